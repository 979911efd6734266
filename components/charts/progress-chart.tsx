import { type LegendKey, legendOf } from './legend';
import { LegendSwatch } from './legend-swatch';
import type { ChartPoint, ProgressData } from './progress-data';
import { layoutBoth } from './progress-layout';
import { ProgressSvg } from './progress-svg';

interface Props {
  /** Unique on the page: the drawing's title and description are found by it. */
  readonly id: string;
  /** The finding in a sentence. */
  readonly title: string;
  /** What the picture shows, for a reader who does not see it. */
  readonly description: string;
  readonly data: ProgressData;
  readonly legend: Readonly<Record<LegendKey, string>>;
  readonly formatTick: (value: number) => string;
  readonly readOut: {
    /** Id of the caption of the table with the same data. */
    readonly table: string;
    /** One point a row of that table, in its order. */
    readonly points: readonly ChartPoint[];
    readonly label: string;
  };
}

/**
 * Progress towards a target over time, drawn on the server: once for narrow and once for wide screens, of which the style
 * sheet shows one, with a key below. It needs no script and no colour. The same data belongs beside it as a table.
 */
export function ProgressChart({ id, title, description, data, legend, formatTick, readOut }: Props) {
  const { wide, narrow } = layoutBoth(data, formatTick);
  const common = { id, title, description, axisText: data.axisText, points: readOut.points };
  return (
    <figure className="my-4">
      <div
        className="max-w-120 sm:max-w-200"
        data-read-out={readOut.table}
        data-read-out-label={readOut.label}
        data-read-out-named=""
      >
        <ProgressSvg {...common} className="sm:hidden print:hidden" layout={narrow} />
        <ProgressSvg {...common} className="hidden sm:block print:block" layout={wide} />
      </div>
      <ul className="mt-2 flex flex-wrap gap-x-5 gap-y-1 text-small text-muted">
        {legendOf(wide, data).map((key) => (
          <li className="flex items-center gap-2" key={key}>
            <LegendSwatch of={key} />
            {legend[key]}
          </li>
        ))}
      </ul>
    </figure>
  );
}

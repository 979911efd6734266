import { useTranslations } from 'next-intl';
import { DataTable } from '@/components/ui/data-table';
import type { Figure } from '@/lib/figures/types';
import type { TargetDetail } from '@/lib/pledges/types';
import type { ProgrammePlace } from '@/lib/programmes/addresses';
import type { Region } from '@/lib/programmes/types';
import type { SourceMarks } from '@/lib/sources/types';
import { FigureAbout } from './figure-about';
import { FigureValue } from './figure-value';

interface Props {
  readonly id: string;
  readonly caption: string;
  readonly figures: readonly Figure[];
  /** The target that they belong to; null for figures of the pledge as a whole. */
  readonly target: TargetDetail | null;
  readonly place: ProgrammePlace;
  readonly timeZone: string;
  /** What is known of the addresses of sources. */
  readonly marks?: SourceMarks;
  /** The regions of the programme, where the figures are about regions. */
  readonly regions?: readonly Region[];
}

/** Published figures, each with its date, role, note, sources and who recorded it. Withdrawn ones are struck through. */
export function FigureTable({ id, caption, figures, target, place, timeZone, marks, regions = [] }: Props) {
  const t = useTranslations('pledge.figures');
  return (
    <DataTable
      caption={caption}
      columns={[
        {
          key: 'figure',
          head: t('figure'),
          kind: 'name',
          className: 'w-2/5 sm:w-1/4',
          cell: (figure) => <FigureValue figure={figure} regions={regions} target={target} />,
        },
        {
          key: 'about',
          head: t('about'),
          cell: (figure) => (
            <FigureAbout
              figure={figure}
              marks={marks}
              place={place}
              summary={target?.summary ?? null}
              timeZone={timeZone}
            />
          ),
        },
      ]}
      id={id}
      isCaptionHidden
      rowKey={({ id: key }) => key}
      rows={figures}
    />
  );
}

import { useLocale, useTranslations } from 'next-intl';
import { type Tile, TileMap } from '@/components/charts/tile-map';
import { useQuantityTexts } from '@/components/pledges/quantity-texts';
import { DataTable } from '@/components/ui/data-table';
import { Day } from '@/components/ui/plain-date';
import { inLanguage } from '@/lib/core/localized-text';
import type { Figure } from '@/lib/figures/types';
import type { Target } from '@/lib/pledges/types';
import type { Region } from '@/lib/programmes/types';
import { RegionName } from './region-name';
import { type RegionRow, regionRows } from './region-rows';
import { useRegionWords } from './region-words';
import { shadesOf } from './shades';

interface Props {
  readonly target: Target;
  /** Its figures about regions. */
  readonly figures: readonly Figure[];
  /** The regions of the programme. */
  readonly regions: readonly Region[];
}

/** What a tile is called: a few letters, else what follows the country in the region's code. */
function shortName({ code, short }: Pick<Region, 'code' | 'short'>, locale: string): string {
  return short ? inLanguage(short, locale).text : code.slice(code.indexOf('-') + 1);
}

/** What a target's figures about regions amount to: the finding, the map of tiles, and the same as a table. */
export function TargetRegions({ target, figures, regions }: Props) {
  const t = useTranslations('regions');
  const locale = useLocale();
  const rows = regionRows(target, figures, regions);
  const { value, tile, axis, finding } = useRegionWords(target, rows, regions.length);
  if (rows.length === 0) return null;
  const shades = shadesOf(rows.map(({ current }) => current));
  const tiles = regions.map(({ code, name, short, row, column }): Tile => {
    const index = rows.findIndex(({ region }) => region.code === code);
    const own = rows[index];
    const label = shortName({ code, short }, locale);
    const place = { id: code, row, column, label, name: inLanguage(name, locale).text };
    if (!own) return { ...place, value: null, word: null, shade: 0 };
    const word = own.qualifier && t(`qualifier.${own.qualifier}`);
    return { ...place, value: tile(own), word, shade: shades[index] ?? 0 };
  });
  const key = [
    axis === '' ? t('map.tilesPlain') : t('map.tiles', { axis }),
    shades.some((shade) => shade > 0) ? t('map.stronger') : '',
    rows.length < regions.length ? t('map.dashed') : '',
  ];
  return (
    <>
      <p className="mb-4 max-w-text">{finding}</p>
      <div className="items-start gap-8 md:grid md:grid-cols-2">
        <figure className="mb-6 max-w-110">
          <TileMap
            description={t('map.description')}
            id={`${target.key}-tiles`}
            tiles={tiles}
            title={finding}
          />
          <figcaption className="mt-2 text-small text-muted">
            {key.filter((part) => part !== '').join(' ')}
          </figcaption>
        </figure>
        <div>
          <RegionTable regions={regions} rows={rows} target={target} value={value} />
          <DifferentDays rows={rows} />
        </div>
      </div>
    </>
  );
}

function RegionTable({
  target,
  rows,
  regions,
  value,
}: Pick<Props, 'target' | 'regions'> & {
  readonly rows: readonly RegionRow[];
  readonly value: (row: RegionRow) => string;
}) {
  const t = useTranslations('regions');
  const locale = useLocale();
  return (
    <DataTable
      caption={`${t('title')}: ${inLanguage(target.metric, locale).text}`}
      columns={[
        {
          key: 'region',
          head: t('region'),
          kind: 'name',
          cell: ({ region }) => (
            <>
              <RegionName code={region.code} regions={regions} />{' '}
              <span className="font-normal text-muted">{shortName(region, locale)}</span>
            </>
          ),
        },
        {
          key: 'value',
          head: t('table.value'),
          kind: 'number',
          cell: (row) => (
            <>
              {value(row)}
              <span className="block text-muted sm:hidden">
                <Day on={row.reference} />
              </span>
            </>
          ),
        },
        {
          key: 'reference',
          head: t('table.reference'),
          className: 'hidden sm:table-cell',
          cell: ({ reference }) => <Day on={reference} />,
        },
      ]}
      id={`${target.key}-regions-caption`}
      isCaptionHidden
      rowKey={({ region }) => region.code}
      rows={rows}
    />
  );
}

/** That the values are not of one day, where they are not. */
function DifferentDays({ rows }: { readonly rows: readonly RegionRow[] }) {
  const t = useTranslations('regions');
  const { day } = useQuantityTexts();
  const days = rows.map(({ reference }) => reference).sort();
  const [from, to] = [days[0], days.at(-1)];
  if (from === undefined || to === undefined || from === to) return null;
  return <p className="mt-3 max-w-text text-small">{t('days', { from: day(from), to: day(to) })}</p>;
}

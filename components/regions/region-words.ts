import { useLocale, useTranslations } from 'next-intl';
import { atAxisScale } from '@/components/pledges/chart-words';
import { toReadingPrecision, useQuantityTexts } from '@/components/pledges/quantity-texts';
import { type Decimal, toFraction } from '@/lib/core/decimal';
import { formatNumber, formatQuantity, formatUnit } from '@/lib/core/i18n/format';
import { scaleFor } from '@/lib/core/i18n/scale';
import { inLanguage } from '@/lib/core/localized-text';
import type { Target } from '@/lib/pledges/types';
import { PERCENT_UNIT } from '@/lib/status/constants';
import type { RegionRow } from './region-rows';

/** More regions than these, and they are counted instead of named. */
const MOST_NAMED = 3;

interface RegionWords {
  /** A value whole, with unit and the source's word. */
  readonly value: (row: RegionRow) => string;
  /** A value as it stands in its tile: in the map's scale, where it may be rounded. */
  readonly tile: (row: RegionRow) => string;
  /** What the numbers in the tiles are: `million m²`; empty where they need no unit. */
  readonly axis: string;
  /** What the rows say, in a sentence or two. */
  readonly finding: string;
}

/** The texts about the regions of a target. `rows` are not empty, highest first; `all` is how many regions there are. */
export function useRegionWords(target: Target, rows: readonly RegionRow[], all: number): RegionWords {
  const t = useTranslations('regions');
  const scales = useTranslations('pledge.chart.scale');
  const units = useTranslations('units');
  const texts = useQuantityTexts();
  const locale = useLocale();
  const isYesNo = target.kind === 'maintain' || (target.kind === 'milestone' && target.stages === 1);
  const isMilestone = target.kind === 'milestone';

  function value({ current, qualifier }: RegionRow): string {
    if (isYesNo) return t(current === '1' ? 'map.yes' : 'map.no');
    if (isMilestone) return t('map.stages', { reached: current, stages: target.stages });
    return texts.value(current, target.unit, qualifier);
  }

  const [first] = rows;
  const highest = first === undefined ? [] : [inFew(first.current)];
  const scale = scaleFor(isMilestone ? [] : highest);
  const unit = target.unit === null ? '' : formatUnit(target.unit, units);

  function inFew(number: Decimal): Decimal {
    return toReadingPrecision(toFraction(number), null);
  }

  function tile(row: RegionRow): string {
    if (isYesNo) return value(row);
    const number = atAxisScale(scale.power === 0 ? row.current : inFew(row.current), scale);
    return target.unit === PERCENT_UNIT
      ? formatQuantity(number, PERCENT_UNIT, locale, units)
      : formatNumber(number, locale);
  }

  function names(shown: readonly RegionRow[]): string {
    if (shown.length > MOST_NAMED) return t('finding.several', { count: shown.length });
    const list = shown.map(({ region }) => inLanguage(region.name, locale).text);
    return new Intl.ListFormat(locale, { type: 'conjunction' }).format(list);
  }

  function finding(): string {
    const known = rows.length;
    const last = rows.at(-1);
    if (first === undefined || last === undefined) return '';
    if (target.kind === 'maintain') {
      return t('finding.goesOn', { yes: rows.filter(({ current }) => current === '1').length, known, all });
    }
    if (isYesNo) return t('finding.reached', { known, all });
    if (known === 1) return t('finding.one', { region: names(rows), value: value(first), all });
    if (first.current === last.current) return t('finding.same', { value: value(first), known, all });
    const at = (end: RegionRow) => rows.filter(({ current }) => current === end.current);
    const ends = { highest: names(at(first)), high: value(first), lowest: names(at(last)), low: value(last) };
    return t('finding.range', { ...ends, known, all });
  }

  const hasAxis = !isYesNo && !isMilestone && target.unit !== PERCENT_UNIT;
  const axis = hasAxis ? [scales(scale.name), unit].filter((part) => part !== '').join(' ') : '';
  return { value, tile, axis, finding: finding() };
}

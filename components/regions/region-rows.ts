import { type Decimal, toFraction } from '@/lib/core/decimal';
import type { PlainDate } from '@/lib/core/plain-date';
import type { Figure } from '@/lib/figures/types';
import { currentQualifier } from '@/lib/pledges/current-qualifier';
import { toStatusFigure, toStatusTarget } from '@/lib/pledges/status-input';
import type { Target } from '@/lib/pledges/types';
import type { Region } from '@/lib/programmes/types';
import { regionalValues } from '@/lib/status/regional';
import type { Qualifier } from '@/lib/status/types';

/** A region and the value that its own counted figures amount to. */
export interface RegionRow {
  readonly region: Region;
  readonly current: Decimal;
  readonly reference: PlainDate;
  readonly qualifier: Qualifier | null;
}

/**
 * The regions that have a value for a target, highest first, then in the programme's order. `figures` are the target's figures
 * about regions that the day's view may show.
 */
export function regionRows(
  target: Target,
  figures: readonly Figure[],
  regions: readonly Region[],
): RegionRow[] {
  const inForce = figures.filter(({ state }) => state === 'published');
  const values = regionalValues(toStatusTarget(target), inForce.map(toStatusFigure));
  return regions
    .flatMap((region): RegionRow[] => {
      const value = values.find((one) => one.region === region.code);
      if (!value) return [];
      const { current, reference, usedIds } = value;
      return [{ region, current, reference, qualifier: currentQualifier(usedIds, inForce) }];
    })
    .sort((a, b) => toFraction(b.current).compare(toFraction(a.current)));
}

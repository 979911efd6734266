import type { Decimal } from '@/lib/core/decimal';
import type { PlainDate } from '@/lib/core/plain-date';
import { currentValue } from './current-value';
import { exactDecimal } from './rational';
import type { StatusFigure, StatusTarget } from './types';

/** What the counted figures about one region amount to; of a milestone the number of stages reached there. */
export interface RegionalValue {
  readonly region: string;
  /** In the target's unit. */
  readonly current: Decimal;
  readonly reference: PlainDate;
  /** The figures that it is made from. */
  readonly usedIds: readonly string[];
}

/**
 * The current value of each region by the rule for the country (METHOD section 2), each from its own counted figures alone.
 * Nothing else follows from them: they are compared with no target and added to nothing. Figures about the whole country are
 * passed over, and regions without a figure that can count are left out. `figures` are those in force.
 */
export function regionalValues(target: StatusTarget, figures: readonly StatusFigure[]): RegionalValue[] {
  const byRegion = new Map<string, StatusFigure[]>();
  for (const figure of figures) {
    if (figure.region === null) continue;
    const own = byRegion.get(figure.region) ?? [];
    own.push({ ...figure, region: null });
    byRegion.set(figure.region, own);
  }
  return [...byRegion].flatMap(([region, own]) => {
    const { points, usedIds } = currentValue(target, own);
    const last = points.at(-1);
    return last ? [{ region, current: exactDecimal(last.value), reference: last.date, usedIds }] : [];
  });
}

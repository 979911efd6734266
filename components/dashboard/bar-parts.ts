import { STATUS_GROUPS, type StatusGroup } from '@/lib/status/types';

export type GroupCounts = Readonly<Record<StatusGroup, number>>;

export interface BarPart {
  readonly group: StatusGroup;
  /** Per cent of the bar's width at which the part begins, and that it takes. */
  readonly start: number;
  readonly share: number;
}

/** A part that is there is never narrower than this, or one pledge of many could not be seen. */
const MIN_SHARE = 1.5;

/** The parts of a bar in the order of the groups; groups without pledges have none. The shares add up to 100. */
export function barParts(counts: GroupCounts): BarPart[] {
  const total = STATUS_GROUPS.reduce((sum, group) => sum + counts[group], 0);
  const present = STATUS_GROUPS.filter((group) => counts[group] > 0);
  const widened = present.map((group) => Math.max((counts[group] / total) * 100, MIN_SHARE));
  const sum = widened.reduce((all, share) => all + share, 0);
  let start = 0;
  return present.map((group, index) => {
    const share = ((widened[index] ?? 0) / sum) * 100;
    const part = { group, start, share };
    start += share;
    return part;
  });
}

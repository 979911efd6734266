import { knownFrom, referenceDateOf } from '@/lib/figures/known-on';
import type { Figure } from '@/lib/figures/types';
import type { PledgeStanding, TargetStanding } from '@/lib/pledges/types';
import type { Revision } from '@/lib/revisions/types';
import type { ChangeSpan, PledgeChange, TargetChange } from './types';

/** Whether a figure became known after the first day and by the second. */
export function isNewIn(figure: Figure, { from, to }: ChangeSpan): boolean {
  const day = knownFrom(figure);
  return day > from && day <= to;
}

/** Those behind the current value before the others, the newest in each first. */
function byWeight({ summary }: TargetStanding): (a: Figure, b: Figure) => number {
  const used = new Set(summary.usedIds);
  return (a, b) => {
    const difference = Number(used.has(b.id)) - Number(used.has(a.id));
    if (difference !== 0) return difference;
    return referenceDateOf(a) < referenceDateOf(b) ? 1 : -1;
  };
}

function targetChange(
  before: TargetStanding | undefined,
  after: TargetStanding,
  figures: readonly Figure[],
  span: ChangeSpan,
): TargetChange | null {
  if (before === undefined || before.standing.status === after.standing.status) return null;
  const { due } = after;
  return {
    target: after,
    before: before.standing.status,
    after: after.standing.status,
    figures: figures.filter((figure) => isNewIn(figure, span)).sort(byWeight(after)),
    // Rules speak of a deadline as passed from the day after it.
    deadline: span.from <= due && due < span.to ? due : null,
  };
}

/**
 * The pledges of which some target has another status on the second day than on the first, in the order given, with what
 * brought it about. `figures` are the counted ones in force, by id of the target.
 */
export function statusChanges(
  before: readonly PledgeStanding[],
  after: readonly PledgeStanding[],
  figures: ReadonlyMap<string, readonly Figure[]>,
  span: ChangeSpan,
): PledgeChange[] {
  const old = new Map(before.map((pledge) => [pledge.id, pledge]));
  return after.flatMap((pledge) => {
    const was = old.get(pledge.id);
    if (was === undefined) return [];
    const oldTargets = new Map(was.targets.map((target) => [target.id, target]));
    const targets = pledge.targets.flatMap(
      (target) => targetChange(oldTargets.get(target.id), target, figures.get(target.id) ?? [], span) ?? [],
    );
    return targets.length === 0 ? [] : [{ pledge, before: was.status, after: pledge.status, targets }];
  });
}

/** Whether a promise was changed after the first day and by the second. */
export function isRevisedIn({ revisedOn }: Pick<Revision, 'revisedOn'>, { from, to }: ChangeSpan): boolean {
  return revisedOn > from && revisedOn <= to;
}

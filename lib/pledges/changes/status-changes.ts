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

/** The figures of a target that became known in between: those behind the current value first, the newest in each first. */
export function newsOf(figures: readonly Figure[], usedIds: readonly string[], span: ChangeSpan): Figure[] {
  const used = new Set(usedIds);
  return figures
    .filter((figure) => isNewIn(figure, span))
    .sort((a, b) => {
      const difference = Number(used.has(b.id)) - Number(used.has(a.id));
      if (difference !== 0) return difference;
      return referenceDateOf(a) < referenceDateOf(b) ? 1 : -1;
    });
}

function targetChange(
  before: TargetStanding | undefined,
  after: TargetStanding,
  span: ChangeSpan,
): TargetChange | null {
  if (before === undefined || before.standing.status === after.standing.status) return null;
  const { due } = after;
  return {
    target: after,
    before: before.standing.status,
    after: after.standing.status,
    figures: [],
    // Rules speak of a deadline as passed from the day after it.
    deadline: span.from <= due && due < span.to ? due : null,
  };
}

/**
 * The pledges of which some target has another status on the second day than on the first, in the order given; without the
 * figures that brought it about (`withNews`).
 */
export function statusChanges(
  before: readonly PledgeStanding[],
  after: readonly PledgeStanding[],
  span: ChangeSpan,
): PledgeChange[] {
  const old = new Map(before.map((pledge) => [pledge.id, pledge]));
  return after.flatMap((pledge) => {
    const was = old.get(pledge.id);
    if (was === undefined) return [];
    const oldTargets = new Map(was.targets.map((target) => [target.id, target]));
    const targets = pledge.targets.flatMap(
      (target) => targetChange(oldTargets.get(target.id), target, span) ?? [],
    );
    return targets.length === 0 ? [] : [{ pledge, before: was.status, after: pledge.status, targets }];
  });
}

/** The changes with the figures that brought them about, by id of the target (`newsOf`). */
export function withNews(
  changes: readonly PledgeChange[],
  news: ReadonlyMap<string, readonly Figure[]>,
): PledgeChange[] {
  return changes.map((change) => ({
    ...change,
    targets: change.targets.map((one) => ({ ...one, figures: news.get(one.target.id) ?? [] })),
  }));
}

/** Whether a promise was changed after the first day and by the second. */
export function isRevisedIn({ revisedOn }: Pick<Revision, 'revisedOn'>, { from, to }: ChangeSpan): boolean {
  return revisedOn > from && revisedOn <= to;
}

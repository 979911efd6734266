import type { PledgeStanding, TargetStanding } from './types';

/**
 * A target to explain the pace with: one whose status the pace decided, with checkpoints if there is such a one. Null where
 * no target has a pace.
 */
export function exampleOf(
  pledges: readonly PledgeStanding[],
): { pledge: PledgeStanding; target: TargetStanding } | null {
  const candidates = pledges.flatMap((pledge) =>
    pledge.targets.filter(({ standing }) => standing.rule === 12).map((target) => ({ pledge, target })),
  );
  return candidates.find(({ target }) => target.checkpoints.length > 0) ?? candidates[0] ?? null;
}

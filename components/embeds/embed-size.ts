import type { PledgeStanding, TargetStanding } from '@/lib/pledges/types';

/** Pixels: as wide as a column of an article. */
export const EMBED_WIDTH = 640;

/** The target whose chart a card shows: the only one, where figures are drawn against time; null for none. */
export function embeddedTarget<One extends TargetStanding>({
  targets,
}: {
  readonly targets: readonly One[];
}): One | null {
  const [only] = targets;
  if (only === undefined || targets.length > 1 || only.kind === 'milestone') return null;
  return only.standing.reason.current === null ? null : only;
}

const WITHOUT_PICTURE = 260;
const WITH_CHART = 760;
const OF_A_TARGET = 40;

/** Pixels that a card takes at that width, with some to spare, for frames that cannot follow its real height. */
export function embedHeight(pledge: Pick<PledgeStanding, 'targets'>): number {
  if (embeddedTarget(pledge)) return WITH_CHART;
  return WITHOUT_PICTURE + (pledge.targets.length > 1 ? pledge.targets.length * OF_A_TARGET : 0);
}

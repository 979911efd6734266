import type { Figure } from '@/lib/figures/types';
import type { ViewDay } from '@/lib/programmes/types';
import { evaluate } from '@/lib/status/evaluate';
import { groupOf, pledgeStatus } from '@/lib/status/pledge-status';
import { asOfFigures, knownOn } from '@/lib/status/select-figures';
import { summarise, type TargetSummary } from '@/lib/status/summarise';
import type { Status, StatusGroup } from '@/lib/status/types';
import { METHOD_VERSION } from '@/lib/status/version';
import { toStatusFigure, toStatusTarget } from './status-input';
import type { Target, TargetStanding } from './types';

/** Whether the stored first step holds for that day: made by this method, and from nothing later than the day. */
export function isSummaryUsable(summary: TargetSummary | null, day: ViewDay): summary is TargetSummary {
  if (day.isAsOf || summary === null || summary.methodVersion !== METHOD_VERSION) return false;
  return summary.reference === null || summary.reference <= day.on;
}

/** The first step over the published figures of a target that are in force, as the day asks for it. */
export function summariseFor(target: Target, figures: readonly Figure[], day: ViewDay): TargetSummary {
  const inForce = figures.filter((figure) => figure.state === 'published').map(toStatusFigure);
  const known = day.isAsOf ? asOfFigures(inForce, day.on) : knownOn(inForce, day.on);
  return summarise(toStatusTarget(target), known);
}

/** A target with where it stands on the day. */
export function standingOf(target: Target, summary: TargetSummary, day: ViewDay): TargetStanding {
  return { ...target, summary, standing: evaluate(toStatusTarget(target), summary, day.on) };
}

/** The status of a pledge and its overview group (METHOD section 6). */
export function overallOf(targets: readonly TargetStanding[]): { status: Status; group: StatusGroup } {
  const status = pledgeStatus(targets.map((target) => target.standing.status));
  return { status, group: groupOf(status) };
}

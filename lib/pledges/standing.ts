import type { Figure } from '@/lib/figures/types';
import type { ViewDay } from '@/lib/programmes/types';
import { evaluate } from '@/lib/status/evaluate';
import { groupOf, pledgeStatus } from '@/lib/status/pledge-status';
import { asOfFigures, knownOn } from '@/lib/status/select-figures';
import { summarise, type TargetSummary } from '@/lib/status/summarise';
import type { Status, StatusFigure, StatusGroup, SummaryOutline } from '@/lib/status/types';
import { METHOD_VERSION } from '@/lib/status/version';
import { toStatusFigure, toStatusTarget } from './status-input';
import type { OriginalStanding, Target, TargetStanding } from './types';

/** Whether the stored first step holds for that day: made by this method, and from nothing later than the day. */
export function isSummaryUsable(summary: TargetSummary | null, day: ViewDay): summary is TargetSummary {
  if (day.isAsOf || summary === null || summary.methodVersion !== METHOD_VERSION) return false;
  return summary.reference === null || summary.reference <= day.on;
}

/** What of a figure the first step reads. */
type FigureInState = StatusFigure & Pick<Figure, 'state'>;

/** The first step over the published figures of a target that are in force, as the day asks for it. */
export function summariseFor(target: Target, figures: readonly FigureInState[], day: ViewDay): TargetSummary {
  const inForce = figures.filter((figure) => figure.state === 'published').map(toStatusFigure);
  const known = day.isAsOf ? asOfFigures(inForce, day.on) : knownOn(inForce, day.on);
  return summarise(toStatusTarget(target), known);
}

/** A target with where it stands on the day; a revised one also against what was first promised. */
export function standingOf<Summary extends SummaryOutline>(
  target: Target,
  summary: Summary,
  day: ViewDay,
  original: Omit<OriginalStanding, 'standing'> | null = null,
): TargetStanding & { readonly summary: Summary } {
  const standing = evaluate(toStatusTarget(target), summary, day.on);
  return { ...target, summary, standing, original: original && againstOriginal(original, day) };
}

function againstOriginal(original: Omit<OriginalStanding, 'standing'>, day: ViewDay): OriginalStanding {
  const { target, summary } = original;
  return { ...original, standing: evaluate(toStatusTarget(target), summary, day.on) };
}

/** The status of a pledge and its overview group (METHOD section 6). */
export function overallOf(targets: readonly TargetStanding[]): { status: Status; group: StatusGroup } {
  const status = pledgeStatus(targets.map((target) => target.standing.status));
  return { status, group: groupOf(status) };
}

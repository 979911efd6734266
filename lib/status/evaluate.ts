import { toFraction } from '@/lib/core/decimal';
import { daysBetween, type PlainDate } from '@/lib/core/plain-date';
import { comparisonOf } from './comparison';
import { BEHIND_PACE, ON_TRACK_PACE, STALE_GRACE_DAYS, TOO_EARLY_EXPECTATION } from './constants';
import { fromRational } from './rational';
import {
  FLAGS,
  type Flag,
  type StatusRule,
  type StatusTarget,
  type SummaryOutline,
  type TargetStatus,
} from './types';
import { METHOD_VERSION } from './version';

export type { TargetStatus };

type Ruling = readonly [rule: StatusRule, status: TargetStatus['status']];

/** Whether a trend goes the promised way; null without an origin. */
function isImproving(target: StatusTarget, summary: SummaryOutline): boolean | null {
  if (target.kind !== 'trend' || summary.origin === null || summary.current === null) return null;
  const order = toFraction(summary.current).compare(toFraction(summary.origin.value));
  return target.direction === 'up' ? order > 0 : order < 0;
}

/** Rules 8 to 12: how the distance covered compares with the distance expected. */
function rulePace(
  target: StatusTarget,
  summary: SummaryOutline,
  on: PlainDate,
  reference: PlainDate,
): Ruling {
  if (on > target.due) return [8, reference >= target.due ? 'missed' : 'overdue'];
  // A `T` equal to the origin's value leaves no way to go, and so nothing to measure progress from.
  if (summary.origin === null || summary.progress === null) return [9, 'in_progress'];
  if (fromRational(summary.progress).lt(0)) return [10, 'off_track'];
  if (summary.expectation === null || summary.pace === null) return [11, 'too_early'];
  const pace = fromRational(summary.pace);
  if (pace.gte(toFraction(ON_TRACK_PACE))) return [12, 'on_track'];
  if (fromRational(summary.expectation).lt(toFraction(TOO_EARLY_EXPECTATION))) return [12, 'too_early'];
  return [12, pace.gte(toFraction(BEHIND_PACE)) ? 'behind' : 'off_track'];
}

/** Rules 1 to 7, in their order; the first that applies decides (METHOD section 4). */
function ruleOf(target: StatusTarget, summary: SummaryOutline, on: PlainDate): Ruling {
  const { current, reference } = summary;
  const { due } = target;
  const isPastDue = on > due;
  if (current === null || reference === null) return [1, isPastDue ? 'overdue' : 'no_data'];
  if (target.kind === 'milestone') {
    if (summary.completedOn !== null) return [2, summary.completedOn > due ? 'achieved_late' : 'achieved'];
    return [2, isPastDue ? 'missed' : 'in_progress'];
  }
  if (target.kind === 'maintain') {
    const goesOn = current === '1';
    if (reference >= due) return [3, goesOn ? 'achieved' : 'missed'];
    if (isPastDue) return [3, 'overdue'];
    return [3, goesOn ? 'on_track' : 'off_track'];
  }
  if (target.kind === 'trend') {
    const improving = isImproving(target, summary);
    if (improving === null) return [4, 'in_progress'];
    if (reference >= due) return [4, improving ? 'achieved' : 'missed'];
    if (isPastDue) return [4, 'overdue'];
    return [4, improving ? 'on_track' : 'off_track'];
  }
  if (target.kind === 'total' && summary.targetValue === null) {
    return [5, toFraction(current).gt(0) ? 'in_progress' : 'not_started'];
  }
  if (target.kind === 'relative' && target.baseline === null) return [6, 'in_progress'];
  if (summary.isMet) {
    const isLate = summary.metSince !== null && summary.metSince > due;
    return [7, isLate ? 'achieved_late' : 'achieved'];
  }
  return rulePace(target, summary, on, reference);
}

/** Days after its reference date up to which a figure is fresh. */
function staleAfterDays(target: StatusTarget): number {
  return target.reportingIntervalDays + STALE_GRACE_DAYS;
}

/** The flags of METHOD section 4, in the order of `FLAGS`. */
function flagsOf(target: StatusTarget, summary: SummaryOutline, on: PlainDate, rule: StatusRule): Flag[] {
  const { reference, origin } = summary;
  const measuresFromBaseline =
    target.kind === 'level' || target.kind === 'relative' || target.kind === 'trend';
  const applies: Record<Flag, boolean> = {
    stale: reference !== null && daysBetween(reference, on) > staleAfterDays(target),
    provisional_baseline: origin?.isProvisional === true,
    no_baseline: reference !== null && measuresFromBaseline && origin === null,
    conflicting_sources: summary.conflicts.some((conflict) => conflict.concernsCurrent),
    slipped_back: summary.hasSlippedBack,
    worse_than_baseline: rule === 10,
    revised_target: target.revised,
  };
  return FLAGS.filter((flag) => applies[flag]);
}

/**
 * Step two of the method: the status of a target on the day `on`, from the summary of its figures (METHOD section 4). The
 * day should not lie before the summary's reference date; for an earlier day summarise the figures known then.
 */
export function evaluate(target: StatusTarget, summary: SummaryOutline, on: PlainDate): TargetStatus {
  const [rule, status] = ruleOf(target, summary, on);
  return {
    methodVersion: METHOD_VERSION,
    status,
    rule,
    flags: flagsOf(target, summary, on, rule),
    reason: {
      kind: target.kind,
      direction: target.direction,
      comparison: comparisonOf(target),
      on,
      start: target.start,
      due: target.due,
      current: summary.current,
      reference: summary.reference,
      targetValue: summary.targetValue,
      origin: summary.origin,
      progress: summary.progress,
      expectation: summary.expectation,
      expectedValue: summary.expectedValue,
      pace: summary.pace,
      metSince: summary.metSince,
      stagesReached: summary.stagesReached.length,
      stages: target.stages,
      completedOn: summary.completedOn,
      isImproving: isImproving(target, summary),
      daysSinceReference: summary.reference === null ? null : daysBetween(summary.reference, on),
      staleAfterDays: staleAfterDays(target),
    },
  };
}

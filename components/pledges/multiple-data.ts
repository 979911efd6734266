import type { Multiple } from '@/components/charts/multiple-shapes';
import { toFraction } from '@/lib/core/decimal';
import type { LocalizedText } from '@/lib/core/localized-text';
import { toStatusTarget } from '@/lib/pledges/status-input';
import type { PledgeStanding, TargetStanding } from '@/lib/pledges/types';
import { expectedCourse } from '@/lib/status/expectation';
import { SEVERITY } from '@/lib/status/pledge-status';
import { fromRational } from '@/lib/status/rational';
import type { SeriesPoint, TargetSummary } from '@/lib/status/types';

/** A target that has a share of the way, and where its page is. */
export interface MultipleTarget {
  readonly pledge: string;
  readonly title: LocalizedText;
  readonly target: TargetStanding;
}

/** One with its picture. */
export interface DrawnMultiple extends MultipleTarget {
  readonly multiple: Multiple;
}

/** The points that the current values of targets went through, by the target's id. */
export type PointsOf = ReadonlyMap<string, Pick<TargetSummary, 'series'>>;

/** As many small charts as a page can bear. */
export const MOST_MULTIPLES = 24;

/** Whether there is a way, and a share of it was expected by the latest figure. */
function hasWay({ summary }: TargetStanding): boolean {
  const { origin, targetValue, progress, expectation } = summary;
  return origin !== null && targetValue !== null && progress !== null && expectation !== null;
}

/**
 * The picture of a target as a share of its way; null where it has none, or none was expected by its latest figure. Two values are joined as they follow each other:
 * the chart of the target itself shows what covers the time between.
 */
export function multipleOf(
  target: TargetStanding,
  series: readonly Pick<SeriesPoint, 'date' | 'value'>[],
): Multiple | null {
  const { origin, targetValue } = target.summary;
  if (origin === null || targetValue === null || !hasWay(target)) return null;
  const [start, goal] = [toFraction(origin.value), toFraction(targetValue)];
  const whole = goal.sub(start);
  const shareOf = (value: ReturnType<typeof toFraction>) => value.sub(start).div(whole).valueOf();
  const corners = expectedCourse(toStatusTarget(target), { ...origin, value: start }, goal) ?? [];
  return {
    course: corners.map(({ date, value }) => ({ day: date, share: shareOf(value) })),
    points: [
      { day: origin.date, share: 0 },
      ...series
        .filter(({ date }) => date > origin.date)
        .map(({ date, value }) => ({ day: date, share: shareOf(toFraction(value)) })),
    ],
    due: target.due,
  };
}

/** The targets of some pledges that have a share of the way, the worst status first. */
export function multiplesOf(pledges: readonly PledgeStanding[]): MultipleTarget[] {
  const all = pledges.flatMap(({ slug, title, targets }) =>
    targets.flatMap((target) => (hasWay(target) ? [{ pledge: slug, title, target }] : [])),
  );
  const order: readonly string[] = SEVERITY;
  const rank = ({ target }: MultipleTarget) => order.indexOf(target.standing.status);
  return all.sort((a, b) => rank(a) - rank(b));
}

/** Those that a page has room for, drawn. */
export function drawMultiples(targets: readonly MultipleTarget[], points: PointsOf): DrawnMultiple[] {
  return targets.slice(0, MOST_MULTIPLES).flatMap((one) => {
    const multiple = multipleOf(one.target, points.get(one.target.id)?.series ?? []);
    return multiple === null ? [] : [{ ...one, multiple }];
  });
}

/** How many are at least as far as was expected by their latest figure. */
export function aheadOf(targets: readonly MultipleTarget[]): { ahead: number; of: number } {
  const ahead = targets.filter(({ target: { summary } }) => {
    const { progress, expectation } = summary;
    return progress && expectation && fromRational(progress).gte(fromRational(expectation));
  });
  return { ahead: ahead.length, of: targets.length };
}

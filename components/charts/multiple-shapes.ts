import { scaleLinear } from 'd3-scale';
import { type PlainDate, toEpochDay } from '@/lib/core/plain-date';
import type { Box } from './label-placement';
import { lineShape, targetShape } from './mark-shapes';
import { type Shape, stroke } from './shapes';

/** A share of the way from the origin to the target, on a day. The number only decides where a mark stands. */
export interface SharePoint {
  readonly day: PlainDate;
  readonly share: number;
}

/** One of several small charts on the same scale. */
export interface Multiple {
  /** Corners of the expected course, from 0 to 1; fewer than two where nothing is expected. */
  readonly course: readonly SharePoint[];
  /** Published values in order of their days, from the origin on. */
  readonly points: readonly SharePoint[];
  readonly due: PlainDate;
}

/** The days that a set of small charts spans. */
export type DayRange = readonly [from: PlainDate, to: PlainDate];

/** Shares beyond these leave a small chart; the text beside it has the number. */
const LEAST = -0.2;
const MOST = 1.25;

/** From the first day to the last of anything that the charts show. */
export function rangeOf(multiples: readonly Multiple[], viewDay: PlainDate): DayRange {
  const days = multiples.flatMap(({ course, points, due }) =>
    [...course, ...points].map(({ day }) => day).concat(due),
  );
  const sorted = [viewDay, ...days].sort();
  return [sorted[0] ?? viewDay, sorted.at(-1) ?? viewDay];
}

/** Progress against what was expected, within a box: two levels for none and all of the way, and the two courses. */
export function multipleShapes(multiple: Multiple, box: Box, range: DayRange): Shape[] {
  const toX = scaleLinear()
    .domain([toEpochDay(range[0]), toEpochDay(range[1])])
    .range([box.left + 6, box.right - 8]);
  const toY = scaleLinear().domain([LEAST, MOST]).range([box.bottom, box.top]).clamp(true);
  const place = ({ day, share }: SharePoint) => ({ x: tenths(toX(toEpochDay(day))), y: tenths(toY(share)) });
  const pathOf = (points: readonly SharePoint[]) =>
    points
      .map(place)
      .map(({ x, y }, index) => `${index === 0 ? 'M' : 'L'}${x},${y}`)
      .join('');
  const level = (share: number) => `M${tenths(box.left)},${tenths(toY(share))}H${tenths(box.right)}`;
  const last = multiple.points.at(-1);
  return [
    stroke(level(0), 'muted', 1),
    lineShape('target', level(1)),
    ...(multiple.course.length > 1 ? [lineShape('course', pathOf(multiple.course))] : []),
    ...(multiple.points.length > 1 ? [lineShape('progress', pathOf(multiple.points))] : []),
    targetShape(place({ day: multiple.due, share: 1 })),
    ...(last
      ? [{ kind: 'dot', ...place(last), r: 4.5, fill: 'action', stroke: 'paper', width: 1.5 } as const]
      : []),
  ];
}

function tenths(value: number): number {
  return Math.round(value * 10) / 10;
}

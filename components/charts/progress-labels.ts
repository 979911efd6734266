import {
  type Box,
  type LabelSpot,
  type LabelWish,
  type Obstacle,
  type PlacedLabel,
  placeLabels,
} from './label-placement';
import { LEANING_REACH } from './mark-shapes';
import type { ChartPoint, ChartText, Leaning, ProgressData } from './progress-data';
import type { Frame, Place, Spot } from './progress-layout';

/** The day of the view stands this far above the plot, clear of marks at its upper edge. */
const VIEW_DAY_RAISE = 14;
/** Distance between the points by which a line is told to the placement. */
const SAMPLE_STEP = 4;
const MARK_RADIUS = 5;
/** Labels stay this far above the horizontal axis, which would strike them through. */
const AXIS_CLEARANCE = 2.5;
/** Must be written wherever it fits, whatever it crosses. */
const REQUIRED = 1000;
/** May cross a thin line, not lie along it. */
const OPTIONAL = 4;

function alongLine(from: Spot, to: Spot): Obstacle[] {
  const steps = Math.max(1, Math.round(Math.hypot(to.x - from.x, to.y - from.y) / SAMPLE_STEP));
  return Array.from({ length: steps + 1 }, (_, index) => {
    const x = from.x + ((to.x - from.x) * index) / steps;
    const y = from.y + ((to.y - from.y) * index) / steps;
    return { left: x - 1, right: x + 1, top: y - 1, bottom: y + 1, weight: 1 };
  });
}

function alongPath(points: readonly Spot[]): Obstacle[] {
  return points.flatMap((point, index) => {
    const next = points[index + 1];
    return next ? alongLine(point, next) : [];
  });
}

function around({ x, y }: Spot): Obstacle {
  return {
    left: x - MARK_RADIUS,
    right: x + MARK_RADIUS,
    top: y - MARK_RADIUS,
    bottom: y + MARK_RADIUS,
    weight: 4,
  };
}

function leaningObstacle(leaning: Leaning, { x, y }: Spot): Obstacle {
  return {
    left: x - 4,
    right: x + 4,
    top: leaning === 'below' ? y : y - LEANING_REACH,
    bottom: leaning === 'above' ? y : y + LEANING_REACH,
    weight: 4,
  };
}

/** Both forms of a text at each spot: the long one wherever it fits, before the short one. */
function bothForms(text: ChartText, spots: readonly Omit<LabelSpot, 'text'>[]): LabelSpot[] {
  const forms = text.long === text.short ? [text.long] : [text.long, text.short];
  return forms.flatMap((form) => spots.map((spot) => ({ text: form, ...spot })));
}

/** Room between a mark and the text above or below it, beyond which an arrow or a bar of the mark would reach. */
function clearanceOf(leaning: Leaning | null, side: 'above' | 'below'): number {
  return leaning === side || leaning === 'around' ? LEANING_REACH + 2 : 9;
}

function besideMark({ x, y }: Spot, leaning: Leaning | null, fontSize: number): Omit<LabelSpot, 'text'>[] {
  const middle = y + fontSize * 0.33;
  const above = y - clearanceOf(leaning, 'above');
  const below = y + clearanceOf(leaning, 'below') + fontSize * 0.7;
  return [
    { x: x + 4, y: above, anchor: 'end' },
    { x, y: above, anchor: 'middle' },
    { x: x + 9, y: middle, anchor: 'start' },
    { x: x - 4, y: below, anchor: 'start' },
    { x, y: below, anchor: 'middle' },
    { x: x - 9, y: middle, anchor: 'end' },
    { x: x - 4, y: above, anchor: 'start' },
    { x: x + 4, y: below, anchor: 'end' },
    { x: x + 9, y: y - 12, anchor: 'start' },
    { x: x + 9, y: y + 18, anchor: 'start' },
  ];
}

function besideLine(
  from: Spot,
  to: Spot,
  shares: readonly number[],
  fontSize: number,
): Omit<LabelSpot, 'text'>[] {
  const isRising = to.y < from.y;
  return shares.flatMap((share) => {
    const x = from.x + (to.x - from.x) * share;
    const y = from.y + (to.y - from.y) * share;
    const below = y + fontSize + 2;
    return [
      { x: x + 6, y: isRising ? below : y - 6, anchor: 'start' as const },
      { x: x - 6, y: isRising ? y - 6 : below, anchor: 'end' as const },
    ];
  });
}

/** The place on a broken line at a share of its days, as the segment that holds it. */
function segmentAt(points: readonly ChartPoint[], place: Place, share: number): [Spot, Spot] | null {
  const spots = points.map(place);
  const [first] = spots;
  const last = spots.at(-1);
  if (!first || !last) return null;
  const x = first.x + (last.x - first.x) * share;
  for (const [index, from] of spots.entries()) {
    const to = spots[index + 1];
    if (to && x <= to.x) {
      const part = to.x === from.x ? 0 : (x - from.x) / (to.x - from.x);
      const y = from.y + (to.y - from.y) * part;
      return [
        { x, y },
        { x: to.x, y: to.y },
      ];
    }
  }
  return null;
}

function obstaclesOf(data: ProgressData, plot: Box, place: Place, viewDayX: number): Obstacle[] {
  const { forecast } = data;
  const goals = [data.target, data.original].filter((goal) => goal !== null).map(place);
  return [
    ...alongPath(data.course.map(place)),
    ...data.runs.flatMap((run) => alongPath(run.map(place))),
    ...data.marks.map((mark) => around(place(mark))),
    ...data.marks.flatMap((mark) => (mark.leaning ? [leaningObstacle(mark.leaning, place(mark))] : [])),
    ...goals.flatMap((spot) => [
      around(spot),
      ...alongLine({ x: plot.left, y: spot.y }, { x: plot.right, y: spot.y }),
    ]),
    ...(forecast ? alongPath([forecast.from, forecast.to].map(place)) : []),
    ...alongLine({ x: viewDayX, y: plot.top }, { x: viewDayX, y: plot.bottom }),
  ];
}

function courseWish(data: ProgressData, place: Place, fontSize: number): LabelWish[] {
  const { courseText } = data;
  if (courseText === null) return [];
  const spots = [0.62, 0.5, 0.75, 0.38, 0.88, 0.25].flatMap((share) => {
    const segment = segmentAt(data.course, place, share);
    return segment ? besideLine(segment[0], segment[1], [0], fontSize) : [];
  });
  return [{ key: 'course', spots: bothForms(courseText, spots), tolerance: OPTIONAL }];
}

function forecastWish(data: ProgressData, place: Place, fontSize: number): LabelWish[] {
  const { forecast } = data;
  if (forecast === null) return [];
  const from = place(forecast.from);
  const to = place(forecast.to);
  const atEnd = [
    { x: to.x, y: to.y - 8, anchor: 'end' as const },
    { x: to.x, y: to.y + fontSize + 4, anchor: 'end' as const },
  ];
  const spots = [...atEnd, ...besideLine(from, to, [0.7, 0.55, 0.4, 0.85], fontSize)];
  return [{ key: 'forecast', spots: bothForms(forecast.text, spots), tolerance: 12 }];
}

function markWishes(data: ProgressData, place: Place, fontSize: number): LabelWish[] {
  const counted = data.marks.filter(({ role }) => role === 'counted');
  const current = counted.at(-1);
  const others = [
    ...counted.slice(0, -1).reverse(),
    ...data.marks.filter(({ role }) => role === 'baseline'),
    ...data.marks.filter(({ role }) => role === 'conflict'),
    ...data.marks.filter(({ role }) => role === 'alternative'),
    ...data.marks.filter(({ role }) => role === 'context'),
  ];
  return [...(current ? [current] : []), ...others].map((mark, index) => ({
    key: mark === current ? 'current' : `${mark.role}-${index}`,
    spots: besideMark(place(mark), mark.leaning, fontSize).map((spot) => ({ ...spot, text: mark.text })),
    tolerance: mark === current ? REQUIRED : OPTIONAL,
  }));
}

/**
 * The labels of a progress chart, the most important first, none touching another; only those of `keys`, if given.
 */
export function labelsOf(
  data: ProgressData,
  frame: Frame,
  plot: Box,
  place: Place,
  viewDayX: number,
  keys: ReadonlySet<string> | null,
): PlacedLabel[] {
  const { fontSize } = frame;
  const wishes: LabelWish[] = [
    viewDayWish(data.viewDayText, plot, viewDayX),
    ...goalWish('target', data.target, plot, place, fontSize),
    ...goalWish('original', data.original, plot, place, fontSize),
  ];
  const [current, ...others] = markWishes(data, place, fontSize);
  if (current) wishes.push(current);
  wishes.push(...forecastWish(data, place, fontSize), ...courseWish(data, place, fontSize), ...others);
  const wanted = wishes.filter(({ key }) => keys === null || keys.has(key));
  return placeLabels(wanted, {
    // Left of the plot and below it stand the values of the axes.
    bounds: { left: plot.left, top: 0, right: frame.width, bottom: plot.bottom - AXIS_CLEARANCE },
    obstacles: obstaclesOf(data, plot, place, viewDayX),
    fontSize,
    letterWidth: frame.letterWidth,
  });
}

/** The name of a target's line, at either end of it. */
function goalWish(
  key: 'target' | 'original',
  goal: ProgressData['target'],
  plot: Box,
  place: Place,
  fontSize: number,
): LabelWish[] {
  if (goal === null) return [];
  const { y } = place(goal);
  const spots = [y - 6, y + fontSize + 3].flatMap((baseline) => [
    { x: plot.left + 6, y: baseline, anchor: 'start' as const },
    { x: plot.right - 2, y: baseline, anchor: 'end' as const },
  ]);
  return [{ key, spots: bothForms(goal.text, spots), tolerance: REQUIRED }];
}

function viewDayWish(text: string, plot: Box, x: number): LabelWish {
  const y = plot.top - VIEW_DAY_RAISE;
  return {
    key: 'view-day',
    tolerance: REQUIRED,
    spots: [
      { text, x, y, anchor: 'middle' },
      { text, x: plot.right, y, anchor: 'end' },
      { text, x: plot.left, y, anchor: 'start' },
    ],
  };
}

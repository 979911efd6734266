import { scaleLinear } from 'd3-scale';
import { type PlainDate, toEpochDay } from '@/lib/core/plain-date';
import type { HistoryPoint } from '@/lib/pledges/history/status-history';
import { STATUS_GROUPS, type StatusGroup } from '@/lib/status/types';
import { groupTone } from './group-fills';
import { yearTicks } from './progress-axes';
import type { Spot } from './progress-layout';
import { type PathShape, type Shape, stroke, type TextShape } from './shapes';

/** A drawing of a history, in units of which one is a pixel at its own size. */
export interface HistoryFrame {
  readonly name: 'narrow' | 'wide' | 'picture';
  readonly width: number;
  readonly height: number;
  readonly fontSize: number;
}

export const HISTORY_NARROW: HistoryFrame = { name: 'narrow', width: 340, height: 220, fontSize: 12 };
export const HISTORY_WIDE: HistoryFrame = { name: 'wide', width: 720, height: 280, fontSize: 12.5 };
export const HISTORY_PICTURE: HistoryFrame = { name: 'picture', width: 900, height: 360, fontSize: 14 };

export interface HistoryDrawing {
  readonly shapes: readonly Shape[];
  /** Where each point can be pointed at: on the boundary to what is not yet known. */
  readonly spots: readonly Spot[];
}

/** Room right of the last day for the numbers of that day, in letters. */
const ROOM_FOR_NUMBERS = 3;
/** Lines of numbers at the end stand at least so far apart, in parts of the font size. */
const NUMBER_LEAD = 1.1;

function tenths(value: number): number {
  return Math.round(value * 10) / 10;
}

/** The groups as layers over time, the best at the bottom; each number holds until the next one that is known. */
export function historyShapes(points: readonly HistoryPoint[], frame: HistoryFrame): HistoryDrawing {
  const { fontSize } = frame;
  const first = points[0];
  const last = points.at(-1);
  if (!first || !last) return { shapes: [], spots: [] };
  const total = STATUS_GROUPS.reduce((sum, group) => sum + last.groups[group], 0);
  const letter = fontSize * 0.64;
  const plot = {
    left: tenths(String(total).length * letter + 10),
    right: tenths(frame.width - ROOM_FOR_NUMBERS * letter - 6),
    top: tenths(fontSize * 0.6),
    bottom: tenths(frame.height - fontSize * 1.9),
  };
  const days: [number, number] = [toEpochDay(first.day), toEpochDay(last.day)];
  const toX = scaleLinear().domain(days).range([plot.left, plot.right]);
  const toY = scaleLinear()
    .domain([0, Math.max(1, total)])
    .range([plot.bottom, plot.top]);
  const x = (day: PlainDate) => tenths(toX(toEpochDay(day)));
  const y = (value: number) => tenths(toY(value));

  const layers = STATUS_GROUPS.map((group, index): PathShape => {
    const tops = points.map(({ day, groups }) => ({ x: x(day), y: y(upTo(groups, index)) }));
    return {
      kind: 'path',
      d: layerPath(tops, plot.bottom),
      fill: { group },
      stroke: group === 'not_yet_known' ? groupTone(group) : 'paper',
      width: group === 'not_yet_known' ? 1 : 0.75,
    };
  });
  return {
    shapes: [
      ...valueAxisShapes(total, plot, y, fontSize),
      // From the back, which is the whole, to the front, so that each boundary is drawn once.
      ...layers.reverse(),
      ...dayAxisShapes(days, plot, toX, fontSize),
      ...numberShapes(last.groups, plot, y, fontSize),
    ],
    spots: points.map(({ day, groups }) => ({ x: x(day), y: y(upTo(groups, STATUS_GROUPS.length - 2)) })),
  };
}

/** How many are in the groups up to that one. */
function upTo(groups: HistoryPoint['groups'], index: number): number {
  return STATUS_GROUPS.slice(0, index + 1).reduce((sum, group) => sum + groups[group], 0);
}

/** A surface below steps: its height changes only where the number does. */
function layerPath(tops: readonly Spot[], bottom: number): string {
  const [start] = tops;
  const end = tops.at(-1);
  if (!start || !end) return '';
  let height = start.y;
  const steps = tops.slice(1).map((top) => {
    if (top.y === height) return '';
    height = top.y;
    return `H${top.x}V${top.y}`;
  });
  return `M${start.x},${bottom}V${start.y}${steps.join('')}H${end.x}V${bottom}z`;
}

interface Plot {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

function valueAxisShapes(total: number, plot: Plot, y: (value: number) => number, fontSize: number): Shape[] {
  const step = scaleLinear().domain([0, total]).ticks(3)[1] ?? total;
  // The whole is named; a round number close below it would touch it.
  const round = scaleLinear()
    .domain([0, total])
    .ticks(3)
    .filter((value) => Number.isInteger(value) && value < total - step / 3);
  return [...new Set([...round, total])].map(
    (value): TextShape => ({
      kind: 'text',
      x: plot.left - 6,
      y: tenths(y(value) + fontSize * 0.35),
      text: String(value),
      tone: 'muted',
      anchor: 'end',
    }),
  );
}

function dayAxisShapes(
  [from, to]: readonly [number, number],
  plot: Plot,
  toX: (day: number) => number,
  fontSize: number,
): Shape[] {
  const ticks = yearTicks(from, to, plot.right - plot.left).map(({ year, at }) => ({
    year,
    x: tenths(toX(at)),
  }));
  const marks = ticks.map(({ x }) => `M${x},${plot.bottom}v5`).join('');
  return [
    stroke(`M${plot.left},${plot.bottom}H${plot.right}${marks}`, 'muted', 1),
    ...ticks.map(
      ({ year, x }): Shape => ({
        kind: 'text',
        x,
        y: tenths(plot.bottom + fontSize * 1.5),
        text: year,
        tone: 'muted',
        anchor: 'middle',
      }),
    ),
  ];
}

/** The numbers of the last day at the end of their layers, moved apart where layers are thin. */
function numberShapes(
  groups: HistoryPoint['groups'],
  plot: Plot,
  y: (value: number) => number,
  fontSize: number,
): Shape[] {
  let below = plot.bottom + fontSize;
  return STATUS_GROUPS.flatMap((group: StatusGroup, index): Shape[] => {
    const count = groups[group];
    if (count === 0) return [];
    const middle = y(upTo(groups, index) - count / 2) + fontSize * 0.35;
    const at = Math.min(middle, below - fontSize * NUMBER_LEAD);
    below = at;
    return [
      {
        kind: 'text',
        x: plot.right + 6,
        y: tenths(at),
        text: String(count),
        tone: 'ink',
        isBold: true,
      },
    ];
  });
}

import {
  bandShape,
  checkpointShape,
  leaningShape,
  lineShape,
  markShape,
  originalShape,
  targetShape,
} from './mark-shapes';
import type { ProgressData } from './progress-data';
import type { ProgressLayout } from './progress-layout';
import { type Shape, stroke } from './shapes';

/** The parts of the picture that its key explains. */
export const LEGEND_KEYS = [
  'counted',
  'baseline',
  'target',
  'original',
  'course',
  'checkpoint',
  'forecast',
  'band',
  'conflict',
  'alternative',
  'context',
  'above',
  'below',
  'around',
  'gap',
  'cutAxis',
] as const;
export type LegendKey = (typeof LEGEND_KEYS)[number];

/** The size of a sample in the key. */
export const SWATCH = { width: 28, height: 16 } as const;

const MIDDLE = { x: 14, y: 8 };
const AT_END = { x: 20, y: 8 };
const LINE = 'M0,8H28';

/** What of the key a chart needs, in its order. */
export function legendOf(layout: ProgressLayout, data: ProgressData): LegendKey[] {
  return LEGEND_KEYS.filter((key) => isShown(key, layout, data));
}

function isShown(key: LegendKey, layout: ProgressLayout, data: ProgressData): boolean {
  switch (key) {
    case 'gap':
      return data.hasGap;
    case 'target':
      return layout.target !== null;
    case 'original':
      return layout.original !== null;
    case 'course':
      return layout.coursePath !== null;
    case 'checkpoint':
      return layout.checkpoints.length > 0;
    case 'forecast':
      return layout.forecastPath !== null;
    case 'band':
      return layout.bandPath !== null;
    case 'cutAxis':
      return !layout.isFromZero;
    case 'above':
    case 'below':
    case 'around':
      return layout.marks.some(({ leaning }) => leaning === key);
    default:
      return layout.marks.some(({ role }) => role === key);
  }
}

/** A sample of a line or mark; nothing for what the key only says in words. */
export function swatchShapes(key: LegendKey): Shape[] {
  switch (key) {
    case 'gap':
    case 'cutAxis':
      return [];
    case 'counted':
      return [lineShape('progress', LINE), markShape('counted', MIDDLE)];
    case 'target':
      return [lineShape('target', 'M0,8H18'), targetShape(AT_END)];
    case 'original':
      return [lineShape('original', LINE), originalShape(AT_END)];
    case 'course':
    case 'forecast':
      return [lineShape(key, LINE)];
    case 'band':
      return [bandShape('M0,8L28,1V15z', 0.2)];
    case 'checkpoint':
      return [checkpointShape(MIDDLE)];
    case 'above':
      return [leaningShape(key, { x: 14, y: 18 })];
    case 'below':
      return [leaningShape(key, { x: 14, y: -2 })];
    case 'around':
      // As on a mark, without the room that the mark takes.
      return [stroke('M10,2h8m-4,0v12m-4,0h8', 'action', 1.75)];
    default:
      return [markShape(key, MIDDLE)];
  }
}

import {
  bandShape,
  checkpointShape,
  leaningShape,
  lineShape,
  markShape,
  originalShape,
  targetShape,
  tieShape,
} from './mark-shapes';
import type { ProgressLayout } from './progress-layout';
import { type Shape, stroke } from './shapes';

const BAND_OPACITY = 0.14;
/** Labels that are set in bold: what the reader came for. */
const MAIN_LABELS = ['current', 'target'];

/** Everything that a progress chart draws, from back to front. */
export function progressShapes(layout: ProgressLayout, axisText: string): Shape[] {
  const { plot, original, target, coursePath, forecastPath, bandPath } = layout;
  const across = (y: number) => `M${plot.left},${y}H${plot.right}`;
  return [
    ...axisShapes(layout, axisText),
    ...(bandPath ? [bandShape(bandPath, BAND_OPACITY)] : []),
    ...(original ? [lineShape('original', across(original.y))] : []),
    ...(target ? [lineShape('target', across(target.y))] : []),
    ...(coursePath ? [lineShape('course', coursePath)] : []),
    ...layout.checkpoints.map(checkpointShape),
    ...(forecastPath ? [lineShape('forecast', forecastPath)] : []),
    ...layout.runPaths.map((path) => lineShape('progress', path)),
    ...(original ? [originalShape(original)] : []),
    ...(target ? [targetShape(target)] : []),
    ...tieShapes(layout),
    ...layout.marks.flatMap((mark) => (mark.leaning ? [leaningShape(mark.leaning, mark)] : [])),
    ...layout.marks.map((mark) => markShape(mark.role, mark)),
    ...layout.labels.map(({ key, text, x, y, anchor }): Shape => {
      const isMain = MAIN_LABELS.includes(key);
      return {
        kind: 'text',
        x,
        y,
        text,
        anchor,
        tone: isMain ? 'ink' : 'muted',
        isBold: isMain,
        hasRim: true,
      };
    }),
  ];
}

/** Ties between contradicting values and the counted one of their day. */
function tieShapes({ marks }: ProgressLayout): Shape[] {
  return marks.flatMap((mark) => {
    if (mark.role !== 'conflict') return [];
    const counted = marks.find(({ role, x }) => role === 'counted' && x === mark.x);
    return counted ? [tieShape(counted, mark)] : [];
  });
}

function axisShapes({ frame, plot, yTicks, xTicks, viewDayX }: ProgressLayout, axisText: string): Shape[] {
  const { fontSize } = frame;
  return [
    { kind: 'text', x: 0, y: fontSize, text: axisText, tone: 'muted' },
    stroke(yTicks.map(({ y }) => `M${plot.left},${y}H${plot.right}`).join(''), 'line', 1),
    ...yTicks.map(
      ({ y, text }): Shape => ({
        kind: 'text',
        x: plot.left - 6,
        y: tenths(y + fontSize * 0.35),
        text,
        tone: 'muted',
        anchor: 'end',
      }),
    ),
    stroke(
      [`M${plot.left},${plot.bottom}H${plot.right}`, ...xTicks.map(({ x }) => `M${x},${plot.bottom}v5`)].join(
        '',
      ),
      'muted',
      1,
    ),
    ...xTicks.map(
      ({ x, text }): Shape => ({
        kind: 'text',
        x,
        y: tenths(plot.bottom + fontSize * 1.5),
        text,
        tone: 'muted',
        anchor: x > plot.right - fontSize * 1.2 ? 'end' : 'middle',
      }),
    ),
    stroke(`M${viewDayX},${tenths(plot.top - 10)}V${plot.bottom}`, 'muted', 1.25, '1 3'),
  ];
}

function tenths(value: number): number {
  return Math.round(value * 10) / 10;
}

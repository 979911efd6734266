import type { Leaning, MarkRole } from './progress-data';
import type { Spot } from './progress-layout';
import { type Shape, stroke, type Tone } from './shapes';

/**
 * The mark of a figure: filled circle counted, hollow circle alternative, hollow circle with a bar in conflict with the counted
 * one, cross context, hollow square baseline.
 */
export function markShape(role: MarkRole, { x, y }: Spot): Shape {
  switch (role) {
    case 'context':
      return stroke(`M${x - 3.5},${y - 3.5}l7,7m0,-7l-7,7`, 'muted', 1.5);
    case 'baseline':
      return { kind: 'path', d: `M${x - 4},${y - 4}h8v8h-8z`, fill: 'paper', stroke: 'ink', width: 1.75 };
    case 'conflict':
      return {
        kind: 'path',
        d: `M${x - 4.5},${y}a4.5,4.5 0 1 0 9,0a4.5,4.5 0 1 0 -9,0h9`,
        fill: 'paper',
        stroke: 'action',
        width: 1.75,
      };
    case 'alternative':
      return { kind: 'dot', x, y, r: 4, fill: 'paper', stroke: 'action', width: 1.75 };
    case 'counted':
      return { kind: 'dot', x, y, r: 5, fill: 'action', stroke: 'paper', width: 1.5 };
  }
}

/** How far a leaning reaches from the middle of its mark. */
export const LEANING_REACH = 16;

/** Where the true value lies, as the source's word has it: an arrow up or down, or a bar to both sides. */
export function leaningShape(leaning: Leaning, { x, y }: Spot): Shape {
  switch (leaning) {
    case 'above':
      return stroke(`M${x},${y - 6}v-10m-3.5,4l3.5,-4l3.5,4`, 'action', 1.75);
    case 'below':
      return stroke(`M${x},${y + 6}v10m-3.5,-4l3.5,4l3.5,-4`, 'action', 1.75);
    case 'around':
      return stroke(`M${x - 4},${y - 12}h8m-4,0v6M${x},${y + 6}v6m-4,0h8`, 'action', 1.75);
  }
}

/** What holds two contradicting values of one day together. */
export function tieShape(from: Spot, to: Spot): Shape {
  return stroke(`M${from.x},${from.y}V${to.y}`, 'action', 1.5, '2 2');
}

/** A checkpoint of the expected course: a small upright bar through the line. */
export function checkpointShape({ x, y }: Spot): Shape {
  return stroke(`M${x},${y - 5}v10`, 'muted', 2);
}

/** The promise as it first was: a hollow diamond at its due date. */
export function originalShape({ x, y }: Spot): Shape {
  return { kind: 'path', d: `M${x},${y - 6}l6,6l-6,6l-6,-6z`, fill: 'paper', stroke: 'ink', width: 1.5 };
}

/** The promise itself: a diamond at the due date. */
export function targetShape({ x, y }: Spot): Shape {
  return { kind: 'path', d: `M${x},${y - 7}l7,7l-7,7l-7,-7z`, fill: 'ink', stroke: 'paper', width: 1.5 };
}

/** The lines of a progress chart; they differ in style and weight as well as in colour. */
const LINE_STYLES = {
  progress: { tone: 'action', width: 2.5 },
  target: { tone: 'ink', width: 1.25 },
  original: { tone: 'ink', width: 1.25, dash: '10 3 2 3' },
  course: { tone: 'muted', width: 1.5, dash: '7 4' },
  forecast: { tone: 'action', width: 2, dash: '2 3.5' },
} as const satisfies Record<string, { tone: Tone; width: number; dash?: string }>;

/** A line of a progress chart along a path. */
export function lineShape(style: keyof typeof LINE_STYLES, d: string): Shape {
  const line: { tone: Tone; width: number; dash?: string } = LINE_STYLES[style];
  return stroke(d, line.tone, line.width, line.dash);
}

/** The range of the forecast. */
export function bandShape(d: string, opacity: number): Shape {
  return { kind: 'path', d, fill: 'action', opacity };
}

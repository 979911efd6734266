import { describe, expect, it } from 'vitest';
import { plainDate } from '@/lib/core/plain-date';
import type { HistoryPoint } from '@/lib/pledges/history/status-history';
import { HISTORY_NARROW, HISTORY_PICTURE, HISTORY_WIDE, historyShapes } from './history-shapes';
import { boxOf, overlaps } from './label-placement';

function point(day: string, ...[fulfilled, on_course, in_trouble, not_yet_known]: number[]): HistoryPoint {
  return {
    day: plainDate(day),
    groups: {
      fulfilled: fulfilled ?? 0,
      on_course: on_course ?? 0,
      in_trouble: in_trouble ?? 0,
      not_yet_known: not_yet_known ?? 0,
    },
  };
}

const HISTORY = [
  point('2022-11-26', 0, 0, 0, 131),
  point('2023-02-01', 1, 2, 0, 128),
  point('2024-02-01', 1, 2, 0, 128),
  point('2026-11-21', 5, 15, 9, 102),
];

describe.each([HISTORY_NARROW, HISTORY_WIDE, HISTORY_PICTURE])('a history, $name', (frame) => {
  const { shapes, spots } = historyShapes(HISTORY, frame);
  const texts = shapes.filter((shape) => shape.kind === 'text');
  const layers = shapes.filter((shape) => shape.kind === 'path' && typeof shape.fill === 'object');

  it('has a layer a group, the whole at the back', () => {
    expect(layers.map((shape) => shape.kind === 'path' && shape.fill)).toEqual([
      { group: 'not_yet_known' },
      { group: 'in_trouble' },
      { group: 'on_course' },
      { group: 'fulfilled' },
    ]);
  });

  it('holds each number until the next, with a corner only where it changes', () => {
    const fulfilled = layers.at(-1);
    const corners = fulfilled?.kind === 'path' ? fulfilled.d.match(/V/g) : null;
    // Up from the bottom, two changes, down again.
    expect(corners).toHaveLength(4);
  });

  it('names the last numbers, none touching another or leaving the drawing', () => {
    const numbers = texts.filter(({ tone }) => tone === 'ink');
    expect(numbers.map(({ text }) => text)).toEqual(['5', '15', '9', '102']);
    const boxes = texts.map(({ text, x, y, anchor = 'start' }) =>
      boxOf({ text, x, y, anchor }, frame.fontSize * 0.8),
    );
    for (const [index, box] of boxes.entries()) {
      expect(box.left).toBeGreaterThanOrEqual(0);
      expect(box.right).toBeLessThanOrEqual(frame.width);
      expect(box.top).toBeGreaterThanOrEqual(0);
      expect(box.bottom).toBeLessThanOrEqual(frame.height);
      for (const other of boxes.slice(index + 1)) expect(overlaps(box, other)).toBe(false);
    }
  });

  it('has a place for each point, in order of time', () => {
    expect(spots).toHaveLength(HISTORY.length);
    expect(spots.map(({ x }) => x)).toEqual(spots.map(({ x }) => x).sort((a, b) => a - b));
  });
});

it('draws nothing of nothing', () => {
  expect(historyShapes([], HISTORY_WIDE).shapes).toEqual([]);
});

it('can be all of one group', () => {
  const { shapes } = historyShapes([point('2022-11-26', 0, 0, 0, 0), point('2023-11-26', 3)], HISTORY_WIDE);
  expect(JSON.stringify(shapes)).not.toMatch(/NaN|Infinity|null/);
});

import { describe, expect, it } from 'vitest';
import { boxOf, type LabelWish, overlaps, placeLabels } from './label-placement';

const bounds = { left: 0, top: 0, right: 200, bottom: 100 };
const fontSize = 12;

function wish(key: string, ...at: readonly (readonly [number, number])[]): LabelWish {
  return {
    key,
    tolerance: 4,
    spots: at.map(([x, y]) => ({ text: 'word', x, y, anchor: 'start' as const })),
  };
}

describe('placeLabels', () => {
  it('takes the first spot when nothing is in the way', () => {
    const [label] = placeLabels([wish('a', [10, 50], [100, 50])], { bounds, obstacles: [], fontSize });
    expect(label?.x).toBe(10);
  });

  it('moves a label off one that was placed before', () => {
    const labels = placeLabels([wish('a', [10, 50]), wish('b', [12, 52], [100, 50])], {
      bounds,
      obstacles: [],
      fontSize,
    });
    expect(labels.map(({ x }) => x)).toEqual([10, 100]);
  });

  it('never lets two labels touch, and leaves out the one that finds no room', () => {
    const labels = placeLabels([wish('a', [10, 50]), wish('b', [12, 52])], {
      bounds,
      obstacles: [],
      fontSize,
    });
    expect(labels.map(({ key }) => key)).toEqual(['a']);
  });

  it('never leaves the drawing', () => {
    const labels = placeLabels([wish('a', [190, 50], [-3, 50], [100, 5], [60, 99])], {
      bounds,
      obstacles: [],
      fontSize,
    });
    expect(labels).toEqual([]);
  });

  it('prefers a spot that covers nothing, and accepts a light obstacle where there is no other', () => {
    const line = { left: 0, right: 60, top: 40, bottom: 60, weight: 2 };
    const options = { bounds, obstacles: [line], fontSize };
    expect(placeLabels([wish('a', [10, 50], [100, 50])], options)[0]?.x).toBe(100);
    expect(placeLabels([wish('a', [10, 50])], options)[0]?.x).toBe(10);
    const wall = { ...line, weight: 5 };
    expect(placeLabels([wish('a', [10, 50])], { ...options, obstacles: [wall] })).toEqual([]);
  });
});

describe('boxOf', () => {
  it('puts the text where its anchor says', () => {
    const spot = { text: 'word', x: 100, y: 50 };
    const start = boxOf({ ...spot, anchor: 'start' }, fontSize);
    const end = boxOf({ ...spot, anchor: 'end' }, fontSize);
    const middle = boxOf({ ...spot, anchor: 'middle' }, fontSize);
    expect(start.left).toBe(100);
    expect(end.right).toBe(100);
    expect((middle.left + middle.right) / 2).toBeCloseTo(100);
    expect(overlaps(start, end)).toBe(false);
    expect(overlaps(start, middle)).toBe(true);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { barParts } from './bar-parts';

const count = fc.integer({ min: 0, max: 5000 });
const counts = fc.record({ fulfilled: count, on_course: count, in_trouble: count, not_yet_known: count });

describe('barParts', () => {
  it('draws the shares in the order of the groups', () => {
    expect(barParts({ fulfilled: 1, on_course: 0, in_trouble: 1, not_yet_known: 2 })).toEqual([
      { group: 'fulfilled', start: 0, share: 25 },
      { group: 'in_trouble', start: 25, share: 25 },
      { group: 'not_yet_known', start: 50, share: 50 },
    ]);
  });

  it('fills the bar, without overlap, and keeps every part visible', () => {
    fc.assert(
      fc.property(counts, (given) => {
        const parts = barParts(given);
        fc.pre(parts.length > 0);
        expect(parts.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(100, 6);
        for (const [index, part] of parts.entries()) {
          expect(part.share).toBeGreaterThan(1.4);
          expect(given[part.group]).toBeGreaterThan(0);
          const before = parts[index - 1];
          if (before !== undefined) expect(part.start).toBeCloseTo(before.start + before.share, 6);
        }
      }),
    );
  });

  it('has no parts without pledges', () => {
    expect(barParts({ fulfilled: 0, on_course: 0, in_trouble: 0, not_yet_known: 0 })).toEqual([]);
  });
});

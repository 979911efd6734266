import fc from 'fast-check';
import Fraction from 'fraction.js';
import { expect, test } from 'vitest';
import { roundFraction } from '@/lib/core/decimal';
import { meanProgress } from './overview';
import { toRational } from './rational';

const anyShare = fc
  .tuple(fc.integer({ min: -50, max: 400 }), fc.integer({ min: 1, max: 300 }))
  .map(([over, under]) => new Fraction(over, under));

test('a mean is the exact sum of clamped shares over their number', () => {
  fc.assert(
    fc.property(fc.array(anyShare, { minLength: 1, maxLength: 12 }), (shares) => {
      const [zero, one] = [new Fraction(0), new Fraction(1)];
      const sum = shares.reduce(
        (total, share) => total.add(share.lt(0) ? zero : share.gt(1) ? one : share),
        zero,
      );
      const { mean, n } = meanProgress(shares.map(toRational));
      expect([mean, n]).toEqual([toRational(sum.div(shares.length)), shares.length]);
    }),
  );
});

test('a thousand shares with denominators of their own have a mean', () => {
  const shares = Array.from({ length: 1_000 }, (_, index) => new Fraction(1, 100_003 + index * 2));
  const { mean } = meanProgress(shares.map(toRational));
  // A float cannot hold what it is a ratio of.
  expect(roundFraction(new Fraction(mean ?? '0'), 7)).toBe('0.0000099');
});

import { SHADES } from '@/components/charts/tile-map';
import { type Decimal, toFraction } from '@/lib/core/decimal';

/**
 * How strongly the tile of each value is coloured: equal steps between the lowest and the highest, from 1 to `SHADES`. Equal
 * values have none: there is nothing to tell apart.
 */
export function shadesOf(values: readonly Decimal[]): number[] {
  // Pixels may be floats; the numbers shown are not made here.
  const numbers = values.map((value) => toFraction(value).valueOf());
  const low = Math.min(...numbers);
  const width = Math.max(...numbers) - low;
  return numbers.map((number) =>
    width === 0 ? 0 : Math.min(SHADES, 1 + Math.floor(((number - low) / width) * SHADES)),
  );
}

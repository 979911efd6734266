import { expect, test } from 'vitest';
import { progressLine, rowTeller } from './progress-line';

test.each([
  [0, 100_000, '[>                       ] 0 % 0 of 100,000 rows'],
  [43_000, 100_000, '[==========>             ] 43 % 43,000 of 100,000 rows'],
  [99_999, 100_000, '[=======================>] 99 % 99,999 of 100,000 rows'],
  [100_000, 100_000, '[========================] 100 % 100,000 of 100,000 rows'],
])('%i of %i', (done, rows, line) => expect(progressLine(done, rows)).toBe(line));

test('it is told once a per cent', () => {
  const lines: string[] = [];
  const next = rowTeller(1_000, (line) => lines.push(line));
  for (let row = 0; row < 1_000; row += 1) next();
  expect(lines).toHaveLength(101);
  expect(lines.at(-1)).toContain('100 % 1,000 of 1,000 rows');
});

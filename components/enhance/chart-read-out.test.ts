import { expect, test } from 'vitest';
import { nearestSpot, parseSpots, readOutText } from './chart-read-out.js';

test('spots are read as they are written', () => {
  expect(parseSpots('10,20.5 300,4')).toEqual([
    { x: 10, y: 20.5 },
    { x: 300, y: 4 },
  ]);
});

test('the nearest spot is the one in the same column', () => {
  const spots = parseSpots('10,100 50,100 50,10 90,100');
  expect(nearestSpot(spots, { x: 12, y: 0 })).toBe(0);
  expect(nearestSpot(spots, { x: 48, y: 90 })).toBe(1);
  expect(nearestSpot(spots, { x: 48, y: 20 })).toBe(2);
  expect(nearestSpot(spots, { x: 500, y: 500 })).toBe(3);
});

test('a row is read with the headings of what is known', () => {
  const heads = ['Date', 'What', 'Value', 'Expected by then', 'Source'];
  expect(readOutText(heads, ['31 December 2025', 'Counted', 'over 57 km', '46 km', 'Statistics'], true)).toBe(
    '31 December 2025 · Counted: over 57 km · Expected by then: 46 km · Source: Statistics',
  );
  expect(readOutText(heads, ['31 December 2029', 'Target', '111 km', '', ''], true)).toBe(
    '31 December 2029 · Target: 111 km',
  );
  expect(readOutText(['Date', 'Fulfilled', 'In trouble'], ['1 May 2025', '5', '9'], false)).toBe(
    '1 May 2025 · Fulfilled: 5 · In trouble: 9',
  );
});

import { expect, test } from 'vitest';
import { lastMondayMorning } from './weekly';

test.each([
  // 2026-11-23 is a Monday. Almaty is five hours ahead of UTC, Apia thirteen, Los Angeles eight behind.
  ['2026-11-23T03:00:00Z', 'Asia/Almaty', '2026-11-23T03:00:00.000Z'],
  ['2026-11-23T02:59:59Z', 'Asia/Almaty', '2026-11-16T03:00:00.000Z'],
  ['2026-11-22T12:00:00Z', 'Asia/Almaty', '2026-11-16T03:00:00.000Z'],
  ['2026-11-29T23:59:59Z', 'Asia/Almaty', '2026-11-23T03:00:00.000Z'],
  ['2026-11-22T19:00:00Z', 'Pacific/Apia', '2026-11-22T19:00:00.000Z'],
  ['2026-11-22T18:59:59Z', 'Pacific/Apia', '2026-11-15T19:00:00.000Z'],
  ['2026-11-24T00:00:00Z', 'America/Los_Angeles', '2026-11-23T16:00:00.000Z'],
  ['1969-12-31T00:00:00Z', 'UTC', '1969-12-29T08:00:00.000Z'],
])('at %s in %s it was %s', (at, zone, monday) => {
  expect(lastMondayMorning(new Date(at), zone).toISOString()).toBe(monday);
});

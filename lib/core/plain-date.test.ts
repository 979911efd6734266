import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addDays,
  dayInZone,
  daysBetween,
  fromDatabaseDate,
  fromEpochDay,
  parsePlainDate,
  plainDate,
  toDatabaseDate,
  toEpochDay,
} from './plain-date';

/** Days from year 1 to 9999. */
const days = fc.integer({ min: -719_162, max: 2_932_896 }).map(fromEpochDay);

test('the tests run in a zone that is off by half an hour', () => {
  expect(new Date('2026-01-01T00:00:00Z').getTimezoneOffset() % 60).not.toBe(0);
});

describe('parsePlainDate', () => {
  test.each(['2026-11-21', '2024-02-29', '2000-02-29', '0001-01-01', '9999-12-31'])('reads %s', (text) => {
    expect(parsePlainDate(text)).toBe(text);
  });

  test.each([
    '2023-02-29',
    '1900-02-29',
    '2023-02-30',
    '2023-13-01',
    '2023-00-10',
    '2023-01-00',
    '2023-1-1',
    '23-01-01',
    '2023/01/01',
    '2023-01-01T00:00:00Z',
    ' 2023-01-01',
    '2023-01-01\n',
    '٢٠٢٣-٠١-٠١',
    '',
    'today',
  ])('refuses %j', (text) => {
    expect(parsePlainDate(text)).toBeNull();
    expect(() => plainDate(text)).toThrow(RangeError);
  });

  test('reads every day that there is', () => {
    fc.assert(fc.property(days, (day) => parsePlainDate(day) === day));
  });
});

describe('arithmetic', () => {
  test.each([
    ['2022-12-31', '2023-01-01', 1],
    ['2024-02-28', '2024-03-01', 2],
    ['2023-02-28', '2023-03-01', 1],
    ['2022-11-26', '2029-11-26', 2557],
    ['2026-11-21', '2026-11-20', -1],
  ])('from %s to %s are %i days', (from, to, distance) => {
    expect(daysBetween(plainDate(from), plainDate(to))).toBe(distance);
    expect(addDays(plainDate(from), distance)).toBe(to);
  });

  test('counts from 1970', () => {
    expect(toEpochDay(plainDate('1970-01-01'))).toBe(0);
    expect(fromEpochDay(-1)).toBe('1969-12-31');
  });

  test('adding is the inverse of counting, and text sorts as days do', () => {
    fc.assert(
      fc.property(days, days, (a, b) => {
        expect(addDays(a, daysBetween(a, b))).toBe(b);
        expect(Math.sign(daysBetween(a, b))).toBe(a < b ? 1 : a > b ? -1 : 0);
      }),
    );
  });
});

describe('dayInZone', () => {
  test.each([
    ['2026-11-20T18:59:59Z', 'Asia/Almaty', '2026-11-20'],
    ['2026-11-20T19:00:00Z', 'Asia/Almaty', '2026-11-21'],
    ['2026-11-20T10:00:00Z', 'Pacific/Apia', '2026-11-20'],
    ['2026-11-20T11:00:00Z', 'Pacific/Apia', '2026-11-21'],
    ['2026-01-01T03:29:59Z', 'America/St_Johns', '2025-12-31'],
    ['2026-01-01T03:30:00Z', 'America/St_Johns', '2026-01-01'],
    ['2026-11-20T23:59:59.999Z', 'UTC', '2026-11-20'],
  ])('%s in %s is %s', (instant, zone, day) => {
    expect(dayInZone(new Date(instant), zone)).toBe(day);
  });
});

test('a day goes through the database unchanged', () => {
  expect(toDatabaseDate(plainDate('2026-11-21')).toISOString()).toBe('2026-11-21T00:00:00.000Z');
  fc.assert(fc.property(days, (day) => fromDatabaseDate(toDatabaseDate(day)) === day));
});

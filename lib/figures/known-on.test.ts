import { expect, test } from 'vitest';
import { addDays, plainDate } from '@/lib/core/plain-date';
import { asKnownOn, knownFrom } from './known-on';

const source = (publishedOn: string | null) => ({
  url: 'https://example.org/',
  publisher: 'Example',
  publishedOn: publishedOn === null ? null : plainDate(publishedOn),
  kind: 'government' as const,
});
const FIGURE = {
  to: null,
  on: plainDate('2024-06-30'),
  sources: [source('2024-09-01'), source('2025-03-01'), source(null)],
};
const asOf = (day: string) => ({ on: plainDate(day), isAsOf: true });
const publishedOn = (day: string) => asKnownOn(FIGURE, asOf(day))?.sources.map((one) => one.publishedOn);

test('today every published figure is shown with all its sources', () => {
  expect(asKnownOn(FIGURE, { on: plainDate('2024-01-01'), isAsOf: false })).toBe(FIGURE);
});

test('as of a past day a figure has the sources that were out by then', () => {
  expect(publishedOn('2024-08-31')).toEqual([null]);
  expect(publishedOn('2024-09-01')).toEqual(['2024-09-01', null]);
  expect(publishedOn('2025-03-01')).toEqual(['2024-09-01', '2025-03-01', null]);
});

test('what was not over, or not out, is not shown', () => {
  expect(asKnownOn(FIGURE, asOf('2024-06-29'))).toBeNull();
  expect(asKnownOn({ ...FIGURE, sources: [source('2025-03-01')] }, asOf('2025-02-28'))).toBeNull();
});

test.each([
  { publishedOn: ['2024-09-01', '2025-03-01'], from: '2024-09-01' },
  { publishedOn: ['2024-09-01', null], from: '2024-06-30' },
  { publishedOn: ['2024-01-01'], from: '2024-06-30' },
])(
  'known from $from with sources of $publishedOn, and shown from that day on',
  ({ publishedOn: days, from }) => {
    const figure = { ...FIGURE, sources: days.map(source) };
    expect(knownFrom(figure)).toBe(from);
    expect(asKnownOn(figure, asOf(from))).not.toBeNull();
    expect(asKnownOn(figure, asOf(addDays(plainDate(from), -1)))).toBeNull();
  },
);

import { describe, expect, it } from 'vitest';
import { plainDate } from '@/lib/core/plain-date';
import { shareOfTerm } from './term';

const term = { startsOn: plainDate('2022-11-26'), endsOn: plainDate('2029-11-26') };
const shareOn = (day: string) => shareOfTerm(term, plainDate(day)).toFraction();

describe('shareOfTerm', () => {
  it('counts whole days', () => {
    expect(shareOn('2022-11-27')).toBe('1/2557');
    expect(shareOn('2026-11-21')).toBe('1456/2557');
  });

  it('stays within the term', () => {
    expect(shareOn('2022-10-26')).toBe('0');
    expect(shareOn('2029-11-26')).toBe('1');
    expect(shareOn('2035-01-01')).toBe('1');
  });
});

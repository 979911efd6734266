import { describe, expect, it } from 'vitest';
import { plainDate } from '@/lib/core/plain-date';
import { deadlinesAround } from './deadlines';
import { EXAMPLE_DAY, examplePledge, exampleStanding, exampleTarget } from './example-standing';

const due = (...days: string[]) =>
  examplePledge(days.map((day) => exampleStanding(exampleTarget({ due: plainDate(day) }))));

describe('deadlinesAround', () => {
  const pledges = [
    due('2029-11-26', '2026-11-20', '2027-11-21'),
    due(),
    due('2025-12-31', '2026-11-21', '2027-11-22'),
  ];
  const { passed, coming } = deadlinesAround(pledges, EXAMPLE_DAY);

  it('looks back, latest first', () => {
    expect(passed.map(({ target }) => target.due)).toEqual(['2026-11-20', '2025-12-31']);
  });

  it('looks a year ahead, earliest first; the day itself has not passed', () => {
    expect(coming.map(({ target }) => target.due)).toEqual(['2026-11-21', '2027-11-21']);
  });
});

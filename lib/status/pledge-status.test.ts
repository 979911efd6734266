import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countByGroup, countByStatus, coverageOf, meanProgress } from './overview';
import { groupOf, pledgeStatus, SEVERITY } from './pledge-status';
import type { Rational, Status } from './types';

describe('the status of a pledge (METHOD 6)', () => {
  it.each<[Status[], Status]>([
    [[], 'not_measurable'],
    [['no_data'], 'no_data'],
    [['no_data', 'no_data'], 'no_data'],
    [['achieved'], 'achieved'],
    [['achieved', 'achieved_late'], 'achieved_late'],
    [['achieved', 'no_data'], 'in_progress'],
    [['no_data', 'achieved_late'], 'in_progress'],
    [['on_track', 'no_data'], 'on_track'],
    [['not_started', 'in_progress'], 'in_progress'],
    [['not_started', 'on_track'], 'not_started'],
    [['too_early', 'in_progress'], 'too_early'],
    [['behind', 'overdue'], 'overdue'],
    [['overdue', 'off_track'], 'off_track'],
    [['off_track', 'missed', 'achieved', 'no_data'], 'missed'],
  ])('of %j is %s', (statuses, expected) => {
    expect(pledgeStatus(statuses)).toBe(expected);
  });

  it('is the worse of any two, in the order of METHOD', () => {
    expect(SEVERITY).toEqual(
      'missed, off_track, overdue, behind, too_early, in_progress, not_started, on_track, achieved_late, achieved'.split(
        ', ',
      ),
    );
    SEVERITY.forEach((worse, index) => {
      for (const better of SEVERITY.slice(index)) expect(pledgeStatus([better, worse])).toBe(worse);
    });
  });
});

describe('the overview', () => {
  const statuses: Status[] = ['achieved', 'achieved', 'no_data', 'not_measurable', 'missed', 'too_early'];

  it('counts by status and by group, with zeros', () => {
    expect(countByStatus(statuses)).toMatchObject({ achieved: 2, no_data: 1, missed: 1, behind: 0 });
    expect(countByGroup(statuses)).toEqual({ fulfilled: 2, on_course: 0, in_trouble: 1, not_yet_known: 3 });
    expect(countByGroup([])).toEqual({ fulfilled: 0, on_course: 0, in_trouble: 0, not_yet_known: 0 });
  });

  it.each<[Status, ReturnType<typeof groupOf>]>([
    ['achieved', 'fulfilled'],
    ['achieved_late', 'fulfilled'],
    ['on_track', 'on_course'],
    ['in_progress', 'on_course'],
    ['behind', 'in_trouble'],
    ['off_track', 'in_trouble'],
    ['overdue', 'in_trouble'],
    ['missed', 'in_trouble'],
    ['too_early', 'not_yet_known'],
    ['not_started', 'not_yet_known'],
    ['no_data', 'not_yet_known'],
    ['not_measurable', 'not_yet_known'],
  ])('puts %s into %s', (status, group) => {
    expect(groupOf(status)).toBe(group);
  });

  it('covers whatever has a status of its own', () => {
    expect(coverageOf(statuses)).toEqual({ known: 4, total: 6 });
  });

  it('clamps progress for its mean, and says of how many it is the mean', () => {
    const progress = ['5/2', '-1/2', '1/3', null] as (Rational | null)[];
    expect(meanProgress(progress)).toEqual({ mean: '4/9', n: 3, of: 4 });
    expect(meanProgress([null])).toEqual({ mean: null, n: 0, of: 1 });
  });
});

describe('for any statuses of targets', () => {
  const anyStatuses = fc.array(fc.constantFrom(...SEVERITY, 'no_data' as const), {
    minLength: 1,
    maxLength: 6,
  });
  const severity = (status: Status) => (SEVERITY as readonly Status[]).indexOf(status);

  it('a pledge is no better than any target of which something is known', () => {
    fc.assert(
      fc.property(anyStatuses, (statuses) => {
        const known = statuses.filter((status) => status !== 'no_data');
        const pledge = pledgeStatus(statuses);
        expect(pledge === 'no_data').toBe(known.length === 0);
        for (const status of known) expect(severity(pledge)).toBeLessThanOrEqual(severity(status));
      }),
    );
  });

  it('every pledge is counted once', () => {
    fc.assert(
      fc.property(anyStatuses, (statuses) => {
        const sum = (counts: Record<string, number>) => Object.values(counts).reduce((a, b) => a + b, 0);
        expect([sum(countByStatus(statuses)), sum(countByGroup(statuses))]).toEqual(
          Array(2).fill(statuses.length),
        );
      }),
    );
  });
});

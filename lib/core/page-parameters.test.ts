import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import {
  dayBetween,
  oneOf,
  pageNumber,
  type RawParameters,
  readPageParameters,
  searchText,
} from './page-parameters';
import { plainDate } from './plain-date';

const FIRST = plainDate('2022-10-26');
const LAST = plainDate('2026-11-21');

const schema = z.object({
  q: searchText(200),
  group: oneOf(['fulfilled', 'in_trouble']),
  page: pageNumber(),
  asOf: dayBetween(FIRST, LAST, (day) => {
    if (day > LAST) return 'future';
    return day < FIRST ? 'beforeAnnouncement' : null;
  }),
});
const read = (raw: RawParameters) => readPageParameters(raw, schema);
const problemsOf = (raw: RawParameters) => {
  const result = read(raw);
  return result.ok ? [] : result.problems;
};

describe('readPageParameters', () => {
  it('has an answer for an address without parameters', () => {
    expect(read({})).toEqual({ ok: true, value: { q: '', group: null, page: 1, asOf: null } });
  });

  it('reads them all, and takes empty ones for absent', () => {
    expect(read({ q: ' road  ', group: 'fulfilled', page: '2', asOf: '2023-03-01' })).toEqual({
      ok: true,
      value: { q: 'road', group: 'fulfilled', page: 2, asOf: '2023-03-01' },
    });
    expect(read({ q: '', group: '', page: ' ', asOf: '' }).ok).toBe(true);
  });

  it('leaves alone what others add to an address', () => {
    expect(read({ utm_source: 'letter', fbclid: ['a', 'b'] }).ok).toBe(true);
  });

  it('refuses a name that is nearly one of its own, and says which was meant', () => {
    expect(problemsOf({ asof: '2024-01-01' })).toEqual([
      {
        parameter: 'asof',
        given: '2024-01-01',
        problem: 'misspelt',
        allowed: 'meant',
        values: { name: 'asOf' },
      },
    ]);
    expect(problemsOf({ 'q[]': ['a', 'b'] })).toMatchObject([{ parameter: 'q[]', given: 'a b' }]);
  });

  it('refuses what only other pages have, and says what it has itself', () => {
    expect(problemsOf({ before: '12' })).toMatchObject([
      {
        parameter: 'before',
        problem: 'notHere',
        allowed: 'names',
        values: { names: 'q, group, page, asOf' },
      },
    ]);
    expect(readPageParameters({ Page: '0' }, z.object({}))).toMatchObject({
      problems: [{ parameter: 'Page', problem: 'notHere', allowed: 'noNames' }],
    });
  });

  it.each([
    ['group', 'sideways', 'unknownValue', 'oneOf'],
    ['page', '-1', 'notANumber', 'pageAny'],
    ['page', '0', 'notANumber', 'pageAny'],
    ['page', '1.5', 'notANumber', 'pageAny'],
    ['page', '1e3', 'notANumber', 'pageAny'],
    ['page', '99999999', 'notANumber', 'pageAny'],
    ['asOf', '2023-02-30', 'notADate', 'date'],
    ['asOf', 'yesterday', 'notADate', 'date'],
    ['asOf', '2026-11-22', 'future', 'date'],
    ['asOf', '2022-10-25', 'beforeAnnouncement', 'date'],
    ['q', 'a'.repeat(201), 'tooLong', 'length'],
    ['q', 'a\0b', 'controlCharacter', 'text'],
  ])('refuses %s=%s as %s', (parameter, given, problem, allowed) => {
    expect(problemsOf({ [parameter]: given })).toMatchObject([{ parameter, given, problem, allowed }]);
  });

  it('says what is allowed', () => {
    expect(problemsOf({ asOf: 'x' })[0]?.values).toEqual({ from: '2022-10-26', to: '2026-11-21' });
    expect(problemsOf({ group: 'x' })[0]?.values).toEqual({ values: 'fulfilled, in_trouble' });
  });

  it('names every problem at once, repeated parameters too', () => {
    const problems = problemsOf({ q: ['a', 'b', 'c'], page: 'x', asOf: 'y' });
    expect(problems.map(({ parameter, problem }) => [parameter, problem])).toEqual([
      ['q', 'repeated'],
      ['page', 'notANumber'],
      ['asOf', 'notADate'],
    ]);
    expect(problems[0]).toMatchObject({ given: 'a b c', values: { count: 3 } });
  });
});

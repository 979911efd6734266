import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { cursorParameter, encodeCursor, limitParameter } from './paging';
import { dayParameter, readParameters, wordParameter } from './query-parameters';

const schema = z.object({
  asOf: dayParameter.optional(),
  status: wordParameter(['missed', 'achieved']).optional(),
  limit: limitParameter,
  cursor: cursorParameter('pledges', (key) => /^[a-z]+$/.test(key)),
});

function read(query: string) {
  return readParameters(new URLSearchParams(query), schema);
}

/** The parameter that is refused, and why. */
function refusal(query: string): [string | undefined, string] {
  const result = read(query);
  return result.ok ? [undefined, 'accepted'] : [result.problem.parameter, result.problem.detail];
}

test('reads what is right', () => {
  const query = `asOf=2026-11-21&status=missed&limit=1000&cursor=${encodeCursor('pledges', 'abc')}`;
  expect(read(query)).toEqual({
    ok: true,
    value: { asOf: '2026-11-21', status: 'missed', limit: 1000, cursor: 'abc' },
  });
  expect(read('')).toEqual({ ok: true, value: { limit: 100 } });
});

test('an empty parameter is an absent one', () => {
  expect(read('asOf=&status=&limit=')).toEqual({ ok: true, value: { limit: 100 } });
});

describe('refuses', () => {
  test.each([
    ['status=missed&status=missed', 'status', 'more than once'],
    ['as_of=2026-11-21', 'as_of', 'It takes asOf, status, limit, cursor.'],
    ['asOf=2026-02-30', 'asOf', 'YYYY-MM-DD'],
    ['asOf=21.11.2026', 'asOf', 'YYYY-MM-DD'],
    ['status=Missed', 'status', 'one of missed, achieved'],
    ['limit=0', 'limit', 'from 1 to 1000'],
    ['limit=1001', 'limit', 'from 1 to 1000'],
    ['limit=1e2', 'limit', 'from 1 to 1000'],
    ['limit=-1', 'limit', 'from 1 to 1000'],
    ['limit=%0a1', 'limit', 'from 1 to 1000'],
    ['cursor=abc', 'cursor', 'no cursor of this list'],
    [`cursor=${encodeCursor('figures', 'abc')}`, 'cursor', 'no cursor of this list'],
    [`cursor=${encodeCursor('pledges', 'a-1')}`, 'cursor', 'no cursor of this list'],
    [`cursor=${encodeCursor('pledges', 'abc')}%20`, 'cursor', 'no cursor of this list'],
    ['__proto__=1', '__proto__', 'no parameter'],
  ])('%s', (query, parameter, why) => {
    const [name, detail] = refusal(query);
    expect(name).toBe(parameter);
    expect(detail).toContain(why);
  });
});

test('says so where an address takes no parameter at all', () => {
  const result = readParameters(new URLSearchParams('a=1'), z.object({}));
  expect(result).toMatchObject({ ok: false, problem: { status: 400, parameter: 'a' } });
});

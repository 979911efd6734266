import { expect, test } from 'vitest';
import { plainDate } from '@/lib/core/plain-date';
import { assessmentsKnown, inForceOf } from './in-force';
import type { Assessment } from './types';

function published(id: string, publishedAt: string): Assessment {
  return {
    id,
    verdict: 'kept',
    reasoning: { en: 'It was done.' },
    sources: [],
    methodVersion: 1,
    isInForce: false,
    author: 'Aigerim',
    approver: 'Bolat',
    publishedAt,
    supersedes: null,
    reason: null,
    ledgerSeq: null,
    retracted: null,
  };
}

const NEWEST_FIRST = [published('b', '2026-03-01T20:00:00.000Z'), published('a', '2025-05-05T10:00:00.000Z')];
const ALMATY = { timeZone: 'Asia/Almaty' };

function shown(on: string, isAsOf: boolean) {
  const known = assessmentsKnown(NEWEST_FIRST, ALMATY, { on: plainDate(on), isAsOf });
  return known.map(({ id, isInForce }) => (isInForce ? `${id} in force` : id));
}

test('today all are shown and the newest is in force, whatever the day', () => {
  expect(shown('2026-11-21', false)).toEqual(['b in force', 'a']);
});

test('on a past day the newest of those published by then is in force', () => {
  expect(shown('2026-03-02', true)).toEqual(['b in force', 'a']);
  // Eight in the evening in London is the next day in Almaty.
  expect(shown('2026-03-01', true)).toEqual(['a in force']);
  expect(shown('2025-05-04', true)).toEqual([]);
});

test('nothing comes back in the place of a retracted one; before that day it was in force', () => {
  const [newest, older] = NEWEST_FIRST;
  if (!newest || !older) throw new Error('Two are needed');
  const retracted = { at: '2026-05-01T08:00:00.000Z', by: 'A', approver: 'B', reason: { en: 'Wrong law.' } };
  const known = (on: string, isAsOf: boolean) =>
    assessmentsKnown([{ ...newest, retracted }, older], ALMATY, { on: plainDate(on), isAsOf });
  expect(inForceOf(known('2026-11-21', false))).toBeNull();
  expect(known('2026-11-21', false).map((one) => one.retracted?.reason.en)).toEqual([
    'Wrong law.',
    undefined,
  ]);
  expect(inForceOf(known('2026-05-01', true))).toBeNull();
  expect(inForceOf(known('2026-04-30', true))).toMatchObject({ id: 'b', retracted: null });
});

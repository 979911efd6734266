import { describe, expect, test, vi } from 'vitest';
import { firstState } from '@/lib/accounts/form-state';
import { getSessionActor } from '@/lib/accounts/queries';
import { everythingIn, formOf, makePeople, outcomeOf, WHO, type Who } from '@/lib/core/testing/acting';
import { testDatabase } from '@/lib/core/testing/database';
import { TEST_CLOCK } from '@/lib/core/testing/test-clock';
import { getProgramme } from '@/lib/programmes/queries';
import { archiveAction, lookAction } from '@/lib/sources/actions';
import { recordRun } from '@/lib/sources/mutations';
import { listAddressesToVisit, listSourceAddresses } from '@/lib/sources/queries';
import { ensureKeeperActor } from './catalogue-state';

/** Whose session the next request carries. The account behind it is read from the database, as on every request. */
const session = vi.hoisted(() => ({ of: null as string | null }));
vi.mock('@/lib/accounts/session', () => ({
  currentActor: async () =>
    session.of === null ? null : getSessionActor({ userId: session.of, sessionVersion: 1 }),
  renewSession: async () => {},
}));
vi.mock('next/headers', () => ({ headers: async () => new Headers({ 'next-action': '1' }) }));
vi.mock('next/cache', () => ({ refresh: () => {} }));

const { db } = await testDatabase('catalogue');
const people = await makePeople(db);
const SLUG = 'fair-kazakhstan-2022';
const programme = await getProgramme(SLUG);
if (!programme) throw new Error('The catalogue is not loaded');

const at = new Date(TEST_CLOCK);
const visits = (await listAddressesToVisit(db)).map(({ url }) => ({
  url,
  at,
  outcome: 'seen' as const,
  fault: null,
  httpStatus: 200,
  finalUrl: url,
  contentType: 'text/html',
  sizeBytes: 1,
  contentHash: 'a'.repeat(64),
  isText: true,
  extracts: new Map<string, string | null>(),
}));
await recordRun(db, await ensureKeeperActor(db), at, visits);
const fresh = await listSourceAddresses(programme, db);

function take() {
  const source = fresh.pop();
  if (!source) throw new Error('No source is left');
  return { locale: 'en', programme: SLUG, id: source.id, version: source.version.toString() };
}

const ACTIONS = {
  'gives a copy': () =>
    archiveAction(firstState(), formOf({ ...take(), archiveUrl: 'https://archive.example.org/x' })),
  'looks at it': () => lookAction(firstState(), formOf({ ...take(), note: 'It is all there.' })),
} as const;

/** Everybody at the desk may; who has no session, or none any more, may not. */
function expected(who: Who): string {
  return who === 'visitor' || who === 'disabled' ? 'session_ended' : 'done';
}

describe.each(Object.entries(ACTIONS))('who %s', (_, action) => {
  test.each(WHO)('%s', async (who) => {
    session.of = who === 'visitor' ? null : people[who].id;
    const before = await everythingIn(db);
    expect(await outcomeOf(action)).toBe(expected(who));
    expect((await everythingIn(db)) === before).toBe(expected(who) !== 'done');
  });
});

test.each([
  ['another programme', { programme: 'another' }, 'unknown_source'],
  ['an id that is none', { id: 'x' }, 'malformed'],
  ['an older version of the page', { version: '999' }, 'source_changed'],
  ['no version', { version: '' }, 'malformed'],
])('a form with %s writes nothing', async (_, changes, code) => {
  session.of = people.editor.id;
  const before = await everythingIn(db);
  const form = formOf({ ...take(), note: 'It is all there.', ...changes });
  expect(await outcomeOf(() => lookAction(firstState(), form))).toBe(code);
  expect(await everythingIn(db)).toBe(before);
});

test('what was typed comes back with what was wrong', async () => {
  session.of = people.editor.id;
  const typed = 'http://archive.example.org/';
  const answer = await archiveAction(firstState(), formOf({ ...take(), archiveUrl: typed }));
  expect(answer).toMatchObject({ isDone: false, typed: { archiveUrl: typed }, turn: 1 });
  expect(answer.refusals).toEqual([
    expect.objectContaining({ code: 'address_not_https', field: 'archiveUrl' }),
  ]);
});

import { randomUUID } from 'node:crypto';
import { afterEach, expect, test } from 'vitest';
import type { Actor } from '@/lib/accounts/types';
import type { Result } from '@/lib/core/errors';
import { testDatabase } from '@/lib/core/testing/database';
import { TEST_CLOCK } from '@/lib/core/testing/test-clock';
import { getEntry, iterateLedger, ledgerHead, listStateFaults } from '@/lib/ledger/queries';
import { verifyChain } from '@/lib/ledger/verify-chain';
import { getProgramme } from '@/lib/programmes/queries';
import { ensureKeeperActor } from '@/lib/server/catalogue-state';
import { noteLook, recordRun, setArchive } from './mutations';
import {
  lastRun,
  listAddressesToVisit,
  listCitations,
  listSourceAddresses,
  listSourceMarks,
} from './queries';
import type { VisitRecord } from './types';

const { db } = await testDatabase('catalogue');
const SLUG = 'fair-kazakhstan-2022';
const programme = await getProgramme(SLUG);
if (!programme) throw new Error('The catalogue is not loaded');
const known = programme;
const keeper = await ensureKeeperActor(db);

async function newUser(role: Actor['role'], name: string): Promise<Actor> {
  const email = `${name.toLowerCase()}@example.org`;
  const { id } = await db.user.create({ data: { role, name, email, passwordHash: 'unused' } });
  return { id, name, role };
}
const editor = await newUser('editor', 'Editor');

const addresses = await listAddressesToVisit();
/** Addresses that bear out figures; each test takes one of its own. */
const free = addresses.filter(({ figures }) => figures.length === 1);

function take() {
  const address = free.pop();
  const figure = address?.figures[0];
  if (!address || !figure) throw new Error('The catalogue has no more of them');
  return { url: address.url, figure: figure.id };
}

function wantOk<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.refusals));
  return result.value;
}

afterEach(() => {
  process.env.PLEDGEBOOK_CLOCK = TEST_CLOCK;
});

const HOUR = 3_600_000;

function record(url: string, changes: Partial<VisitRecord> = {}, hours = 0): VisitRecord {
  return {
    url,
    at: new Date(Date.parse(TEST_CLOCK) + hours * HOUR),
    outcome: 'seen',
    fault: null,
    httpStatus: 200,
    finalUrl: url,
    contentType: 'text/html',
    sizeBytes: 10,
    contentHash: 'a'.repeat(64),
    isText: true,
    extracts: new Map(),
    ...changes,
  };
}

const GONE = { outcome: 'gone', fault: 'gone', httpStatus: 404, contentHash: null, isText: false } as const;
const SILENT = {
  outcome: 'failed',
  fault: 'timeout',
  httpStatus: null,
  contentHash: null,
  isText: false,
} as const;

async function run(...records: VisitRecord[]) {
  const last = records.at(-1)?.at.toISOString() ?? TEST_CLOCK;
  process.env.PLEDGEBOOK_CLOCK = last;
  return wantOk(await recordRun(db, keeper, new Date(last), records));
}

async function addressOf(url: string) {
  const found = (await listSourceAddresses(known)).find((one) => one.url === url);
  if (!found) throw new Error(`${url} is not at the desk`);
  return found;
}

const markOf = async (url: string) => (await listSourceMarks([url])).get(url);

test('every address that is cited is visited once, with the figures that it bears out', async () => {
  const urls = addresses.map(({ url }) => url);
  expect(new Set(urls).size).toBe(urls.length);
  const cited = new Set((await listCitations()).map(({ url }) => url));
  expect(urls.length).toBe(cited.size);
  const sources = await db.figureSource.findMany({ select: { url: true } });
  expect(sources.filter(({ url }) => !cited.has(url))).toEqual([]);
  expect(free.length).toBeGreaterThan(10);
});

test('the first visit is told in one entry; the same again is told to nobody, and a week later its day', async () => {
  const { url, figure } = take();
  const extracts = new Map([[figure, 'they built 36.9 km of it']]);
  const first = await run(record(url, { extracts }));
  expect(first.entries).toHaveLength(1);
  const entry = await getEntry(SLUG, first.entries[0] ?? '');
  expect(entry).toMatchObject({ kind: 'sources_checked', actor: 'Source check', pledge: null });
  expect(entry?.content).toEqual({
    sources: [{ url, state: 'alive', lastSeenOn: '2026-11-21', since: null, archiveUrl: null }],
  });
  expect((await addressOf(url)).extracts).toEqual([
    { figure, text: 'they built 36.9 km of it', isFound: true },
  ]);
  expect((await run(record(url, { extracts }, 24))).entries).toEqual([]);
  expect((await addressOf(url)).lastAliveAt).toBe('2026-11-22T12:00:00.000Z');
  expect((await markOf(url))?.lastSeenOn).toBe('2026-11-21');
  expect((await run(record(url, { extracts }, 7 * 24))).entries).toHaveLength(1);
  expect((await markOf(url))?.lastSeenOn).toBe('2026-11-28');
});

test('a page that says 404 is dead on the second day, and public then', async () => {
  const { url } = take();
  await run(record(url));
  expect((await run(record(url, GONE, 1))).entries).toEqual([]);
  expect((await run(record(url, GONE, 2))).states.unreachable).toBe(1);
  expect((await addressOf(url)).isWaiting).toBe(false);
  const third = await run(record(url, GONE, 25));
  expect(third.entries).toHaveLength(1);
  expect(await markOf(url)).toEqual({
    state: 'dead',
    lastSeenOn: '2026-11-21',
    since: '2026-11-21',
    archiveUrl: null,
  });
  expect(await addressOf(url)).toMatchObject({ state: 'dead', isWaiting: true, failures: 3 });
  // It comes back: nothing of that is left.
  await run(record(url, {}, 26));
  expect(await markOf(url)).toMatchObject({ state: 'alive', since: null });
});

test('silence takes three days, whatever happens in one', async () => {
  const { url } = take();
  const other = record(take().url); // somebody answers: the machine has a way out
  await run(record(url), other);
  for (const hours of [1, 2, 3, 25]) {
    expect(
      (await run(record(url, SILENT, hours), { ...other, at: record(url, {}, hours).at })).entries,
    ).toEqual([]);
  }
  await run(record(url, SILENT, 49), { ...other, at: record(url, {}, 49).at });
  expect((await markOf(url))?.state).toBe('dead');
});

test('a round in which nothing answers says nothing of any source', async () => {
  const [first, second] = [take(), take()];
  await run(record(first.url), record(second.url));
  const head = await ledgerHead();
  for (const hours of [24, 48, 72, 96]) {
    const report = await run(
      record(first.url, SILENT, hours),
      record(second.url, { ...SILENT, fault: 'name_not_found' }, hours),
    );
    expect(report).toMatchObject({ isDiscarded: true, entries: [] });
  }
  expect(await ledgerHead()).toEqual(head);
  expect(await addressOf(first.url)).toMatchObject({ state: 'alive', failures: 0 });
  expect(await db.sourceCheck.count({ where: { address: { url: first.url } } })).toBe(1);
  expect(await lastRun()).toMatchObject({ isDiscarded: true });
});

test('a page is changed when a figure that stood there is gone, not when a banner is', async () => {
  const { url, figure } = take();
  await run(record(url, { extracts: new Map([[figure, '36.9 km']]) }));
  const banner = { contentHash: 'b'.repeat(64), extracts: new Map([[figure, '36.9 km']]) };
  expect((await run(record(url, banner, 24))).states).toMatchObject({ alive: 1, changed: 0 });
  const without = { contentHash: 'c'.repeat(64), extracts: new Map([[figure, null]]) };
  expect((await run(record(url, without, 48))).states.changed).toBe(1);
  expect(await markOf(url)).toMatchObject({ state: 'changed', since: '2026-11-23' });
  expect((await addressOf(url)).extracts).toEqual([{ figure, text: '36.9 km', isFound: false }]);
  // Where it cannot be reached for a day, it stays what it was.
  await run(record(url, GONE, 49));
  expect(await markOf(url)).toMatchObject({ state: 'changed' });
});

test('a file is changed when its bytes are; a page where no figure was ever found never is', async () => {
  const [file, page] = [take().url, take().url];
  const pdf = { isText: false, contentType: 'application/pdf' };
  await run(record(file, pdf), record(page));
  const other = { contentHash: 'd'.repeat(64) };
  await run(record(file, { ...pdf, ...other }, 24), record(page, other, 24));
  expect((await addressOf(file)).state).toBe('changed');
  expect((await addressOf(page)).state).toBe('alive');
  // Too large to be read this time: nothing new is known.
  await run(record(file, { ...pdf, contentHash: null, fault: 'too_large' }, 48));
  expect((await addressOf(file)).state).toBe('changed');
});

test('what lets no program in is neither alive nor dead', async () => {
  const { url } = take();
  for (const hours of [0, 24, 48, 72]) {
    await run(record(url, { ...SILENT, outcome: 'refused', fault: 'robots' }, hours));
  }
  expect(await markOf(url)).toEqual({ state: 'refused', lastSeenOn: null, since: null, archiveUrl: null });
});

test('an editor gives the address of a copy, which is public at once and can be taken away', async () => {
  const { url } = take();
  await run(record(url));
  const { id, version } = await addressOf(url);
  const input = { programme: SLUG, id, version, archiveUrl: 'https://web.archive.org/web/2026/x' };
  wantOk(await setArchive(db, editor, input));
  expect(await markOf(url)).toMatchObject({ state: 'alive', archiveUrl: input.archiveUrl });
  const entry = await getEntry(SLUG, (await ledgerHead()).seq);
  expect(entry).toMatchObject({ kind: 'sources_checked', actor: 'Editor' });
  // The form that was open before.
  expect(await setArchive(db, editor, { ...input, archiveUrl: null })).toEqual({
    ok: false,
    refusals: [{ code: 'source_changed', field: null }],
  });
  wantOk(await setArchive(db, editor, { ...input, version: version + 1, archiveUrl: null }));
  expect((await markOf(url))?.archiveUrl).toBeNull();
});

test.each([
  ['http://web.archive.org/x', 'address_not_https'],
  ['javascript:alert(1)', 'address_not_http'],
  ['somewhere', 'not_an_address'],
  ['https://me:secret@example.org/', 'address_with_password'],
])('%s is no place for a copy', async (archiveUrl, code) => {
  const { url } = take();
  await run(record(url));
  const { id, version } = await addressOf(url);
  const result = await setArchive(db, editor, { programme: SLUG, id, version, archiveUrl });
  expect(result).toEqual({ ok: false, refusals: [expect.objectContaining({ code, field: 'archiveUrl' })] });
});

test('a source that was looked at leaves the queue until it is something else', async () => {
  const { url } = take();
  await run(record(url));
  await run(record(url, GONE, 1));
  await run(record(url, GONE, 25));
  const { id, version } = await addressOf(url);
  const input = {
    programme: SLUG,
    id,
    version,
    note: 'The office has closed; the figure stands in its yearbook.',
  };
  const head = await ledgerHead();
  wantOk(await noteLook(db, editor, input));
  expect(await ledgerHead()).toEqual(head);
  const looked = await addressOf(url);
  expect(looked).toMatchObject({ isWaiting: false, looks: [{ by: 'Editor', note: input.note }] });
  expect(await noteLook(db, editor, { ...input, version: looked.version, note: ' ' })).toMatchObject({
    ok: false,
  });
  // It came back and went again.
  await run(record(url, {}, 50));
  await run(record(url, GONE, 74));
  await run(record(url, GONE, 98));
  expect((await addressOf(url)).isWaiting).toBe(true);
});

test('what the programme does not cite, and what nobody knows, is not touched', async () => {
  const { url } = take();
  await run(record(url));
  const { id, version } = await addressOf(url);
  const input = { programme: SLUG, id, version, archiveUrl: 'https://example.org/copy' };
  const unknown = { ok: false, refusals: [{ code: 'unknown_source', field: null }] };
  expect(await setArchive(db, editor, { ...input, id: randomUUID() })).toEqual(unknown);
  expect(await setArchive(db, editor, { ...input, programme: 'another' })).toEqual(unknown);
});

test('the ledger and the marks agree, and what was put in by hand shows', async () => {
  expect((await verifyChain(iterateLedger(null))).ok).toBe(true);
  expect(await listStateFaults()).toEqual([]);
  const row = await db.sourceAddress.findFirstOrThrow({ where: { markState: 'alive' } });
  await db.sourceAddress.update({ where: { id: row.id }, data: { archiveUrl: 'https://evil.example/' } });
  const added = await db.sourceAddress.create({
    data: { url: 'https://example.org/none', archiveUrl: 'https://a.b/' },
  });
  expect(await listStateFaults()).toEqual(
    [
      { noun: 'source', name: added.url, fault: 'no_entry' },
      { noun: 'source', name: row.url, fault: 'differs' },
    ].sort((a, b) => (a.name < b.name ? -1 : 1)),
  );
});

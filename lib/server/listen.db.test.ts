import { setImmediate as turn } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { hasAnsweredLately, isDatabaseAway } from '@/lib/core/database-reach';
import { connect } from '@/lib/core/db';
import { currentPublication } from '@/lib/core/published-sequence';
import { testDatabase } from '@/lib/core/testing/database';
import { appendEntry } from '@/lib/ledger/mutations';
import { lineTo } from '../../e2e/steps/cut-line';
import { LISTENER_NAME, listenToLedger } from './listen';
import { readinessCheck } from './readiness-check';

vi.stubEnv('LOG_LEVEL', 'silent');
const { db, url } = await testDatabase('catalogue');

const WITHIN_MS = 30_000;

/** Looks at every turn of the event loop: a connection can be back within a few milliseconds. */
async function until(condition: () => boolean): Promise<void> {
  const deadline = performance.now() + WITHIN_MS;
  let isMet = condition();
  while (!isMet && performance.now() < deadline) {
    await turn();
    isMet = condition();
  }
  expect(isMet).toBe(true);
}

/** Adds one more entry about the programme and answers its number. */
async function publish(): Promise<bigint> {
  const programme = await db.programme.findFirstOrThrow();
  const last = await db.ledgerEntry.findFirstOrThrow({ orderBy: { seq: 'desc' } });
  const actor = { id: last.actorId, name: last.actorName, role: 'admin' as const };
  const { seq } = await db.$transaction((tx) =>
    appendEntry(tx, { kind: last.kind, actor, programme, content: { note: 'again' } }),
  );
  return seq;
}

let stop: () => Promise<void>;
beforeAll(async () => {
  stop = await listenToLedger(url);
});
afterAll(() => stop());

test('knows the newest entry and the zones at once', async () => {
  const newest = await db.ledgerEntry.findFirstOrThrow({ orderBy: { seq: 'desc' } });
  expect(currentPublication()).toEqual({
    sequence: newest.seq,
    at: newest.at,
    timeZones: ['Asia/Almaty'],
    edition: 0n,
    editionAt: null,
    isListening: true,
  });
});

test('hears of a publication', async () => {
  const sequence = await publish();
  await until(() => currentPublication().sequence === sequence);
});

test('notices that the connection was cut, and hears again what came meanwhile', async () => {
  await db.$executeRaw`SELECT pg_terminate_backend(pid) FROM pg_stat_activity
    WHERE datname = current_database() AND application_name = ${LISTENER_NAME}`;
  await until(() => !currentPublication().isListening);
  const sequence = await publish();
  await until(() => currentPublication().isListening && currentPublication().sequence === sequence);
  const next = await publish();
  await until(() => currentPublication().sequence === next);
});

test('a server that takes no new connection is not away: it goes on answering the others', async () => {
  const elsewhere = new URL(url);
  const name = elsewhere.pathname.slice(1);
  elsewhere.pathname = '/postgres';
  const keeper = connect(elsewhere.href, 1);
  await keeper.$executeRawUnsafe(`ALTER DATABASE "${name}" ALLOW_CONNECTIONS false`);
  try {
    await db.$executeRaw`SELECT pg_terminate_backend(pid) FROM pg_stat_activity
      WHERE datname = current_database() AND application_name = ${LISTENER_NAME}`;
    await until(() => !currentPublication().isListening && hasAnsweredLately());
    expect(isDatabaseAway()).toBe(false);
    await publish();
  } finally {
    await keeper.$executeRawUnsafe(`ALTER DATABASE "${name}" ALLOW_CONNECTIONS true`);
    await keeper.$disconnect();
  }
  await until(() => currentPublication().isListening);
  const sequence = await publish();
  await until(() => currentPublication().sequence === sequence);
});

test('notices a line that has gone silent, and goes over a new one once there is one', async () => {
  const line = await lineTo(Number(new URL(url).port));
  const address = new URL(url);
  address.port = String(line.port);
  await stop();
  stop = await listenToLedger(address.href);
  const isReady = readinessCheck(address.href, () => false);
  expect(isDatabaseAway()).toBe(false);
  expect(await isReady()).toBeNull();
  line.freeze();
  // Asked before the listener knows.
  expect(await isReady()).toBe('database_unreachable');
  await until(isDatabaseAway);
  expect(currentPublication().isListening).toBe(false);
  const sequence = await publish();
  line.mend();
  await until(() => currentPublication().isListening && currentPublication().sequence === sequence);
  expect(isDatabaseAway()).toBe(false);
  expect(await isReady()).toBeNull();
  await stop();
  stop = await listenToLedger(url);
  await line.close();
});

test('says that it no longer listens once it is stopped', async () => {
  await stop();
  expect(currentPublication().isListening).toBe(false);
});

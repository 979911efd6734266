import { afterEach, expect, test, vi } from 'vitest';
import { copiedRows, putCsvRow, STALLED_AFTER_MS } from './copied-rows';
import { type Moment, openMoment, READERS_AT_ONCE, TooManyReaders } from './copy-out';
import { testDatabase } from './testing/database';

const { db } = await testDatabase('schema');

/** Far more than the sockets, the database and we hold on the way. */
const ENDLESS = `SELECT n, repeat('x', 1000) FROM generate_series(1, 2000000) AS n`;

const opened: Moment[] = [];

afterEach(() => {
  vi.useRealTimers();
  for (const moment of opened.splice(0)) moment.close();
});

async function open(snapshot?: string): Promise<Moment> {
  const moment = await openMoment(snapshot);
  opened.push(moment);
  return moment;
}

async function reading(query: string) {
  const moment = await open();
  const body = copiedRows({
    head: 'head\r\n',
    copy: (taker) => moment.copy(query, '', taker),
    putRow: putCsvRow,
    done: moment.close,
  });
  return body.getReader();
}

/** What the database does for readers of downloads: the events that it waits for. */
async function atWork(): Promise<(string | null)[]> {
  const rows = await db.$queryRaw<{ wait_event: string | null }[]>`
    SELECT wait_event FROM pg_stat_activity
    WHERE datname = current_database() AND application_name = 'pledgebook download'`;
  return rows.map(({ wait_event }) => wait_event);
}

const POLL = { timeout: 30_000, interval: 50 };

async function textOf(reader: ReadableStreamDefaultReader<Uint8Array>): Promise<string> {
  const pieces: Uint8Array[] = [];
  for (let next = await reader.read(); !next.done; next = await reader.read()) pieces.push(next.value);
  return Buffer.concat(pieces).toString();
}

test('rows come after the head, each with CRLF, breaks inside of cells as they are', async () => {
  const reader = await reading(`SELECT * FROM (VALUES (1, E'a\\nb'), (2, 'c,"'), (3, NULL)) AS v (n, t)`);
  expect(await textOf(reader)).toBe('head\r\n1,"a\nb"\r\n2,"c,"""\r\n3,\r\n');
  expect(await textOf(await reading('SELECT 1 WHERE false'))).toBe('head\r\n');
  await expect.poll(atWork, POLL).toEqual([]);
});

test('a row longer than a piece, and many short ones, come whole', async () => {
  const long = await textOf(await reading(`SELECT repeat('y', 500000), n FROM generate_series(1, 3) AS n`));
  expect(long).toBe(`head\r\n${[1, 2, 3].map((n) => `${'y'.repeat(500_000)},${n}\r\n`).join('')}`);
  const short = await textOf(await reading('SELECT n FROM generate_series(1, 100000) AS n'));
  expect(short).toBe(`head\r\n${Array.from({ length: 100_000 }, (_, index) => `${index + 1}\r\n`).join('')}`);
});

test('the database waits for a slow reader, and is free at once when the reader goes', async () => {
  const reader = await reading(ENDLESS);
  expect((await reader.read()).done).toBe(false);
  await expect.poll(atWork, POLL).toEqual(['ClientWrite']);
  await reader.cancel();
  await expect.poll(atWork, POLL).toEqual([]);
  expect(await textOf(await reading('SELECT 1'))).toBe('head\r\n1\r\n');
});

test('a reader who goes while the database has sent nothing yet frees it too', async () => {
  const reader = await reading('SELECT pg_sleep(600)');
  const first = reader.read();
  await expect.poll(atWork, POLL).toEqual(['PgSleep']);
  await reader.cancel();
  expect((await first).done).toBe(true);
  await expect.poll(atWork, POLL).toEqual([]);
});

test('a reader who takes nothing any more is cut off', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const reading_ = reading(ENDLESS);
  await vi.advanceTimersByTimeAsync(10);
  const reader = await reading_;
  const first = reader.read();
  await vi.advanceTimersByTimeAsync(10);
  await first;
  await vi.advanceTimersByTimeAsync(STALLED_AFTER_MS + 1);
  await expect(textOf(reader)).rejects.toThrow('takes nothing any more');
  vi.useRealTimers();
  await expect.poll(atWork, POLL).toEqual([]);
});

test('a failure of the database is one of the body, and frees the connection', async () => {
  await expect(textOf(await reading('SELECT 1 / (5 - n) FROM generate_series(1, 9) AS n'))).rejects.toThrow(
    'division',
  );
  await expect(textOf(await reading('SELECT nothing'))).rejects.toThrow('nothing');
  await expect.poll(atWork, POLL).toEqual([]);
});

test('no more readers than there are places for; one who goes makes room', async () => {
  const moments = await Promise.all(Array.from({ length: READERS_AT_ONCE }, () => open()));
  await expect(openMoment()).rejects.toThrow(TooManyReaders);
  // The pages' own connections are others.
  expect(await db.user.count()).toBe(0);
  moments[0]?.close();
  moments[0]?.close();
  await open();
  await expect(openMoment()).rejects.toThrow(TooManyReaders);
});

test('a database that cannot be reached leaves no place taken', async () => {
  const url = process.env.DATABASE_URL;
  process.env.DATABASE_URL = 'postgresql://nobody@127.0.0.1:1/none';
  for (let turn = 0; turn <= READERS_AT_ONCE; turn += 1) {
    await expect(openMoment()).rejects.not.toThrow(TooManyReaders);
  }
  process.env.DATABASE_URL = url;
  await open();
});

test('all that is read is of one moment, also of somebody else’s transaction', async () => {
  const count = 'SELECT count(*)::int AS rows FROM rate_limit';
  const add = (key: string) => db.$executeRaw`INSERT INTO rate_limit (key, points) VALUES (${key}, 1)`;
  const own = await open();
  expect(await own.first(count)).toEqual({ rows: 0 });
  await db.$transaction(
    async (tx) => {
      const [row] = await tx.$queryRaw<{ name: string }[]>`SELECT pg_export_snapshot() AS name`;
      await add('one');
      const theirs = await open(row?.name);
      expect(await theirs.first(count)).toEqual({ rows: 0 });
    },
    { isolationLevel: 'RepeatableRead' },
  );
  expect(await own.first(count)).toEqual({ rows: 0 });
  expect(await (await open()).first(count)).toEqual({ rows: 1 });
});

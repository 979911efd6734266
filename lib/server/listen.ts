import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { noteAnswer, noteAway } from '@/lib/core/database-reach';
import { watchSilence } from '@/lib/core/db';
import { log } from '@/lib/core/log';
import { noteListening, notePublication } from '@/lib/core/published-sequence';
import { LEDGER_CHANNEL } from '@/lib/ledger/mutations';

const RECONNECT_AFTER_MS = 500;
/** A connection that was cut without a word is noticed after this and `ANSWER_WITHIN_MS`. */
const HEARTBEAT_MS = 1000;
const ANSWER_WITHIN_MS = 3000;
/** A server that only stood still answers all its open connections within this, once it goes on. */
const ANSWERS_ALL_WITHIN_MS = 3000;

/** PostgreSQL's code while it starts, stops or recovers. */
const CANNOT_CONNECT_NOW = '57P03';

/** What the connection is called in PostgreSQL's list of them. */
export const LISTENER_NAME = 'pledgebook listener';

/**
 * Keeps the process's knowledge of the newest publication up to date, by PostgreSQL's notifications. It connects again
 * by itself for as long as it takes; until then pages count as old after a second.
 *
 * @returns once the first reading has succeeded: a function that stops it
 */
export async function listenToLedger(databaseUrl: string): Promise<() => Promise<void>> {
  const abort = new AbortController();
  let client = await connect(databaseUrl);
  const run = async () => {
    for (;;) {
      const { isSilent } = await untilLost(client, abort.signal);
      noteListening(false);
      const closeSilent = isSilent ? watchSilence() : null;
      if (isSilent) noteAway(true);
      await client.end().catch(() => {});
      if (abort.signal.aborted) return;
      log().warn({ isSilent }, 'the connection for notifications was lost; connecting again');
      const again = await connectAgain(databaseUrl, abort.signal);
      if (!again) return;
      client = again;
      if (closeSilent) setTimeout(closeSilent, ANSWERS_ALL_WITHIN_MS).unref();
    }
  };
  const done = run();
  return async () => {
    abort.abort();
    await done;
  };
}

async function connectAgain(databaseUrl: string, signal: AbortSignal): Promise<pg.Client | null> {
  while (!signal.aborted) {
    try {
      return await connect(databaseUrl);
    } catch (error) {
      const isAnswered = isRefusedByServer(error);
      if (isAnswered) noteAnswer();
      noteAway(!signal.aborted && !isAnswered);
      await sleep(RECONNECT_AFTER_MS, undefined, { signal }).catch(() => {});
    }
  }
  return null;
}

/** Whether the server is there and only takes no more connections, say: the pool's go on. Not so while it starts or stops. */
function isRefusedByServer(error: unknown): boolean {
  return error instanceof pg.DatabaseError && error.code !== CANNOT_CONNECT_NOW;
}

async function connect(databaseUrl: string): Promise<pg.Client> {
  const client = new pg.Client({
    connectionString: databaseUrl,
    application_name: LISTENER_NAME,
    connectionTimeoutMillis: ANSWER_WITHIN_MS,
    query_timeout: ANSWER_WITHIN_MS,
  });
  client.on('error', () => {}); // `untilLost` sees the end of the connection.
  client.on('notification', () => {
    readPublication(client).catch(() => client.end());
  });
  try {
    await client.connect();
    // First listen, then read: an entry in between is told twice rather than never.
    await client.query(`LISTEN ${LEDGER_CHANNEL}`);
    await readPublication(client);
  } catch (error) {
    client.end().catch(() => {});
    throw error;
  }
  noteAway(false);
  noteListening(true);
  return client;
}

async function readPublication(client: pg.Client): Promise<void> {
  const newest = await client.query<{ seq: string; at: Date }>(
    'SELECT seq, at FROM ledger_entry ORDER BY seq DESC LIMIT 1',
  );
  const zones = await client.query<{ timezone: string }>(
    'SELECT DISTINCT timezone FROM programme ORDER BY timezone',
  );
  const besides = await client.query<{ number: string; at: Date | null }>(
    'SELECT number, at FROM public_edition',
  );
  const row = newest.rows[0];
  const edition = besides.rows[0];
  notePublication({
    sequence: row ? BigInt(row.seq) : null,
    at: row?.at ?? null,
    edition: BigInt(edition?.number ?? 0),
    editionAt: edition?.at ?? null,
    timeZones: zones.rows.map(({ timezone }) => timezone),
  });
}

/** Returns when the connection has ended, answers no more (`isSilent`), or is no longer wanted. */
async function untilLost(client: pg.Client, signal: AbortSignal): Promise<{ isSilent: boolean }> {
  const lost = new AbortController();
  let isSilent = false;
  const end = () => lost.abort();
  client.once('end', end);
  client.once('error', end);
  signal.addEventListener('abort', end, { once: true });
  if (signal.aborted) end();
  while (!lost.signal.aborted) {
    await sleep(HEARTBEAT_MS, undefined, { ref: false, signal: lost.signal }).catch(() => {});
    if (lost.signal.aborted) break;
    await client.query('SELECT 1').catch(() => {
      isSilent = !lost.signal.aborted;
      end();
    });
  }
  return { isSilent };
}

import { setTimeout as sleep } from 'node:timers/promises';
import postgres from 'postgres';
import { type Env, env } from '@/lib/core/env';
import { startEmbeddedPostgres } from './embedded-postgres';
import { migrate } from './migrate';
import { dataFolder, setEnvironment } from './settings';
import { StartError } from './start-error';

export interface PreparedDatabase {
  url: string;
  /** Gives the embedded database back (the last user stops it); does nothing to the operator's own server. */
  stop(): Promise<void>;
}

interface PrepareOptions {
  log: (line: string) => void;
  /** Called when the embedded server has died and cannot be brought back. */
  onLost?: (error: Error) => void;
}

const SERVER_WITHIN_MS = 60_000;

/**
 * Brings up the database that the settings ask for (DATABASE_URL, or the embedded one), with this version's schema, and
 * puts its address into DATABASE_URL for the code that reads it from there.
 *
 * @throws StartError with words for the operator
 */
export async function prepareDatabase(options: PrepareOptions): Promise<PreparedDatabase> {
  const database = await openDatabase(env(), options);
  try {
    await migrate(database.url, { log: options.log });
  } catch (error) {
    await database.stop();
    throw error;
  }
  setEnvironment({ DATABASE_URL: database.url });
  return database;
}

/**
 * Brings up the database that the settings ask for, with whatever schema it has.
 *
 * @throws StartError with words for the operator
 */
export function openDatabase(settings: Env, { log, onLost }: PrepareOptions): Promise<PreparedDatabase> {
  return settings.DATABASE_URL
    ? ownServer(settings.DATABASE_URL, log)
    : embeddedServer(settings, log, onLost);
}

async function embeddedServer(
  settings: Env,
  log: (line: string) => void,
  onLost?: (error: Error) => void,
): Promise<PreparedDatabase> {
  const { path, isChosen } = dataFolder(settings);
  return startEmbeddedPostgres({ dataDir: path, isChosen, log, ...(onLost ? { onLost } : {}) });
}

/** Waits a minute for the operator's server, which may be starting at the same time. */
async function ownServer(url: string, log: (line: string) => void): Promise<PreparedDatabase> {
  const { host, pathname } = new URL(url);
  const deadline = Date.now() + SERVER_WITHIN_MS;
  let told = false;
  for (;;) {
    const problem = await connectionProblem(url);
    if (problem === null) return { url, stop: async () => {} };
    if (!problem.mayPass || Date.now() > deadline) {
      throw new StartError(
        `The database at ${host}${pathname} (DATABASE_URL) cannot be used: ${problem.text}`,
      );
    }
    if (!told) log(`Waiting for the database at ${host}${pathname}: ${problem.text}`);
    told = true;
    await sleep(1000);
  }
}

/** Errors of a server that is not there yet; any other (a wrong password, no such database) will not pass by itself. */
const MAY_PASS = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ECONNRESET',
  'CONNECT_TIMEOUT',
  'CONNECTION_CLOSED',
  '57P03',
]);

async function connectionProblem(url: string): Promise<{ text: string; mayPass: boolean } | null> {
  const sql = postgres(url, { max: 1, connect_timeout: 5, onnotice: () => {} });
  try {
    await sql`select 1`;
    return null;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    const text = error instanceof Error && error.message !== '' ? error.message : code;
    return { text, mayPass: MAY_PASS.has(code) };
  } finally {
    await sql.end({ timeout: 1 });
  }
}

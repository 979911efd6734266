import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import postgres from 'postgres';
import { withFileLock } from './file-lock';
import { freeLocalPort } from './free-port';
import { giveBackLease, takeLease } from './leases';
import { ensureCluster, launchServer, logPath, logTail, SUPERUSER, stopServer } from './postgres-cluster';
import { type PostgresPlaces, postgresPlaces } from './postgres-places';
import { installRuntime } from './postgres-runtime';
import { clearStalePidFile, findPostmaster, type Postmaster } from './postmaster';
import { isRunning } from './process-identity';
import { StartError } from './start-error';

export interface EmbeddedPostgresOptions {
  /** The data folder; made if missing. */
  dataDir: string;
  /** Whether the operator named that folder, so that the database must not move elsewhere by itself. */
  isChosen?: boolean;
  /** The database inside the server; made if missing. */
  database?: string;
  log?: (line: string) => void;
  /** Server settings beside the defaults, for example `{ fsync: 'off' }` for tests. */
  settings?: Record<string, string>;
  /** Called when the server has died and can never come back at its address. */
  onLost?: (error: Error) => void;
}

export interface EmbeddedPostgres {
  /** Address with password, for this machine only. It stays good when the server had to be started again. */
  url: string;
  /** True when the server was running already, for another process or left over by a killed one. */
  joined: boolean;
  /** Gives the database back; the last user stops the server. Safe to call twice. */
  stop(): Promise<void>;
}

const READY_WITHIN_MS = 120_000;
const LOOK_EVERY_MS = 300;

/**
 * A PostgreSQL 18 server of our own, from the binaries that npm installed: made on the first start, shared by all
 * processes that use the same data folder, started again if it dies, stopped by the last to leave.
 *
 * @throws StartError with words for the operator
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const { log = () => {}, database = 'pledgebook', settings = {}, onLost = () => {} } = options;
  const places = postgresPlaces({ dataDir: options.dataDir, isChosen: options.isChosen ?? false, log });
  const server = { places, settings, password: readOrMakePassword(places), runtime: '' };
  const leases = join(places.private, 'postgres-users');

  const started = await locked(places, log, async () => {
    server.runtime = installRuntime(places.runtimes);
    const { postmaster, joined } = await ensureRunning(server, log);
    const url = await ensureDatabase(address(server.password, postmaster.port, 'postgres'), database);
    return { postmaster, joined, url, lease: takeLease(leases) };
  });

  const revive = async (last: Postmaster) => {
    const again = await locked(places, log, () => ensureRunning(server, log, last.port));
    if (again.postmaster.port !== last.port)
      throw new LostForGood(`its port ${last.port} was taken meanwhile`);
    return again.postmaster;
  };
  const stopWatching = watch(started.postmaster, { revive, log, onLost });

  let stopping: Promise<void> | undefined;
  const stop = async () => {
    await stopWatching();
    await locked(places, log, async () => {
      if (!giveBackLease(leases, started.lease)) return;
      if (!(await stopServer(places, server.runtime, 'fast')) && findPostmaster(places.data)) {
        await stopServer(places, server.runtime, 'immediate');
      }
    });
  };
  return {
    url: started.url,
    joined: started.joined,
    stop: () => {
      stopping ??= stop();
      return stopping;
    },
  };
}

interface Server {
  places: PostgresPlaces;
  runtime: string;
  password: string;
  settings: Record<string, string>;
}

function locked<T>(places: PostgresPlaces, log: (line: string) => void, work: () => Promise<T>): Promise<T> {
  const onWait = (pid: number) =>
    log(`Waiting for another start (process ${pid}) that is preparing the database.`);
  return withFileLock(
    join(places.private, 'postgres.lock'),
    { onWait, timeoutMs: READY_WITHIN_MS * 2 },
    work,
  );
}

/** Joins the running server or starts one, and returns once it answers. */
async function ensureRunning(server: Server, log: (line: string) => void, preferredPort?: number) {
  const { places, runtime, password, settings } = server;
  const running = findPostmaster(places.data);
  if (running && (await becomesReady(running, password))) return { postmaster: running, joined: true };

  if (!existsSync(places.data)) log('Making a new database (PostgreSQL 18).');
  ensureCluster(places, runtime, password);
  await clearStalePidFile(places.data);
  const port = await freeLocalPort(preferredPort);
  const child = launchServer({ places, runtime, port, settings });
  const deadline = Date.now() + READY_WITHIN_MS;
  while (
    child.exitCode === null &&
    child.signalCode === null &&
    child.pid !== undefined &&
    Date.now() < deadline
  ) {
    const postmaster = findPostmaster(places.data);
    if (postmaster && (await becomesReady(postmaster, password))) return { postmaster, joined: false };
    await sleep(50);
  }
  throw new StartError(
    `The database did not start. The end of its log, ${logPath(places)}:\n${logTail(places)}`,
  );
}

/** Waits while the server starts, recovers or stops: true once it answers, false once it is gone. */
async function becomesReady({ identity, port }: Postmaster, password: string): Promise<boolean> {
  const deadline = Date.now() + READY_WITHIN_MS;
  while (isRunning(identity)) {
    const problem = await connectionProblem(address(password, port, 'postgres'));
    if (problem === null) return true;
    if (problem === WRONG_PASSWORD) {
      throw new StartError(
        'The database refuses the password in the file "postgres-password" of the data folder. Put the right file back.',
      );
    }
    if (Date.now() > deadline) {
      throw new StartError(
        `A database server runs (process ${identity.pid}, port ${port}) but does not answer: ${problem}`,
      );
    }
    await sleep(50);
  }
  return false;
}

const WRONG_PASSWORD = '28P01';

async function connectionProblem(url: string): Promise<string | null> {
  const sql = postgres(url, { max: 1, connect_timeout: 5, onnotice: () => {} });
  try {
    await sql`select 1`;
    return null;
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : String(error);
  } finally {
    await sql.end({ timeout: 1 });
  }
}

async function ensureDatabase(adminUrl: string, name: string): Promise<string> {
  const sql = postgres(adminUrl, { max: 1, onnotice: () => {} });
  try {
    const found = await sql`select 1 from pg_database where datname = ${name}`;
    if (found.length === 0) await sql`create database ${sql(name)}`;
  } finally {
    await sql.end({ timeout: 5 });
  }
  const url = new URL(adminUrl);
  url.pathname = `/${name}`;
  return url.href;
}

function address(password: string, port: number, database: string): string {
  return `postgresql://${SUPERUSER}:${password}@127.0.0.1:${port}/${database}`;
}

/** Everybody on the machine can reach the port, so the password is what keeps them out. */
function readOrMakePassword(places: PostgresPlaces): string {
  const path = join(places.private, 'postgres-password');
  try {
    writeFileSync(path, `${randomBytes(24).toString('base64url')}\n`, { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
  return readFileSync(path, 'utf8').trim();
}

/** After a failure to bring it back, the next try waits so much longer, up to `LONGEST_WAIT_MS`. */
const WAIT_LONGER_MS = 500;
const LONGEST_WAIT_MS = 5000;

/** The server cannot come back at its address, by which everybody here knows it. */
class LostForGood extends Error {}

interface Care {
  readonly revive: (last: Postmaster) => Promise<Postmaster>;
  readonly log: (line: string) => void;
  readonly onLost: (error: Error) => void;
}

/**
 * Looks after the server: when it is gone, `revive` brings it back. It goes on trying for as long as it takes (a full disk gets
 * its space back, and readers are served from memory until then), and only tells `onLost` when there is no use.
 */
function watch(first: Postmaster, { revive, log, onLost }: Care): () => Promise<void> {
  const abort = new AbortController();
  const run = async () => {
    let current = first;
    let failures = 0;
    while (!abort.signal.aborted) {
      const wait = failures === 0 ? LOOK_EVERY_MS : Math.min(failures * WAIT_LONGER_MS, LONGEST_WAIT_MS);
      await sleep(wait, undefined, { ref: false, signal: abort.signal }).catch(() => {});
      if (abort.signal.aborted || isRunning(current.identity)) continue;
      try {
        current = await revive(current);
        if (failures > 0) log('The database is back.');
        failures = 0;
      } catch (cause) {
        failures += 1;
        const why = cause instanceof Error ? cause.message : String(cause);
        if (cause instanceof LostForGood && failures >= 5) {
          onLost(new Error(`The database stopped and could not be started again: ${why}`, { cause }));
          return;
        }
        if (failures === 1) log(`The database stopped and does not start; trying on. ${why}`);
      }
    }
  };
  const done = run();
  return async () => {
    abort.abort();
    await done;
  };
}

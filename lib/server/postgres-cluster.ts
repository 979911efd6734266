import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { PostgresPlaces } from './postgres-places';
import { StartError } from './start-error';

export const SUPERUSER = 'pledgebook';

const LOG_LIMIT_BYTES = 10 * 1024 * 1024;

/** What PostgreSQL must never take over from the environment that we happen to run in. */
const CLEAN_ENVIRONMENT: NodeJS.ProcessEnv = {
  PATH: process.env.PATH ?? '/usr/bin:/bin',
  LC_ALL: 'C',
  TZ: 'UTC',
  NODE_ENV: 'production',
};

/**
 * Makes a new, empty cluster unless there is one. It is made aside and renamed, so that a half made one (a killed
 * first start) is never taken for a whole one. Texts sort by code point with Unicode case rules, the same on every
 * machine: the built-in C.UTF-8 needs no library of the system.
 *
 * @throws StartError when PostgreSQL's initdb fails, or the cluster is of another major version
 */
export function ensureCluster(places: PostgresPlaces, runtime: string, password: string): void {
  if (existsSync(join(places.data, 'PG_VERSION'))) {
    checkVersion(places.data, runtime);
    return;
  }
  const parent = dirname(places.data);
  const prefix = `${basename(places.data)}.new-`;
  for (const name of readdirSync(parent)) {
    if (name.startsWith(prefix)) rmSync(join(parent, name), { recursive: true, force: true });
  }
  const fresh = join(parent, `${prefix}${randomUUID()}`);
  mkdirSync(fresh, { mode: 0o700 });
  own(places, fresh);
  const passwordFile = join(fresh, 'password');
  const cluster = join(fresh, 'cluster');
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  own(places, passwordFile);
  try {
    runInitdb(places, runtime, cluster, passwordFile);
    renameSync(cluster, places.data);
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
}

function runInitdb(places: PostgresPlaces, runtime: string, cluster: string, passwordFile: string): void {
  const result = spawnSync(
    join(runtime, 'bin', 'initdb'),
    [
      `--pgdata=${cluster}`,
      `--username=${SUPERUSER}`,
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale=C',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--text-search-config=simple',
      '--no-instructions',
    ],
    { ...spawnAs(places), encoding: 'utf8' },
  );
  if (result.status !== 0) {
    throw new StartError(
      `The database could not be made in ${places.data}.\n${result.error?.message ?? result.stderr.trim()}`,
    );
  }
}

function checkVersion(data: string, runtime: string): void {
  const found = readFileSync(join(data, 'PG_VERSION'), 'utf8').trim();
  const version = spawnSync(join(runtime, 'bin', 'postgres'), ['--version'], {
    encoding: 'utf8',
    env: CLEAN_ENVIRONMENT,
  });
  const expected = /(\d+)\./.exec(version.stdout)?.[1];
  if (expected !== undefined && expected !== found) {
    throw new StartError(
      `The database in ${data} was made by PostgreSQL ${found}, and this version of Pledgebook brings PostgreSQL ${expected}.\n` +
        'Export and load it anew, or set DATABASE_URL to a PostgreSQL server of yours.',
    );
  }
}

interface LaunchOptions {
  places: PostgresPlaces;
  runtime: string;
  port: number;
  settings: Record<string, string>;
}

/**
 * Starts the server process, in a session of its own: a Ctrl-C in the terminal must not reach it while requests are
 * still being finished. It listens on 127.0.0.1 only. It does not wait until the server is ready.
 */
export function launchServer({ places, runtime, port, settings }: LaunchOptions): ChildProcess {
  const all = {
    port: String(port),
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    logging_collector: 'off',
    log_timezone: 'UTC',
    timezone: 'UTC',
    ...settings,
  };
  const args = [
    '-D',
    places.data,
    ...Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  ];
  const log = openLog(places);
  try {
    const child = spawn(join(runtime, 'bin', 'postgres'), args, {
      ...spawnAs(places),
      detached: true,
      stdio: ['ignore', log, log],
    });
    child.on('error', () => {}); // Told by the caller, who sees that nothing runs and reads the log.
    child.unref();
    return child;
  } finally {
    closeSync(log);
  }
}

/** Stops the server cleanly: open transactions are rolled back, nothing committed is lost. False when it did not stop. */
export function stopServer(
  places: PostgresPlaces,
  runtime: string,
  mode: 'fast' | 'immediate',
): Promise<boolean> {
  const args = ['stop', '-D', places.data, '-m', mode, '-w', '-t', '30', '-s'];
  return new Promise((resolve) => {
    const child = spawn(join(runtime, 'bin', 'pg_ctl'), args, {
      ...spawnAs(places),
      detached: true,
      stdio: 'ignore',
    });
    child.on('error', () => resolve(false));
    child.on('exit', (code) => resolve(code === 0));
  });
}

/** The last lines of the server's log, for a message. */
export function logTail(places: PostgresPlaces): string {
  try {
    return readFileSync(logPath(places), 'utf8').trimEnd().split('\n').slice(-8).join('\n');
  } catch {
    return '';
  }
}

export function logPath(places: PostgresPlaces): string {
  return join(places.private, 'postgres.log');
}

function openLog(places: PostgresPlaces): number {
  const path = logPath(places);
  if (existsSync(path) && statSync(path).size > LOG_LIMIT_BYTES) renameSync(path, `${path}.1`);
  const file = openSync(path, 'a', 0o600);
  chmodSync(path, 0o600);
  return file;
}

function own(places: PostgresPlaces, path: string): void {
  if (places.account) chownSync(path, places.account.uid, places.account.gid);
}

function spawnAs(places: PostgresPlaces) {
  const { account } = places;
  return {
    cwd: dirname(places.data),
    env: CLEAN_ENVIRONMENT,
    ...(account ? { uid: account.uid, gid: account.gid } : {}),
  };
}

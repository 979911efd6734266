import { type ChildProcess, spawn } from 'node:child_process';
import { createWriteStream, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freeLocalPort } from '../lib/server/free-port';

/** The day of METHOD 9, at noon in London and in the evening in Almaty. */
export const SITE_CLOCK = '2026-11-21T12:00:00Z';

const LOGS = 'test-results';
const STARTED_WITHIN_MS = 15 * 60_000;
const STOPPED_WITHIN_MS = 30_000;

export interface Site {
  readonly url: string;
  /** The one-time address for the first administrator, from what the start printed. */
  readonly setupUrl: string;
  /** Folder of its database, for commands that work on the same one. */
  readonly data: string;
  /** The web process. */
  readonly pid: number;
  /** Settles once that process has ended, however. */
  readonly ended: Promise<void>;
  /** Everything that it has printed so far. */
  readonly output: () => string;
  /** Ends it as an operator would, and says how it went when it did not end well. */
  readonly stop: () => Promise<void>;
}

/**
 * A whole site as `npm start` makes it: production build, database of its own with the catalogue, a free port. `own`:
 * settings beside these; a data folder among them is used as it is, and stays.
 */
export async function startSite(name: string, own: Record<string, string> = {}): Promise<Site> {
  const data = own.PLEDGEBOOK_DATA ?? mkdtempSync(join(tmpdir(), `pledgebook-e2e-${name}-`));
  const clear = () => {
    if (own.PLEDGEBOOK_DATA === undefined) rmSync(data, { recursive: true, force: true });
  };
  const port = own.PORT ?? String(await freeLocalPort());
  const env = siteEnvironment({
    PORT: port,
    PLEDGEBOOK_DATA: data,
    PLEDGEBOOK_CLOCK: SITE_CLOCK,
    PLEDGEBOOK_SOURCES_EVERY_HOURS: '0',
    PLEDGEBOOK_SNAPSHOTS_EVERY_DAYS: '0',
    // Journeys ask more in a minute than a reader would, all from one address.
    PLEDGEBOOK_API_PER_MINUTE: '100000',
    PLEDGEBOOK_SEARCHES_PER_MINUTE: '100000',
    ...own,
  });
  const [command = '', ...args] = startCommand();
  const child = spawn(command, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
  const output = collect(child, name);
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  try {
    await untilServing(child, output);
  } catch (error) {
    await end(child);
    clear();
    throw error;
  }
  return {
    url: `http://localhost:${port}`,
    setupUrl: /https?:\/\/\S+\/setup\?\S+/.exec(output.text())?.[0] ?? '',
    data,
    pid: child.pid ?? 0,
    ended,
    output: output.text,
    stop: async () => {
      const code = await end(child);
      clear();
      if (code !== 0) throw new Error(`The site "${name}" ended with ${code}:\n${output.text()}`);
    },
  };
}

/** The environment of the site and of commands beside it: nothing of the developer's own settings gets in. */
export function siteEnvironment(own: Record<string, string>): NodeJS.ProcessEnv {
  const { DATABASE_URL: _, PLEDGEBOOK_URL: __, NEXTAUTH_SECRET: ___, HOST: ____, ...rest } = process.env;
  return { ...rest, NODE_ENV: 'production', ...own };
}

/** What `npm start` runs, without npm in between, so that a signal reaches it. */
export function startCommand(): string[] {
  const manifest: unknown = JSON.parse(readFileSync('package.json', 'utf8'));
  const { start } = (manifest as { scripts: { start: string } }).scripts;
  const [command = '', ...args] = start.split(' ');
  return [command === 'node' ? process.execPath : command, ...args];
}

function collect(child: ChildProcess, name: string): { text: () => string } {
  mkdirSync(LOGS, { recursive: true });
  const log = createWriteStream(join(LOGS, `site-${name}.log`), { flags: 'a' });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (bytes: Buffer) => {
      text += bytes.toString('utf8');
      log.write(bytes);
    });
  }
  child.on('exit', () => log.end());
  return { text: () => text };
}

function untilServing(child: ChildProcess, output: { text: () => string }): Promise<void> {
  return new Promise((resolve, reject) => {
    const settle = (why: string | null) => {
      clearTimeout(timer);
      child.off('exit', onExit);
      child.stdout?.off('data', onOutput);
      if (why === null) resolve();
      else reject(new Error(`The site did not start (${why}):\n${output.text()}`));
    };
    const onExit = (code: number | null) => settle(`it ended with ${code}`);
    const onOutput = () => {
      if (output.text().includes('Stop it with Ctrl-C')) settle(null);
    };
    const timer = setTimeout(() => settle('it took too long'), STARTED_WITHIN_MS);
    child.once('exit', onExit);
    child.stdout?.on('data', onOutput);
  });
}

/** The exit code; -1 when it had to be killed. */
async function end(child: ChildProcess): Promise<number> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode ?? -1;
  const ended = new Promise<number>((resolve) => child.once('exit', (code) => resolve(code ?? -1)));
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), STOPPED_WITHIN_MS);
  const code = await ended;
  clearTimeout(timer);
  return code;
}

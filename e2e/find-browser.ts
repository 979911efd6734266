import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from '@playwright/test';

/** What the search looks at and may do; tests replace it. */
export interface Surroundings {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly exists: (path: string) => boolean;
  /** Where Playwright would keep its own Chromium. */
  readonly playwrightPath: string;
  readonly isRoot: boolean;
  /** Runs a command to its end; whether it succeeded. */
  readonly run: (command: string, args: readonly string[]) => boolean;
  readonly log: (line: string) => void;
}

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const PLACES = [
  '/usr/bin',
  '/usr/local/bin',
  '/snap/bin',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** The path of a Chromium that is on the machine: the named one, Playwright's own, the system's; null without any. */
export function findBrowser({ env, exists, playwrightPath }: Surroundings): string | null {
  const named = env.PLEDGEBOOK_BROWSER;
  if (named) {
    if (exists(named)) return named;
    throw new Error(`PLEDGEBOOK_BROWSER names ${named}, which does not exist.`);
  }
  if (exists(playwrightPath)) return playwrightPath;
  const folders = [...(env.PATH ?? '').split(delimiter).filter((folder) => folder !== ''), ...PLACES];
  const paths = folders.flatMap((folder) => [folder, ...NAMES.map((name) => join(folder, name))]);
  return (
    paths.find(
      (path) => NAMES.concat('Google Chrome').some((name) => path.endsWith(`/${name}`)) && exists(path),
    ) ?? null
  );
}

/**
 * A browser for the journeys, found or installed: Playwright's own download, else (behind a wall that stops it, as root
 * on Debian) the system's package.
 *
 * @throws Error that says what to install
 */
export function findOrInstallBrowser(around: Surroundings = surroundings()): string {
  const present = findBrowser(around);
  if (present) return present;
  around.log('No Chromium was found; installing one.');
  around.run('npx', ['playwright', 'install', 'chromium']);
  const downloaded = findBrowser(around);
  if (downloaded) return downloaded;
  if (around.isRoot) {
    around.run('apt-get', ['update', '-qq']);
    around.run('apt-get', [
      'install',
      '-y',
      '-qq',
      '--no-install-recommends',
      'chromium',
      'fonts-dejavu-core',
    ]);
    const installed = findBrowser(around);
    if (installed) return installed;
  }
  throw new Error(
    'No Chromium was found, and none could be installed. Install one (Debian: apt-get install chromium; ' +
      'elsewhere: npx playwright install chromium), or name its path in PLEDGEBOOK_BROWSER.',
  );
}

function surroundings(): Surroundings {
  const run = (command: string, args: readonly string[]) =>
    spawnSync(command, args, {
      stdio: 'ignore',
      timeout: 15 * 60_000,
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    }).status === 0;
  return {
    env: process.env,
    exists: existsSync,
    playwrightPath: chromium.executablePath(),
    isRoot: process.getuid?.() === 0,
    run,
    log: (line) => process.stderr.write(`${line}\n`),
  };
}

/** Quiet, and without the sandbox where it cannot work. */
export function browserArguments(isRoot = process.getuid?.() === 0): string[] {
  const quiet = ['--disable-background-networking', '--disable-component-update', '--disable-sync'];
  return isRoot ? [...quiet, '--no-sandbox'] : quiet;
}

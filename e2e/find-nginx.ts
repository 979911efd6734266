import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const PLACES = ['/usr/sbin', '/usr/local/sbin', '/usr/bin', '/usr/local/bin', '/opt/homebrew/bin'];

/**
 * The path of an nginx that is on the machine, or was installed now (as root on Debian).
 *
 * @throws Error that says what to install
 */
export function findOrInstallNginx(): string {
  const present = findNginx();
  if (present) return present;
  if (process.getuid?.() === 0) {
    run('apt-get', ['update', '-qq']);
    run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'nginx-light']);
    const installed = findNginx();
    if (installed) return installed;
  }
  throw new Error(
    'No nginx was found, and none could be installed. Install one (Debian: apt-get install nginx-light), or name its path in PLEDGEBOOK_NGINX.',
  );
}

function findNginx(): string | null {
  const named = process.env.PLEDGEBOOK_NGINX;
  if (named) {
    if (existsSync(named)) return named;
    throw new Error(`PLEDGEBOOK_NGINX names ${named}, which does not exist.`);
  }
  const folders = [...(process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== ''), ...PLACES];
  return folders.map((folder) => join(folder, 'nginx')).find((path) => existsSync(path)) ?? null;
}

function run(command: string, args: readonly string[]): void {
  spawnSync(command, args, {
    stdio: 'ignore',
    timeout: 5 * 60_000,
    // Installed for this only: it must not start by itself.
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' },
  });
}

import { spawnSync } from 'node:child_process';

/** Whether `psql` can be run; as root on Debian it is installed where it is absent. */
export function hasPsql(say: (line: string) => void): boolean {
  const isThere = () => spawnSync('psql', ['--version'], { stdio: 'ignore' }).status === 0;
  if (isThere()) return true;
  if (process.getuid?.() === 0) {
    say('No psql was found; installing it.');
    spawnSync('apt-get', ['update', '-qq'], { stdio: 'ignore' });
    spawnSync('apt-get', ['install', '-y', '-qq', 'postgresql-client'], { stdio: 'ignore' });
  }
  return isThere();
}

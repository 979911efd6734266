import { execFileSync, spawnSync } from 'node:child_process';
import { StartError } from './start-error';

/** The account that the database server runs as, where that is not the one we run as. */
export interface PostgresAccount {
  name: string;
  uid: number;
  gid: number;
}

const ACCOUNT = 'pledgebook';

/** PostgreSQL refuses to run as root, so root runs it as a system account. Null where we are not root. */
export function postgresAccount(log: (line: string) => void): PostgresAccount | null {
  if (process.getuid?.() !== 0) return null;
  const existing = lookUp(ACCOUNT);
  if (existing) return existing;
  log(`Making the system account "${ACCOUNT}" for the database, which must not run as root.`);
  return create() ?? lookUp('nobody') ?? refuse();
}

/** Whether the account can enter a folder, with every folder above it. */
export function canEnter(account: PostgresAccount, folder: string): boolean {
  const { uid, gid } = account;
  return (
    spawnSync('/bin/sh', ['-c', 'cd "$1"', 'sh', folder], { uid, gid, cwd: '/', stdio: 'ignore' }).status ===
    0
  );
}

function create(): PostgresAccount | null {
  const attempts: [string, string[]][] = [
    [
      'useradd',
      [
        '--system',
        '--user-group',
        '--no-create-home',
        '--home-dir',
        '/nonexistent',
        '--shell',
        '/bin/false',
        ACCOUNT,
      ],
    ],
    ['adduser', ['-S', '-D', '-H', '-s', '/bin/false', ACCOUNT]],
  ];
  for (const [command, args] of attempts) {
    spawnSync(command, args, { stdio: 'ignore' });
    // Looked up whatever the command said: another start may have made the account at the same moment.
    const made = lookUp(ACCOUNT);
    if (made) return made;
  }
  return null;
}

function lookUp(name: string): PostgresAccount | null {
  try {
    const id = (flag: string) =>
      Number(execFileSync('id', [flag, name], { encoding: 'utf8', stdio: 'pipe' }));
    return { name, uid: id('-u'), gid: id('-g') };
  } catch {
    return null;
  }
}

function refuse(): never {
  throw new StartError(
    'The database must not run as root, and no other account could be made or found here.\n' +
      'Start as another user, or set DATABASE_URL to a PostgreSQL server of yours.',
  );
}

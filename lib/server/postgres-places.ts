import { createHash } from 'node:crypto';
import { chmodSync, chownSync, mkdirSync, realpathSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { canEnter, type PostgresAccount, postgresAccount } from './postgres-account';
import { StartError } from './start-error';

/** Where the parts of the embedded database live. */
export interface PostgresPlaces {
  account: PostgresAccount | null;
  /** Lock, leases, password, log: for us alone. */
  private: string;
  /** PostgreSQL's data directory, owned by the account. */
  data: string;
  /** Folder for the binaries, readable by the account. */
  runtimes: string;
}

interface PlacesOptions {
  dataDir: string;
  /** Whether the operator named the folder: then the database never moves elsewhere by itself. */
  isChosen: boolean;
  log: (line: string) => void;
}

const SYSTEM_HOME = '/var/lib/pledgebook';

/**
 * Chooses and makes the folders. Normally all lie in the data folder. Where root starts us in a folder that only
 * root may enter (a container's /root), the database's own files lie under /var/lib/pledgebook instead.
 *
 * @throws StartError when the account cannot reach a folder that the operator chose
 */
export function postgresPlaces({ dataDir, isChosen, log }: PlacesOptions): PostgresPlaces {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const base = realpathSync(dataDir);
  const account = postgresAccount(log);
  const home = account ? reachableHome(base, account, isChosen, log) : base;
  const data = join(home, 'postgres');
  const runtimes = join(home, 'postgres-runtime');
  mkdirSync(runtimes, { recursive: true });
  return { account, private: base, data, runtimes };
}

function reachableHome(
  base: string,
  account: PostgresAccount,
  isChosen: boolean,
  log: (line: string) => void,
): string {
  // Entering is enough for the account: what is not its own in there stays unreadable to it.
  chmodSync(base, 0o711);
  if (canEnter(account, base)) return base;
  if (isChosen) {
    throw new StartError(
      `The database runs as the account "${account.name}", because PostgreSQL refuses to run as root, ` +
        `and that account cannot enter ${base} (PLEDGEBOOK_DATA).\n` +
        'Choose a folder whose parents everybody may enter, for example PLEDGEBOOK_DATA=/var/lib/pledgebook/data, ' +
        `or let the account in: chmod o+x on each folder above it.`,
    );
  }
  const home = join(SYSTEM_HOME, createHash('sha256').update(base).digest('hex').slice(0, 16));
  mkdirSync(home, { recursive: true });
  chmodSync(SYSTEM_HOME, 0o711);
  chmodSync(home, 0o711);
  chownSync(home, 0, 0);
  log(`The database's files are in ${home}, because its account "${account.name}" cannot enter ${base}.`);
  const pointer = `The database of this folder is in\n${home}\nbecause its account "${account.name}" cannot enter this one.\n`;
  writeFileSync(join(base, 'database-is-elsewhere.txt'), pointer);
  return home;
}

import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { SUPERUSER } from '../postgres-cluster';
import { postgresPackage } from '../postgres-runtime';
import { findPostmaster } from '../postmaster';
import { type Finding, findingsAbout } from './finding';

const { ok, hint, problem } = findingsAbout('embedded database');

/** What was found, and the address of the database where it runs. */
export interface EmbeddedState {
  readonly findings: readonly Finding[];
  readonly url: string | null;
}

/** Looks at the embedded database without starting it. */
export function lookAtEmbedded(dataFolder: string): EmbeddedState {
  let version: string;
  try {
    ({ version } = postgresPackage());
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error);
    return { findings: [problem(words.split('\n')[0] ?? '', words.split('\n')[1] ?? '')], url: null };
  }
  const data = join(homeOf(dataFolder), 'postgres');
  if (!existsSync(data)) {
    return {
      findings: [hint('There is none yet.', 'The first "npm start" makes it, and "npm run restore" does.')],
      url: null,
    };
  }
  const findings = [
    ...versionFindings(data, version),
    ...ownerFindings(data, statSync(data), process.getuid?.()),
  ];
  const running = findPostmaster(data);
  if (running) {
    const password = readOrNull(join(dataFolder, 'postgres-password'));
    if (password === null) {
      findings.push(
        problem(
          `The file postgres-password is missing in ${dataFolder}.`,
          'Put it back from a copy of the folder: nobody gets into the database without it.',
        ),
      );
      return { findings, url: null };
    }
    findings.push(ok(`It runs (process ${running.identity.pid}, port ${running.port} of this machine).`));
    const url = `postgresql://${SUPERUSER}:${encodeURIComponent(password)}@127.0.0.1:${running.port}/pledgebook`;
    return { findings, url };
  }
  if (existsSync(join(data, 'postmaster.pid'))) {
    findings.push(
      hint(
        'It was not stopped in order: postmaster.pid names a process that is no database any more.',
        'Nothing: the next "npm start" clears it away, and PostgreSQL recovers what was committed.',
      ),
    );
  }
  findings.push(
    hint('It does not run, so nothing inside it was looked at.', 'Run this again while the site runs.'),
  );
  return { findings, url: null };
}

/** The folder itself, or where a start as root had to put the database's own files. */
function homeOf(dataFolder: string): string {
  const pointer = readOrNull(join(dataFolder, 'database-is-elsewhere.txt'));
  return pointer?.split('\n')[1] ?? dataFolder;
}

function versionFindings(data: string, version: string): Finding[] {
  const found = readOrNull(join(data, 'PG_VERSION'));
  const brought = version.split('.')[0] ?? '';
  if (found === null) {
    return [
      problem(
        `${data} is no whole database: PG_VERSION is missing.`,
        'Move the folder away and restore a backup.',
      ),
    ];
  }
  if (found === brought) return [];
  return [
    problem(
      `It was made by PostgreSQL ${found}, and this version brings PostgreSQL ${brought}.`,
      'npm run backup with the version of Pledgebook that made it, then npm run restore into a new data folder with this one.',
    ),
  ];
}

/**
 * PostgreSQL starts only as the owner of its folder, never as root, and only where others cannot write. `own` is the number of
 * the account that asks; absent where the system has none.
 */
export function ownerFindings(
  data: string,
  { uid, mode }: { readonly uid: number; readonly mode: number },
  own: number | undefined,
): Finding[] {
  const findings: Finding[] = [];
  if (own === undefined) return findings;
  if (uid === 0) {
    findings.push(
      problem(`${data} belongs to root, as whom PostgreSQL refuses to run.`, `chown -R pledgebook ${data}`),
    );
  } else if (own !== 0 && own !== uid) {
    findings.push(
      problem(
        `${data} belongs to another account than this one.`,
        'Run as its owner, or chown -R it to this account.',
      ),
    );
  }
  if ((mode & 0o027) !== 0) {
    findings.push(
      problem(`Others may read or write in ${data}: PostgreSQL refuses to start.`, `chmod 700 ${data}`),
    );
  }
  return findings;
}

function readOrNull(path: string): string | null {
  try {
    return readFileSync(path, 'utf8').trim();
  } catch {
    return null;
  }
}

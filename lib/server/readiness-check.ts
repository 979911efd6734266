import postgres, { type Sql } from 'postgres';
import { isDatabaseAway } from '@/lib/core/database-reach';
import type { Unready } from '@/lib/core/readiness';
import { pendingMigrations } from './migrate';
import { type MigrationFile, readMigrations } from './migration-files';

const WITHIN_MS = 2000;

/**
 * A migration with this in its name changes what the nodes of the version before rely on (drops or renames it, say):
 * they stop serving once it is applied. All others only add, and older nodes go on beside newer ones.
 */
const BREAKS_OLDER = /_breaks_older_/;

interface Applied {
  readonly name: string;
  readonly checksum: string;
}

/**
 * Makes the check behind `/api/health/ready`: the database answers within two seconds and has a schema that this version
 * can work with. Those who ask at the same time are told what one question found.
 */
export function readinessCheck(
  databaseUrl: string,
  isStopping: () => boolean,
): () => Promise<Unready | null> {
  const files = readMigrations();
  let sql = connectionFor(databaseUrl);
  let asking: Promise<Unready | null> | null = null;
  const ask = async (): Promise<Unready | null> => {
    const asked = sql;
    const answer = await Promise.race([look(asked, files), afterAWhile()]);
    if (answer !== 'silent') return answer;
    // No answer comes over a line that was cut without a word, and later questions would wait behind this one.
    sql = connectionFor(databaseUrl);
    void asked.end({ timeout: 0 }).catch(() => {});
    return 'database_unreachable';
  };
  return async () => {
    if (isStopping()) return 'stopping';
    if (isDatabaseAway()) return 'database_unreachable';
    asking ??= ask().finally(() => {
      asking = null;
    });
    return asking;
  };
}

function connectionFor(databaseUrl: string): Sql {
  return postgres(databaseUrl, { max: 1, connect_timeout: 2, idle_timeout: 30, onnotice: () => {} });
}

async function look(sql: Sql, files: MigrationFile[]): Promise<Unready | null> {
  try {
    const applied = await sql<Applied[]>`
      select migration_name as name, checksum from _prisma_migrations
      where finished_at is not null and rolled_back_at is null`;
    return canServe(files, applied) ? null : 'schema_mismatch';
  } catch {
    return 'database_unreachable';
  }
}

/**
 * Whether a node with these migrations can serve from a database with those applied: all of its own are there, and what a
 * newer version has added since breaks nothing. (Starting is stricter: `pendingMigrations`.)
 */
export function canServe(files: MigrationFile[], applied: readonly Applied[]): boolean {
  const known = new Set(files.map(({ name }) => name));
  const last = files.at(-1)?.name ?? '';
  const isNewer = ({ name }: Applied) => !known.has(name) && name > last;
  if (applied.some((one) => isNewer(one) && BREAKS_OLDER.test(one.name))) return false;
  try {
    const ours = applied.filter((one) => !isNewer(one));
    return pendingMigrations(files, ours).length === 0;
  } catch {
    return false;
  }
}

function afterAWhile(): Promise<'silent'> {
  return new Promise((resolve) => {
    setTimeout(() => resolve('silent'), WITHIN_MS).unref();
  });
}

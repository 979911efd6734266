import postgres from 'postgres';
import type { Unready } from '@/lib/core/readiness';
import { pendingMigrations } from './migrate';
import { readMigrations } from './migration-files';

const WITHIN_MS = 2000;

/** Makes the check behind `/api/health/ready`: the database answers within two seconds and has this version's schema. */
export function readinessCheck(
  databaseUrl: string,
  isStopping: () => boolean,
): () => Promise<Unready | null> {
  const files = readMigrations();
  const sql = postgres(databaseUrl, { max: 1, connect_timeout: 2, idle_timeout: 30, onnotice: () => {} });
  const look = async (): Promise<Unready | null> => {
    try {
      const applied = await sql<{ name: string; checksum: string }[]>`
        select migration_name as name, checksum from _prisma_migrations
        where finished_at is not null and rolled_back_at is null`;
      return matches(files, applied) ? null : 'schema_mismatch';
    } catch {
      return 'database_unreachable';
    }
  };
  return async () => {
    if (isStopping()) return 'stopping';
    return Promise.race([look(), afterAWhile()]);
  };
}

function matches(
  files: Parameters<typeof pendingMigrations>[0],
  applied: { name: string; checksum: string }[],
): boolean {
  try {
    return pendingMigrations(files, applied).length === 0;
  } catch {
    return false;
  }
}

function afterAWhile(): Promise<Unready> {
  return new Promise((resolve) => {
    setTimeout(() => resolve('database_unreachable'), WITHIN_MS).unref();
  });
}

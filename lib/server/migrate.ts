import { randomUUID } from 'node:crypto';
import type { ReservedSql } from 'postgres';
import { withDatabaseLock } from './database-lock';
import { type MigrationFile, readMigrations } from './migration-files';
import { StartError } from './start-error';

export interface MigrateOptions {
  log?: (line: string) => void;
  /** Folder with the migrations; `prisma/migrations` by default. */
  folder?: string;
}

interface AppliedMigration {
  name: string;
  checksum: string;
}

/** Where Prisma notes the migrations, as it would make it. */
export const MIGRATIONS_TABLE = `
  create table if not exists _prisma_migrations (
    id varchar(36) primary key not null,
    checksum varchar(64) not null,
    finished_at timestamptz,
    migration_name varchar(255) not null,
    logs text,
    rolled_back_at timestamptz,
    started_at timestamptz not null default now(),
    applied_steps_count integer not null default 0
  )`;

/**
 * Brings the database to this version's schema: applies the migrations it lacks, each in one transaction, and notes
 * them in `_prisma_migrations` as Prisma does. Several nodes may call it at once; one works, the others wait.
 *
 * @returns the names of the migrations that were applied now
 * @throws StartError when the database and the files do not belong together, or a migration fails
 */
export async function migrate(
  databaseUrl: string,
  { log = () => {}, folder }: MigrateOptions = {},
): Promise<string[]> {
  const files = readMigrations(folder);
  return withDatabaseLock(databaseUrl, 'migrate', async (sql) => {
    const pending = pendingMigrations(files, await appliedMigrations(sql));
    for (const file of pending) {
      log(`Applying the migration ${file.name}.`);
      await apply(sql, file);
    }
    return pending.map((file) => file.name);
  });
}

/**
 * The migrations that a database lacks.
 *
 * @throws StartError when a migration that was applied has changed, is missing, or comes after one that was not
 */
export function pendingMigrations(files: MigrationFile[], applied: AppliedMigration[]): MigrationFile[] {
  const known = new Map(files.map((file) => [file.name, file]));
  for (const { name, checksum } of applied) {
    const file = known.get(name);
    if (!file) {
      throw new StartError(
        `The database has a migration that this version of Pledgebook does not know: ${name}.\n` +
          'The database was used by a newer version. Start that version, or go back to a copy of the database from before it.',
      );
    }
    if (file.checksum !== checksum) {
      throw new StartError(
        `The file of the migration ${name} has changed since it was applied to this database.\n` +
          'Put the original file back (git restore prisma/migrations); a change of the schema needs a new migration.',
      );
    }
  }
  const done = new Set(applied.map(({ name }) => name));
  const pending = files.filter((file) => !done.has(file.name));
  const last = files.findLast((file) => done.has(file.name));
  const early = pending.find((file) => last !== undefined && file.name < last.name);
  if (early) {
    throw new StartError(
      `The migration ${early.name} is not applied to this database, but the later ${last?.name ?? ''} is.\n` +
        'Migrations apply in the order of their names: give the new one a later name.',
    );
  }
  return pending;
}

async function appliedMigrations(sql: ReservedSql): Promise<AppliedMigration[]> {
  await sql.unsafe(MIGRATIONS_TABLE);
  const rows = await sql<{ name: string; checksum: string; finished: boolean }[]>`
    select migration_name as name, checksum, finished_at is not null as finished
    from _prisma_migrations where rolled_back_at is null order by started_at, migration_name`;
  const half = rows.find((row) => !row.finished);
  if (half) {
    throw new StartError(
      `The migration ${half.name} was begun on this database by another tool and never finished.\n` +
        'Settle it with "npx prisma migrate resolve", or go back to a copy of the database from before it.',
    );
  }
  return rows;
}

/** The migration and its note succeed together or not at all: a failed one leaves the database as it was. */
async function apply(sql: ReservedSql, { name, checksum, sql: text }: MigrationFile): Promise<void> {
  const startedAt = new Date();
  await sql`begin`;
  try {
    await sql.unsafe(text).simple();
    await sql`
      insert into _prisma_migrations (id, checksum, finished_at, migration_name, started_at, applied_steps_count)
      values (${randomUUID()}, ${checksum}, clock_timestamp(), ${name}, ${startedAt}, 1)`;
    await sql`commit`;
  } catch (cause) {
    await sql`rollback`.catch(() => {});
    throw new StartError(
      `The migration ${name} failed and was undone: ${cause instanceof Error ? cause.message : String(cause)}`,
      { cause },
    );
  }
}

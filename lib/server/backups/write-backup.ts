import type { Writable } from 'node:stream';
import { finished, pipeline } from 'node:stream/promises';
import type { Client } from 'pg';
import { ZipFile } from 'yazl';
import { withDatabaseLock } from '../database-lock';
import { StartError } from '../start-error';
import { readMe } from './backup-read-me';
import { type CatalogTable, readSequences, readTables } from './catalog';
import { connectForCopy, copyOut, summing, writeAlike } from './copy-table';
import { type BackedUpTable, MANIFEST_NAME, type Manifest } from './manifest';
import { RowSums } from './row-sums';
import { SEAL_PLACEHOLDER, Seal } from './seal';

export interface BackupSource {
  readonly databaseUrl: string;
  /** The product's version. */
  readonly version: string;
  readonly keyFingerprint: string | null;
  readonly madeAt: Date;
  readonly tell: (table: string, rows: number) => void;
}

export interface WrittenBackup {
  readonly manifest: Manifest;
  readonly bytes: number;
  readonly seal: string;
}

/** Fast enough to keep up with the database, and within a tenth of the best that deflate can do. */
const COMPRESSION_LEVEL = 3;

/**
 * Writes all tables of a database, as they are at one moment, into one sealed ZIP file. The site may go on writing: the
 * moment is a snapshot of PostgreSQL's, and nothing stronger than ACCESS SHARE is locked. The memory needed does not
 * grow with the database.
 *
 * @throws what the database or the output throw; what was written till then is no backup
 */
export async function writeBackup(source: BackupSource, output: Writable): Promise<WrittenBackup> {
  const client = await connectForCopy(source.databaseUrl, 'pledgebook backup');
  try {
    const tables = await withDatabaseLock(source.databaseUrl, 'migrate', () => beginSnapshot(client));
    return await writeZip(client, tables, source, output);
  } finally {
    await client.end().catch(() => {});
  }
}

/** No migration is under way here, and from here on none can change the tables before the backup has read them. */
async function beginSnapshot(client: Client): Promise<CatalogTable[]> {
  await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
  await writeAlike(client);
  const tables = await readTables(client);
  for (const needed of ['_prisma_migrations', 'ledger_entry']) {
    if (tables.some(({ name }) => name === needed)) continue;
    throw new StartError(
      `The database has no table ${needed}: it is none of Pledgebook's, or was never started.`,
    );
  }
  const names = tables.map(({ name }) => client.escapeIdentifier(name));
  await client.query(`LOCK TABLE ${names.join(', ')} IN ACCESS SHARE MODE`);
  return tables;
}

async function writeZip(
  client: Client,
  tables: readonly CatalogTable[],
  source: BackupSource,
  output: Writable,
): Promise<WrittenBackup> {
  const about = await readAbout(client, source);
  const zip = new ZipFile();
  const seal = new Seal();
  const options = { mtime: source.madeAt, mode: 0o100600 };
  const written = pipeline(zip.outputStream, seal, output);
  zip.on('error', (error: Error) => seal.destroy(error));
  zip.addBuffer(Buffer.from(readMe(about)), 'README.txt', options);

  const done: BackedUpTable[] = [];
  for (const table of tables) {
    const file = `tables/${encodeURIComponent(table.name)}.txt`;
    const sums = new RowSums();
    const rows = copyOut(client, table);
    const summed = summing(sums, (count) => source.tell(table.name, count));
    const read = pipeline(rows, summed);
    // Zip64 from the start: how long a table becomes is not known before.
    const entry = { ...options, forceZip64Format: true, compressionLevel: COMPRESSION_LEVEL };
    zip.addReadStreamLazy(file, entry, (give) => give(null, summed));
    // Where the output fails (a full disk), nobody would read the table to its end.
    await Promise.race([Promise.all([read, finished(summed)]), written]).finally(() => rows.destroy());
    done.push({ ...table, columns: [...table.columns], file, ...sums.facts() });
  }
  const manifest = { ...about, tables: done, sequences: await readSequences(client) };
  await client.query('COMMIT');
  zip.addBuffer(Buffer.from(`${JSON.stringify(manifest, null, 1)}\n`), MANIFEST_NAME, options);
  zip.end({ forceZip64Format: false, comment: SEAL_PLACEHOLDER });
  await written;
  return { manifest, ...seal.facts() };
}

async function readAbout(
  client: Client,
  { version, keyFingerprint, madeAt }: BackupSource,
): Promise<Omit<Manifest, 'tables' | 'sequences'>> {
  const server = await client.query<{ server_version: string }>('SHOW server_version');
  const migrations = await client.query<{ name: string; checksum: string }>(`
    SELECT migration_name AS name, checksum FROM _prisma_migrations
    WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL ORDER BY migration_name`);
  const ledger = await client.query<{ seq: string; hash: string }>(
    'SELECT seq::text, hash FROM ledger_entry ORDER BY ledger_entry.seq DESC LIMIT 1',
  );
  return {
    format: 1,
    product: 'pledgebook',
    version,
    madeAt: madeAt.toISOString(),
    postgres: server.rows[0]?.server_version ?? '',
    migrations: migrations.rows,
    ledger: ledger.rows[0] ?? null,
    keyFingerprint,
  };
}

import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFile } from './checkout';

/** One migration in Prisma's format: `prisma/migrations/<name>/migration.sql`. */
export interface MigrationFile {
  /** Name of its folder; names sort in the order of application. */
  name: string;
  sql: string;
  /** SHA-256 of the file, hexadecimal, as Prisma keeps it in `_prisma_migrations`. */
  checksum: string;
}

const FOLDER = projectFile('prisma/migrations');

/** All migrations of this version, in the order in which they apply. */
export function readMigrations(folder = FOLDER): MigrationFile[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
    .map((name) => {
      const bytes = readFileSync(join(folder, name, 'migration.sql'));
      return {
        name,
        sql: bytes.toString('utf8'),
        checksum: createHash('sha256').update(bytes).digest('hex'),
      };
    });
}

import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { projectFile, runTool, withCheckoutLock } from './checkout';
import { StartError } from './start-error';

const STAMP = projectFile('lib/core/prisma/.schema-hash');

/**
 * Generates the Prisma client into `lib/core/prisma/` where it is missing or older than `prisma/schema.prisma`.
 *
 * @throws StartError with Prisma's words when the schema is wrong
 */
export async function generateClient(log: (line: string) => void): Promise<void> {
  if (isClientCurrent()) return;
  await withCheckoutLock(
    'generate',
    () => {},
    async () => {
      const hash = schemaHash();
      if (readOrNull(STAMP) === hash) return;
      log('Generating the database client.');
      const { ok, output } = await runTool('prisma/build/index.js', ['generate'], {
        // Generating needs no engine, but the command downloads one unless it is shown a file (any file).
        PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
        PRISMA_HIDE_UPDATE_MESSAGE: '1',
        CHECKPOINT_DISABLE: '1',
      });
      if (!ok) throw new StartError(`The database client could not be generated.\n${output}`);
      writeFileSync(STAMP, hash);
    },
  );
}

/** Whether the generated client is there and fits the schema. */
export function isClientCurrent(): boolean {
  return readOrNull(STAMP) === schemaHash();
}

function schemaHash(): string {
  const hash = createHash('sha256');
  hash.update(readFileSync(projectFile('prisma/schema.prisma')));
  hash.update(readFileSync(projectFile('node_modules/prisma/package.json')));
  return hash.digest('hex');
}

function readOrNull(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}

import { generateClient } from './generate-client';
import { prepareDatabase } from './prepare-database';
import { runEntry } from './run-entry';
import { complain } from './say';
import { loadSettings } from './settings';

/**
 * Runs a shell command of ours that needs the database, and ends the process with the code that it answers. It works
 * beside a running site (the embedded server is shared) and without one (it is started for the time being). The steps
 * are told on standard error, so that standard output holds only the command's own.
 *
 * `work` must load modules that use the database by `await import(…)`: the Prisma client may only just have been made.
 */
export function runWithDatabase(work: () => Promise<number>): void {
  runEntry(async () => {
    loadSettings();
    await generateClient(complain);
    const database = await prepareDatabase({ log: complain });
    let code = 1;
    try {
      code = await work();
    } finally {
      const { disconnect } = await import('@/lib/core/db');
      await disconnect();
      await database.stop();
    }
    process.exit(code);
  });
}

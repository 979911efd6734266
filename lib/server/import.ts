import { IMPORT_USAGE, parseImportCommand } from './import-command';
import { runWithDatabase } from './run-with-database';
import { complain, say } from './say';

/** One line on a terminal, written over; elsewhere a line each time. */
function progress(line: string): void {
  process.stderr.write(process.stderr.isTTY ? `\r${line}` : `${line}\n`);
}

/** `npm run import -- file.csv --programme slug`: figures from a file; exit code 2 for wrong usage, 1 for refused rows. */
const command = parseImportCommand(process.argv.slice(2));
if (typeof command === 'string') {
  complain(`${command}\n\n${IMPORT_USAGE}`);
  process.exit(2);
}
runWithDatabase(async () => {
  const { db } = await import('@/lib/core/db');
  const { importFile } = await import('./import-rows');
  return importFile(db(), command, { say, complain, progress });
});

import { resolve } from 'node:path';
import { restoreBackup } from './backups/restore-backup';
import { parseRestoreCommand, RESTORE_USAGE } from './backups/restore-command';
import { tableTeller } from './backups/table-teller';
import { runEntry } from './run-entry';
import { complain, say } from './say';
import { loadSettings } from './settings';

/** `npm run restore -- <file>`. */
const command = parseRestoreCommand(process.argv.slice(2));
if (typeof command === 'string') {
  complain(`${command}\n\n${RESTORE_USAGE}`);
  process.exit(2);
}

runEntry(async () => {
  const settings = loadSettings();
  const teller = tableTeller(process.stderr);
  const out = {
    say: (line: string) => {
      teller.end();
      say(line);
    },
    complain: (line: string) => {
      teller.end();
      complain(line);
    },
    tell: teller.tell,
    tellStep: teller.tellStep,
  };
  const isWhole = await restoreBackup({ ...command, file: resolve(command.file) }, settings, out);
  process.exit(isWhole ? 0 : 1);
});

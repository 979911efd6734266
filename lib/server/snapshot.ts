import { withDatabaseLock } from './database-lock';
import { refusalWords } from './refusal-words';
import { runWithDatabase } from './run-with-database';
import { complain, say } from './say';

const USAGE = `Usage: npm run snapshot

Keeps all downloads of each programme as they are now, for ever: /export/<programme>/snapshots lists them with their SHA-256.
Where one was made at this entry of the ledger already, that one stays.

Exit code: 0 when there is a snapshot of each programme, 1 when one was refused, 2 for wrong usage.`;

/** `npm run snapshot`. */
if (process.argv.length > 2) {
  complain(USAGE);
  process.exit(2);
}

runWithDatabase(async () => {
  const { keepSnapshots } = await import('./snapshot-round');
  const kept = await withDatabaseLock(process.env.DATABASE_URL ?? '', 'snapshots', () => keepSnapshots(null));
  for (const { programme, result } of kept) {
    if (result.ok) {
      const { snapshot, isNew } = result.value;
      const what = isNew ? 'kept' : 'there already';
      say(`${programme}: entry ${snapshot.seq} ${what}, ${snapshot.bytes} bytes, SHA-256 ${snapshot.sha256}`);
    } else for (const refusal of result.refusals) complain(`${programme}: ${refusalWords(refusal)}`);
  }
  return kept.every(({ result }) => result.ok) ? 0 : 1;
});

import { runWithDatabase } from './run-with-database';
import { say } from './say';

/** `npm run catalogue [-- folder]`: loads a catalogue folder; what is there already is left alone. */
runWithDatabase(async () => {
  const { db } = await import('@/lib/core/db');
  const { loadCatalogue } = await import('./catalogue-load');
  const [folder] = process.argv.slice(2);
  await loadCatalogue(db(), say, folder);
  return 0;
});

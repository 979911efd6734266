import { connect } from '../../lib/core/db';
import { everythingIn } from '../../lib/core/testing/acting';
import { startEmbeddedPostgres } from '../../lib/server/embedded-postgres';

interface WatchedDatabase extends AsyncDisposable {
  /** Tells any row that was written since, but for counts of attempts and the list of sign-ins. */
  readonly written: () => Promise<string>;
}

/** The database of a site that runs, beside it. */
export async function watchDatabase(dataDir: string): Promise<WatchedDatabase> {
  const database = await startEmbeddedPostgres({ dataDir, isChosen: true });
  const db = connect(database.url, 1);
  return {
    written: () => everythingIn(db),
    [Symbol.asyncDispose]: async () => {
      await db.$disconnect();
      await database.stop();
    },
  };
}

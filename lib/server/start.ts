import { env, publicOrigin } from '@/lib/core/env';
import { buildSite } from './build-site';
import { withDatabaseLock } from './database-lock';
import { portProblem } from './free-port';
import { generateClient } from './generate-client';
import { prepareDatabase } from './prepare-database';
import { runEntry, wordsFor } from './run-entry';
import { complain, say } from './say';
import { sessionSecret } from './session-secret';
import { loadSettings, setEnvironment } from './settings';
import { installShutdown, type Shutdown } from './shutdown';
import { portError } from './web-port';

const isDev = process.argv.includes('--dev');

runEntry(async () => {
  setEnvironment({ NODE_ENV: isDev ? 'development' : 'production', NEXT_TELEMETRY_DISABLED: '1' });
  const settings = loadSettings();
  const { PORT: port, HOST: host } = settings;
  const taken = await portProblem(port, host);
  if (taken !== null) throw portError(taken, port, host);

  await generateClient(say);
  if (!isDev) await buildSite(say);
  setEnvironment({
    NEXTAUTH_SECRET: sessionSecret(settings, complain),
    NEXTAUTH_URL: publicOrigin(settings),
    PORT: String(port),
  });
  if (settings.PLEDGEBOOK_CLOCK)
    complain(`The site's clock stands still at ${settings.PLEDGEBOOK_CLOCK} (PLEDGEBOOK_CLOCK).`);

  const shutdown = installShutdown(say, settings.PLEDGEBOOK_DRAIN_SECONDS * 1000);
  try {
    await serve(shutdown);
  } catch (error) {
    complain(wordsFor(error));
    await shutdown.stop(1);
  }
});

async function serve(shutdown: Shutdown): Promise<void> {
  const onLost = (error: Error) => {
    complain(error.message);
    void shutdown.stop(1);
  };
  const { WEB_CONCURRENCY: processes } = env();
  // Loaded only now: all of it reads the generated client, and Next reads NODE_ENV as it loads. The site itself loads beside the
  // database's start, for both take their time. What fails to load is told where it is waited for.
  const serving = processes === 1 || isDev ? import('./serve-requests') : null;
  serving?.catch(() => {});
  const database = await prepareDatabase({ log: say, onLost });
  shutdown.onStop(database.stop);

  const { disconnect } = await import('@/lib/core/db');
  shutdown.onStop(disconnect);
  const { loadCatalogueIfEmpty } = await import('./catalogue-load');
  await withDatabaseLock(database.url, 'catalogue', () => loadCatalogueIfEmpty(say));
  const { issueSetupToken } = await import('@/lib/accounts/mutations');
  const setup = await issueSetupToken();
  let stopSchedules = async (): Promise<unknown> => undefined;
  shutdown.onStop(() => stopSchedules());
  if (serving === null) {
    const { startWorkers } = await import('./workers/start-workers');
    const workers = await startWorkers(processes, onLost);
    shutdown.onStop((reason) => workers.stop(reason === 'terminal'));
  } else {
    const { serveRequests } = await serving;
    await serveRequests({ databaseUrl: database.url, isDev, shutdown });
  }

  const { startSchedules } = await import('./schedules');
  stopSchedules = startSchedules({ databaseUrl: database.url, isDev });

  const origin = publicOrigin();
  say(`\nPledgebook is at ${origin}`);
  if (setup)
    say(
      `Make the first administrator here (the address works once): ${origin}/en/setup?token=${setup.token}`,
    );
  say('Stop it with Ctrl-C.');
}

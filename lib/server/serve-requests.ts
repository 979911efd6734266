import { env } from '@/lib/core/env';
import { setReadinessCheck } from '@/lib/core/readiness';
import { takeConsole } from './framework-console';
import { listenToLedger } from './listen';
import type { SiteMetrics } from './metrics/site-metrics';
import type { MetricsSource } from './operator-answers';
import { readinessCheck } from './readiness-check';
import { finishRequests, type Shutdown } from './shutdown';
import { createSite, listen } from './site';

interface Serving {
  readonly databaseUrl: string;
  readonly isDev: boolean;
  readonly shutdown: Pick<Shutdown, 'isStopping' | 'onStop'>;
  /** Makes the text of `/api/metrics`; without it, that of this process. */
  readonly metricsSource?: MetricsSource;
}

/** Answers readers in this process: hears of publications, knows whether it is ready, and stands at the port. */
export async function serveRequests(serving: Serving): Promise<SiteMetrics> {
  const { databaseUrl, isDev, shutdown, metricsSource } = serving;
  shutdown.onStop(await listenToLedger(databaseUrl));
  setReadinessCheck(readinessCheck(databaseUrl, shutdown.isStopping));
  if (!isDev) takeConsole();
  const { server, metrics } = await createSite({ isDev, ...(metricsSource && { metricsSource }) });
  await listen(server);
  const drainMs = env().PLEDGEBOOK_DRAIN_SECONDS * 1000;
  shutdown.onStop((reason) =>
    finishRequests(server, isDev ? { graceMs: 500 } : { drainMs: reason === 'asked' ? drainMs : 0 }),
  );
  return metrics;
}

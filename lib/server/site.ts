import type { Server } from 'node:http';
import next from 'next';
import { env } from '@/lib/core/env';
import { currentBuild } from './build-site';
import { CHECKOUT } from './checkout';
import { requestHandler } from './handle-request';
import { builtRoutes } from './metrics/route-names';
import { SiteMetrics } from './metrics/site-metrics';
import type { MetricsSource } from './operator-answers';
import { portError } from './web-port';
import { createWebServer } from './web-server';

interface SiteParts {
  readonly server: Server;
  readonly metrics: SiteMetrics;
}

/** Makes Next and the web server around it, not listening yet. The environment must be complete. */
export async function createSite({
  isDev,
  metricsSource,
}: {
  readonly isDev: boolean;
  readonly metricsSource?: MetricsSource;
}): Promise<SiteParts> {
  const { PORT: port, HOST: hostname = 'localhost' } = env();
  const app = next({ dev: isDev, dir: CHECKOUT, hostname, port });
  await withoutNews(() => app.prepare());
  const build = isDev ? null : currentBuild();
  // In development pages come and go: there is no table of them.
  const metrics = new SiteMetrics(build ? builtRoutes() : [], build?.id ?? 'development');
  const handle = requestHandler({
    next: app.getRequestHandler(),
    build,
    metrics,
    ...(metricsSource && { metricsSource }),
  });
  const server = createWebServer((request, response) => void handle(request, response));
  // The browser's line to the development server, for changes without reloading.
  if (isDev) server.on('upgrade', app.getUpgradeHandler());
  return { server, metrics };
}

/** Next tells how long it took to read its configuration, which helps nobody who starts a website. Errors still show. */
async function withoutNews(work: () => Promise<void>): Promise<void> {
  const terminal = globalThis.console;
  const { log } = terminal;
  terminal.log = () => {};
  try {
    await work();
  } finally {
    terminal.log = log;
  }
}

/** @throws StartError when the port cannot be had */
export function listen(server: Server): Promise<void> {
  const { PORT: port, HOST: host } = env();
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(portError(error.code ?? error.message, port, host)),
    );
    server.listen({ port, host }, resolve);
  });
}

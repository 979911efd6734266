import { disconnect } from '@/lib/core/db';
import { env } from '@/lib/core/env';
import { log } from '@/lib/core/log';
import type { SiteMetrics } from '../metrics/site-metrics';
import { runEntry } from '../run-entry';
import { serveRequests } from '../serve-requests';
import type { Closer, Reason } from '../shutdown';
import { type FromWorker, toWorker } from './messages';

/**
 * One of several processes that answer readers at one port (WEB_CONCURRENCY). The first process has prepared everything and does what is
 * done once; this one ends with it.
 */
runEntry(async () => {
  const closers: Closer[] = [disconnect];
  let isStopping = false;
  const stop = async (reason: Reason) => {
    if (isStopping) return;
    isStopping = true;
    for (const close of closers.reverse()) {
      await close(reason).catch((error: unknown) => log().error({ err: error }, 'while stopping'));
    }
    process.exit(0);
  };
  // The terminal's signals reach every process; the first one decides what becomes of them.
  for (const signal of ['SIGINT', 'SIGHUP'] as const) process.on(signal, () => {});
  process.on('SIGTERM', () => void stop('asked'));
  process.on('disconnect', () => void stop('failed'));

  const texts = new Map<number, (text: string) => void>();
  let questions = 0;
  const askAll = () => {
    questions += 1;
    tell({ say: 'metrics', question: questions });
    return new Promise<string>((resolve) => texts.set(questions, resolve));
  };
  let metrics: SiteMetrics | null = null;
  process.on('message', (heard: unknown) => {
    const message = toWorker.safeParse(heard);
    if (!message.success) return;
    if (message.data.say === 'stop') return void stop(message.data.isHurried ? 'terminal' : 'asked');
    const { question } = message.data;
    if (message.data.say === 'tell') return void tellNumbers(metrics, question);
    texts.get(question)?.(message.data.text);
    texts.delete(question);
  });

  const { DATABASE_URL: databaseUrl } = env();
  if (databaseUrl === undefined) throw new Error('A process that answers readers is started by `npm start`.');
  metrics = await serveRequests({
    databaseUrl,
    isDev: false,
    shutdown: { isStopping: () => isStopping, onStop: (closer) => void closers.push(closer) },
    metricsSource: askAll,
  });
});

async function tellNumbers(metrics: SiteMetrics | null, question: number): Promise<void> {
  const numbers = metrics === null ? [] : await metrics.read();
  tell({ say: 'numbers', question, numbers: numbers.map((one) => ({ ...one })) });
}

function tell(message: FromWorker): void {
  if (process.connected) process.send?.(message, undefined, undefined, () => {});
}

import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { env } from '@/lib/core/env';
import { type Unready, whyUnready } from '@/lib/core/readiness';
import { metricsAccess } from './metrics/metrics-access';
import { METRICS_TYPE } from './metrics/site-metrics';

/** Makes the text of `/api/metrics`: of this process, or of all that serve together. */
export type MetricsSource = () => Promise<string>;

const LIVE = '/api/health/live';
const READY = '/api/health/ready';
const METRICS = '/api/metrics';
/** The addresses of whoever runs the site. */
export const OPERATOR_PATHS: readonly string[] = [LIVE, READY, METRICS];

const WORDS: Readonly<Record<Unready, string>> = {
  starting: 'The site is starting.',
  database_unreachable: 'The database does not answer within two seconds.',
  schema_mismatch: 'The database has another schema than this version of the site needs.',
  stopping: 'The site is stopping: it finishes what it has in hand, and wants no new readers.',
};

/**
 * Answers the addresses of whoever runs the site; false for any other path. They never go through Next: a health check that waits
 * behind pages would get a busy site restarted.
 */
export async function answerOperator(
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
  metrics: MetricsSource,
): Promise<boolean> {
  if (!OPERATOR_PATHS.includes(path)) return false;
  const { method } = request;
  if (method !== 'GET' && method !== 'HEAD') {
    const detail = `This address can only be read: ${method} is not allowed, use GET.`;
    refuse(response, { status: 405, title: 'Method not allowed', detail }, { Allow: 'GET, HEAD' });
  } else if (path === LIVE) {
    sendJson(response, 200, { status: 'live' });
  } else if (path === READY) {
    sendReadiness(response, await whyUnready());
  } else {
    await answerMetrics(request, response, metrics);
  }
  return true;
}

function sendReadiness(response: ServerResponse, reason: Unready | null): void {
  if (reason === null) sendJson(response, 200, { status: 'ready' });
  else sendJson(response, 503, { status: 'unready', reason, detail: WORDS[reason] });
}

async function answerMetrics(
  request: IncomingMessage,
  response: ServerResponse,
  metrics: MetricsSource,
): Promise<void> {
  const access = metricsAccess(request, env().PLEDGEBOOK_METRICS_TOKEN);
  if (access === 'yes') return send(response, 200, { 'Content-Type': METRICS_TYPE }, await metrics());
  if (access === 'hidden') {
    return refuse(response, { status: 404, title: 'Not found', detail: 'There is nothing at this address.' });
  }
  const detail = 'These numbers are for those who run the site: send its token (Authorization: Bearer …).';
  const realm = { 'WWW-Authenticate': 'Bearer realm="metrics"' };
  refuse(response, { status: 401, title: 'Unauthorized', detail }, realm);
}

/** RFC 9457, as the API refuses. */
function refuse(
  response: ServerResponse,
  problem: { readonly status: number; readonly title: string; readonly detail: string },
  headers: OutgoingHttpHeaders = {},
): void {
  const type = { 'Content-Type': 'application/problem+json; charset=utf-8' };
  send(response, problem.status, { ...type, ...headers }, json({ type: 'about:blank', ...problem }));
}

function sendJson(response: ServerResponse, status: number, body: object): void {
  send(response, status, { 'Content-Type': 'application/json; charset=utf-8' }, json(body));
}

function json(body: object): string {
  return `${JSON.stringify(body)}\n`;
}

function send(response: ServerResponse, status: number, headers: OutgoingHttpHeaders, body: string): void {
  response.writeHead(status, {
    ...headers,
    'Content-Length': Buffer.byteLength(body),
    'Cache-Control': 'no-store',
  });
  response.end(response.req.method === 'HEAD' ? undefined : body);
}

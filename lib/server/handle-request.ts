import type { IncomingMessage, ServerResponse } from 'node:http';
import { env, publicOrigin } from '@/lib/core/env';
import { log } from '@/lib/core/log';
import { sendBadTarget } from './bad-target';
import type { NextHandler } from './captured-response';
import { formProblem } from './form-guard';
import { settleForwarded } from './forwarded-headers';
import { answeredWhileAway } from './kept-form';
import { sendLarge } from './large-response';
import { answerMethod } from './method-guard';
import type { CacheResult } from './metrics/request-counts';
import { metricsText, SiteMetrics } from './metrics/site-metrics';
import { answerOperator, type MetricsSource } from './operator-answers';
import type { Build } from './page-version';
import { FAILURE, NO_HOST, sendPlainPage } from './plain-page';
import { makeAnonymous, passToNext } from './private-response';
import { PublicResponses } from './public-response';
import { isLimited, RateLimit } from './rate-limit';
import { classify } from './request-class';
import { requestIdOf } from './request-id';
import { logRequest } from './request-log';
import { parseTarget } from './request-target';
import { commonHeaders, opennessOf } from './security-headers';

interface SiteOptions {
  next: NextHandler;
  /** The build that serves; null in development, where nothing is cached. */
  build: Build | null;
  /** Where requests are counted; without it, in a count of its own. */
  metrics?: SiteMetrics;
  /** Makes the text of `/api/metrics`; without it, that of this process. */
  metricsSource?: MetricsSource;
}

/** What is noted of a request while it is answered, for the count and the log. */
interface Noted {
  /** Place in the names of routes. */
  route: number;
  cache: CacheResult;
}

/** Everything that happens to a request, in order: number, headers, address, and then Next or the memory of its answers. */
export function requestHandler(options: SiteOptions) {
  const { next: uncounted, build, metrics = new SiteMetrics([], build?.id ?? 'development') } = options;
  const { metricsSource = async () => metricsText([await metrics.read()]) } = options;
  const { PLEDGEBOOK_PROXIES: proxies, PLEDGEBOOK_API_PER_MINUTE: perMinute } = env();
  const isSecure = publicOrigin().startsWith('https:');
  const common = {
    private: Object.entries(commonHeaders(isSecure, 'private')),
    public: Object.entries(commonHeaders(isSecure, 'public')),
    embed: Object.entries(commonHeaders(isSecure, 'embed')),
  };
  const limit = perMinute > 0 ? new RateLimit(perMinute) : null;
  const next = metrics.renders.around(uncounted);
  const memory = build ? new PublicResponses(next, build) : null;
  if (memory) metrics.cacheFill = () => memory.fill();

  const answer = async (
    request: IncomingMessage,
    response: ServerResponse,
    requestId: string,
    noted: Noted,
  ): Promise<void> => {
    const target = parseTarget(request.url ?? '');
    const isAnswerable = !('problem' in target) && request.headers.host !== undefined;
    const kind = isAnswerable ? classify(target.path) : 'private';
    const openness = isAnswerable ? opennessOf(target.path, kind === 'private') : 'private';
    for (const [name, value] of common[openness]) response.setHeader(name, value);
    if ('problem' in target) return sendBadTarget(response, target, requestId);
    if (request.headers.host === undefined) return sendPlainPage(response, { ...NO_HOST, requestId });
    noted.route = metrics.routes.indexOf(target.path);
    if (answerMethod(request, response, { path: target.path, kind, requestId })) return;
    if (kind === 'private') {
      if (await answerOperator(request, response, target.path, metricsSource)) return;
      const problem = formProblem(request);
      if (problem) return sendPlainPage(response, { ...problem, requestId });
      if (await answeredWhileAway(request, response, requestId)) return;
      return passToNext(next, request, response, { isDev: !memory, hasScripts: true });
    }
    // Before the memory of answers: it is the asking that is counted, and what is left differs from reader to reader.
    if (limit && isLimited(target.path, request.method) && (await limit.refuse(request, response))) return;
    makeAnonymous(request);
    const isRead = request.method === 'GET' || request.method === 'HEAD';
    if (!memory || kind === 'entry' || !isRead)
      return passToNext(next, request, response, { isDev: !memory, hasScripts: false });
    if (kind === 'large') return sendLarge(next, request, response);
    noted.cache = await memory.serve({ request, response, target, requestId }, kind === 'static');
  };

  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const startedAt = performance.now();
    const requestId = requestIdOf(request, proxies);
    request.headers['x-request-id'] = requestId;
    response.setHeader('X-Request-Id', requestId);
    settleForwarded(request, proxies);
    const noted: Noted = { route: metrics.routes.unreadable, cache: 'bypass' };
    response.once('close', () => {
      const { method } = request;
      const { statusCode: status } = response;
      const ms = performance.now() - startedAt;
      metrics.requests.add({ ...noted, method, status, ms });
      logRequest({
        requestId,
        route: metrics.routes.names[noted.route] ?? '',
        method,
        status,
        ms,
        cache: noted.cache,
      });
    });
    try {
      await answer(request, response, requestId, noted);
    } catch (error) {
      log().error({ requestId, err: error }, 'request threw');
      sendPlainPage(response, { ...FAILURE, requestId });
    }
  };
}

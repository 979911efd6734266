import type { IncomingMessage, ServerResponse } from 'node:http';
import { env, publicOrigin } from '@/lib/core/env';
import { log } from '@/lib/core/log';
import { sendBadTarget } from './bad-target';
import type { NextHandler } from './captured-response';
import type { Exchange } from './exchange';
import { formProblem } from './form-guard';
import { settleForwarded } from './forwarded-headers';
import { answeredWhileAway } from './kept-form';
import { hasGrownLarge, sendLarge } from './large-response';
import { answerMethod } from './method-guard';
import { metricsText, SiteMetrics } from './metrics/site-metrics';
import { answerOperator, type MetricsSource } from './operator-answers';
import type { Build } from './page-version';
import { FAILURE, NO_HOST, sendCrowded, sendPlainPage } from './plain-page';
import { makeAnonymous, passToNext } from './private-response';
import { PublicResponses } from './public-response';
import { isLimited, RateLimit } from './rate-limit';
import { BusyError } from './render-queue';
import { classify } from './request-class';
import { requestIdOf } from './request-id';
import { logRequest } from './request-log';
import { parseTarget } from './request-target';
import { commonHeaders, opennessOf } from './security-headers';
import { answerUnknownForm } from './unknown-form';

interface SiteOptions {
  next: NextHandler;
  /** The build that serves; null in development, where nothing is cached. */
  build: Build | null;
  /** Where requests are counted; without it, in a count of its own. */
  metrics?: SiteMetrics;
  /** Makes the text of `/api/metrics`; without it, that of this process. */
  metricsSource?: MetricsSource;
}

/** Everything that happens to a request, in order: number, headers, address, and then Next or the memory of its answers. */
export function requestHandler(options: SiteOptions) {
  const { next: uncounted, build, metrics = new SiteMetrics([], build?.id ?? 'development') } = options;
  const { metricsSource = async () => metricsText([await metrics.read()]) } = options;
  const { PLEDGEBOOK_PROXIES: proxies, PLEDGEBOOK_API_PER_MINUTE: perMinute } = env();
  const isSecure = publicOrigin().startsWith('https:');
  const common = {
    private: commonHeaders(isSecure, 'private'),
    public: commonHeaders(isSecure, 'public'),
    embed: commonHeaders(isSecure, 'embed'),
  };
  const limit = perMinute > 0 ? new RateLimit(perMinute) : null;
  const next = metrics.renders.around(uncounted);
  const memory = build ? new PublicResponses(next, build, common) : null;
  if (memory) metrics.cacheFill = () => memory.fill();

  const answer = async (exchange: Exchange, response: ServerResponse): Promise<void> => {
    const { request, requestId } = exchange;
    const target = parseTarget(request.url ?? '');
    const isAnswerable = !('problem' in target) && request.headers.host !== undefined;
    const kind = isAnswerable ? classify(target.path) : 'private';
    const openness = isAnswerable ? opennessOf(target.path, kind === 'private') : 'private';
    for (const [name, value] of Object.entries(common[openness])) response.setHeader(name, value);
    if ('problem' in target) return sendBadTarget(response, target, requestId);
    if (request.headers.host === undefined) return sendPlainPage(response, { ...NO_HOST, requestId });
    exchange.route = metrics.routes.indexOf(target.path);
    if (answerMethod(request, response, { path: target.path, kind, requestId })) return;
    if (kind === 'private') {
      if (await answerOperator(request, response, target.path, metricsSource)) return;
      const problem = formProblem(request);
      if (problem) return sendPlainPage(response, { ...problem, requestId });
      if (await answeredWhileAway(request, response, requestId)) return;
      answerUnknownForm(request, response, requestId);
      return passToNext(next, request, response, { isDev: !memory, hasScripts: true });
    }
    // Before the memory of answers: it is the asking that is counted, and what is left differs from reader to reader.
    const isCounted = limit !== null && isLimited(target.path, request.method);
    if (isCounted && limit.refuse(request, response)) return;
    makeAnonymous(request);
    const isRead = request.method === 'GET' || request.method === 'HEAD';
    if (!memory || kind === 'entry' || !isRead)
      return passToNext(next, request, response, { isDev: !memory, hasScripts: false });
    if (kind === 'large' || hasGrownLarge(target.path)) return sendLarge(next, request, response);
    return memory.serve(exchange, response, { target, openness, isStatic: kind === 'static', isCounted });
  };

  /** Hears of each request once, when it was answered: what is counted and logged about requests, is here. */
  const note = ({ request, requestId, startedAt, route, cache }: Exchange, status: number) => {
    const { method } = request;
    const ms = performance.now() - startedAt;
    metrics.requests.add({ route, cache, method, status, ms });
    logRequest({ requestId, route: metrics.routes.names[route] ?? '', method, status, ms, cache });
  };

  const answerSlowly = async (exchange: Exchange, response: ServerResponse) => {
    const { request, requestId } = exchange;
    request.headers['x-request-id'] = requestId;
    response.setHeader('X-Request-Id', requestId);
    settleForwarded(request, proxies);
    response.once('close', () => note(exchange, response.statusCode));
    try {
      await answer(exchange, response);
    } catch (error) {
      if (error instanceof BusyError) return sendCrowded(response, requestId);
      log().error({ requestId, err: error }, 'request threw');
      sendPlainPage(response, { ...FAILURE, requestId });
    }
  };

  /** A promise only where the answer takes its time. */
  return (request: IncomingMessage, response: ServerResponse): Promise<void> | undefined => {
    const exchange: Exchange = {
      request,
      requestId: requestIdOf(request, proxies),
      startedAt: performance.now(),
      route: metrics.routes.unreadable,
      cache: 'bypass',
    };
    const sent = memory?.sendKept(exchange, response) ?? null;
    if (sent === null) return answerSlowly(exchange, response);
    note(exchange, sent);
    return undefined;
  };
}

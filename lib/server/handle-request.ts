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
import type { Build } from './page-version';
import { FAILURE, NO_HOST, sendPlainPage } from './plain-page';
import { makeAnonymous, passToNext } from './private-response';
import { PublicResponses } from './public-response';
import { isLimited, RateLimit } from './rate-limit';
import { classify } from './request-class';
import { requestIdOf } from './request-id';
import { parseTarget } from './request-target';
import { commonHeaders, opennessOf } from './security-headers';

interface SiteOptions {
  next: NextHandler;
  /** The build that serves; null in development, where nothing is cached. */
  build: Build | null;
}

/** Everything that happens to a request, in order: number, headers, address, and then Next or the memory of its answers. */
export function requestHandler({ next, build }: SiteOptions) {
  const { PLEDGEBOOK_PROXIES: proxies, PLEDGEBOOK_API_PER_MINUTE: perMinute } = env();
  const isSecure = publicOrigin().startsWith('https:');
  const common = {
    private: Object.entries(commonHeaders(isSecure, 'private')),
    public: Object.entries(commonHeaders(isSecure, 'public')),
    embed: Object.entries(commonHeaders(isSecure, 'embed')),
  };
  const limit = perMinute > 0 ? new RateLimit(perMinute) : null;
  const memory = build ? new PublicResponses(next, build) : null;

  const answer = async (request: IncomingMessage, response: ServerResponse, requestId: string) => {
    const target = parseTarget(request.url ?? '');
    const isAnswerable = !('problem' in target) && request.headers.host !== undefined;
    const kind = isAnswerable ? classify(target.path) : 'private';
    const openness = isAnswerable ? opennessOf(target.path, kind === 'private') : 'private';
    for (const [name, value] of common[openness]) response.setHeader(name, value);
    if ('problem' in target) return sendBadTarget(response, target, requestId);
    if (request.headers.host === undefined) return sendPlainPage(response, { ...NO_HOST, requestId });
    if (answerMethod(request, response, { path: target.path, kind, requestId })) return;
    if (kind === 'private') {
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
    return memory.serve({ request, response, target, requestId }, kind === 'static');
  };

  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const startedAt = performance.now();
    const requestId = requestIdOf(request);
    request.headers['x-request-id'] = requestId;
    response.setHeader('X-Request-Id', requestId);
    settleForwarded(request, proxies);
    response.once('close', () => {
      const { method, url = '' } = request;
      const line = {
        requestId,
        method,
        path: url.split('?', 1)[0],
        status: response.statusCode,
        ms: Math.round(performance.now() - startedAt),
      };
      // 501 and 503 are said on purpose (no such format, not ready), anything else above is a fault of ours.
      if (response.statusCode >= 500 && ![501, 503].includes(response.statusCode))
        log().error(line, 'request failed');
      else log().info(line, 'request');
    });
    try {
      await answer(request, response, requestId);
    } catch (error) {
      log().error({ requestId, err: error }, 'request threw');
      sendPlainPage(response, { ...FAILURE, requestId });
    }
  };
}

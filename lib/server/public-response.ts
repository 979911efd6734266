import type { IncomingMessage, ServerResponse } from 'node:http';
import { publicOrigin } from '@/lib/core/env';
import { currentPublication } from '@/lib/core/published-sequence';
import { type Answer, askNext, type NextHandler } from './captured-response';
import type { CacheResult } from './metrics/request-counts';
import type { CacheFill } from './metrics/site-metrics';
import { pageQuery } from './page-query';
import { type Build, type PageVersion, pageVersion } from './page-version';
import { AWAY, FAILURE, plainPage } from './plain-page';
import type { RequestTarget } from './request-target';
import { ResponseCache } from './response-cache';
import { publicPolicy } from './security-headers';
import { sendStored } from './send-stored';
import { encodings, type StoredResponse, weakEtag } from './stored-response';
import { stripScripts } from './strip-scripts';

/** What of Next's headers belongs to the content; everything else is about one transmission or about Next. */
const KEPT =
  /^(?:content-type|content-language|content-disposition|content-security-policy|location|link|retry-after|x-robots-tag|access-control-.+)$/;

// Shared caches may keep a page for a minute without asking, browsers always ask (DESIGN 7).
const CACHEABLE = 'public, max-age=0, s-maxage=60, must-revalidate';
const RETRY_AFTER_SECONDS = '5';
const NOT_KEPT = 'public, max-age=0, must-revalidate';

interface PublicRequest {
  request: IncomingMessage;
  response: ServerResponse;
  target: RequestTarget;
  requestId: string;
}

/** Answers GET and HEAD of public addresses and of the build's files, from memory where it can. */
export class PublicResponses {
  private readonly cache = new ResponseCache();

  constructor(
    private readonly handler: NextHandler,
    private readonly build: Build,
  ) {}

  /** How full the memory is. */
  fill(): CacheFill {
    return this.cache.fill();
  }

  async serve(
    { request, response, target, requestId }: PublicRequest,
    isStatic: boolean,
  ): Promise<CacheResult> {
    const version = isStatic ? { name: this.build.id, since: this.build.at } : pageVersion(this.build);
    const query = pageQuery(target);
    const key = query === '' ? target.path : `${target.path}?${query}`;
    const answer = this.cache.get(key, version.name, async () => {
      const made = await askNext(this.handler, key, neutralHeaders(requestId));
      return isStatic ? storeFile(made, version) : storePage(made, version, { requestId, path: target.path });
    });
    sendStored(request, response, await answer);
    if (answer instanceof Promise) return 'miss';
    if (response.statusCode === 304) return 'revalidated';
    return currentPublication().isListening ? 'hit' : 'stale';
  }
}

/** The same for every reader. The user agent is named, since Next holds metadata back for readers without one. */
function neutralHeaders(requestId: string): Record<string, string> {
  const { host, protocol } = new URL(publicOrigin());
  return {
    host,
    accept: '*/*',
    'user-agent': 'pledgebook',
    'x-request-id': requestId,
    'x-forwarded-host': host,
    'x-forwarded-proto': protocol.slice(0, -1),
  };
}

async function storePage(
  answer: Answer,
  version: PageVersion,
  { requestId, path }: { readonly requestId: string; readonly path: string },
): Promise<StoredResponse> {
  // A failure while the database is away is the database's: it passes, and clients may come back by themselves.
  const isAway = answer.status >= 500 && !currentPublication().isListening;
  const status = isAway ? AWAY.status : answer.status;
  const headers = contentHeaders(answer);
  if (isAway) headers['retry-after'] = RETRY_AFTER_SECONDS;
  const isHtml = /^text\/html\b/.test(headers['content-type'] ?? '');
  let body = answer.body;
  headers['content-security-policy'] ??= publicPolicy(path);
  headers.vary = 'Accept-Encoding';
  headers['cache-control'] = status === 200 ? CACHEABLE : NOT_KEPT;
  if (status >= 500) headers['cache-control'] = 'no-store';
  if (isHtml && status >= 500) {
    // Next's own page for this is empty until its scripts run.
    const page = plainPage({ ...(isAway ? AWAY : FAILURE), requestId });
    body = Buffer.from(page.html);
    headers['content-security-policy'] = page.policy;
  } else if (isHtml) {
    body = Buffer.from(stripScripts(body.toString('utf8')));
  }
  return store(status, headers, body, version);
}

function storeFile(answer: Answer, version: PageVersion): Promise<StoredResponse> {
  const headers = contentHeaders(answer);
  const { 'cache-control': given } = answer.headers;
  headers['cache-control'] = answer.status === 200 && typeof given === 'string' ? given : 'no-store';
  headers.vary = 'Accept-Encoding';
  return store(answer.status, headers, answer.body, version);
}

function contentHeaders({ headers }: Answer): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers)
      .filter(([name, value]) => value !== undefined && KEPT.test(name))
      .map(([name, value]) => [name, String(value)]),
  );
}

async function store(
  status: number,
  headers: Record<string, string>,
  body: Buffer,
  version: PageVersion,
): Promise<StoredResponse> {
  return {
    status,
    headers,
    bodies: await encodings(body, headers['content-type'] ?? ''),
    etag: weakEtag(version.name, body),
    lastModified: version.since,
    version: version.name,
    storedAt: Date.now(),
  };
}

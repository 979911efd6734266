import type { ServerResponse } from 'node:http';
import { hasAnsweredLately, isDatabaseAway, wasRefusedSince } from '@/lib/core/database-reach';
import { publicOrigin } from '@/lib/core/env';
import { currentPublication } from '@/lib/core/published-sequence';
import { awayWords, localeOf, withNotice } from './away-notice';
import { type Answer, askNext, type NextHandler } from './captured-response';
import type { Exchange } from './exchange';
import type { CacheResult } from './metrics/request-counts';
import type { CacheFill } from './metrics/site-metrics';
import { pageQuery } from './page-query';
import { type Build, pageVersion } from './page-version';
import { AWAY, FAILURE, plainPage, RETRY_AFTER_SECONDS, sendAway, sendTooManySearches } from './plain-page';
import { RenderPatience } from './render-patience';
import { BusyError, RenderQueue } from './render-queue';
import type { RequestTarget } from './request-target';
import { type Kept, ResponseCache } from './response-cache';
import { countSearch, isSearch } from './search-limit';
import type { Openness } from './security-headers';
import { sendStored } from './send-stored';
import { makeStored, type StoredResponse } from './stored-response';
import { stripScripts } from './strip-scripts';

/** What of Next's headers belongs to the content; everything else is about one transmission or about Next. */
const KEPT =
  /^(?:content-type|content-language|content-disposition|content-security-policy|location|link|retry-after|x-robots-tag|access-control-.+)$/;

/**
 * Browsers always ask, shared caches hold a page for a second: under load that is one request a second and page, answered 304, and a
 * new figure is visible within it. To serve what is old while asking is left to shared caches by a header of their own (RFC 9213): in
 * `Cache-Control`, browsers would do it as well (docs/decisions/024).
 */
const CACHEABLE = 'public, max-age=0, s-maxage=1, must-revalidate';
const FOR_CDNS = 'max-age=1, stale-while-revalidate=4, stale-if-error=600';
const NOT_KEPT = 'public, max-age=0, must-revalidate';

/** One page takes its processor for 10 to 20 ms; those who wait longest here wait some seconds. */
const PAGES = { atOnce: 4, waiting: 200 };
/** Files of the build are read from the disk; they must not wait behind pages, or pages would come without their style. */
const FILES = { atOnce: 8, waiting: 1000 };

interface Asked {
  readonly target: RequestTarget;
  readonly openness: Openness;
  readonly isStatic: boolean;
  readonly isCounted: boolean;
}

/** What an answer is being made for. */
interface Making extends Asked {
  readonly requestId: string;
  /** On `performance.now()`'s scale. */
  readonly askedAt: number;
}

/** Answers GET and HEAD of public addresses and of the build's files, from memory where it can. */
export class PublicResponses {
  private readonly cache = new ResponseCache();
  private readonly pages = new RenderQueue(PAGES);
  private readonly files = new RenderQueue(FILES);
  private readonly patience = new RenderPatience();

  constructor(
    private readonly handler: NextHandler,
    private readonly build: Build,
    /** Headers of every answer, by how open it is. */
    private readonly common: Readonly<Record<Openness, Readonly<Record<string, string>>>>,
  ) {}

  /** How full the memory is. */
  fill(): CacheFill {
    return this.cache.fill();
  }

  /**
   * Answers from memory where the address is one of those that are kept, letter by letter; most requests are.
   *
   * @returns the status that was sent; null where nothing was, because it is not kept or more has to be looked at
   */
  sendKept(exchange: Exchange, response: ServerResponse): number | null {
    const { request } = exchange;
    if (request.method !== 'GET' && request.method !== 'HEAD') return null;
    const stored = this.cache.find(request.url ?? '');
    if (stored === undefined || stored.isCounted || request.headers.host === undefined) return null;
    const isCurrent = stored.version === this.build.id || stored.version === pageVersion(this.build).name;
    if (!isCurrent) return null;
    exchange.route = stored.route;
    return send(exchange, response, stored);
  }

  /**
   * Answers from memory, or makes the answer.
   *
   * @throws BusyError when too much is being made already
   */
  async serve(exchange: Exchange, response: ServerResponse, asked: Asked): Promise<void> {
    const { target, openness, isStatic, isCounted } = asked;
    const { route, requestId } = exchange;
    const version = isStatic ? { name: this.build.id, since: this.build.at } : pageVersion(this.build);
    const query = pageQuery(target);
    const key = query === '' ? target.path : `${target.path}?${query}`;
    const kept = this.cache.find(key);
    if (kept?.version === version.name) {
      send(exchange, response, kept);
      return;
    }
    // The build's files need no database.
    const old = isStatic ? undefined : this.cache.findOld(key);
    if (old && isDatabaseAway()) return sendOld(exchange, response, target.path, old);
    if (isSearch(query) && !isDatabaseAway()) {
      const seconds = await countSearch(String(exchange.request.headers['x-forwarded-for'] ?? ''));
      if (seconds !== null) return sendTooManySearches(response, requestId, seconds);
    }
    const askedAt = performance.now();
    const make = async () => {
      const answer = await askNext(this.handler, key, neutralHeaders(requestId));
      const page = isStatic ? fileContent(answer) : pageContent(answer, { ...asked, requestId, askedAt });
      const content = { ...page, version: version.name, lastModified: version.since, isCounted, route };
      return makeStored(content, this.common[openness]);
    };
    const queue = isStatic ? this.files : this.pages;
    const making = this.cache.make(key, version.name, () => queue.run(make));
    const stored = isStatic ? await making : await this.waitFor(making, old !== undefined);
    if (old && (stored === null || stored.status === AWAY.status))
      return sendOld(exchange, response, target.path, old);
    if (stored === null) sendAway(response, awayWords(localeOf(target.path)), requestId);
    else sendStored(exchange.request, response, stored, requestId);
    exchange.cache = 'miss';
  }

  /** What is being made; null when the database lets it wait for too long. Where an older answer is there, less is too long. */
  private async waitFor(making: Promise<StoredResponse>, hasOld: boolean): Promise<StoredResponse | null> {
    // Where only the listener is refused, a page that takes its time is better than an old one.
    const isUnheard = !currentPublication().isListening && !hasAnsweredLately();
    try {
      return await this.patience.wait(making, isDatabaseAway() || (hasOld && isUnheard));
    } catch (error) {
      if (error instanceof BusyError && hasOld && isUnheard) return null;
      throw error;
    }
  }
}

/** From memory, with the notice that it is old. */
async function sendOld(exchange: Exchange, response: ServerResponse, path: string, old: Kept): Promise<void> {
  const noticed = await withNotice(path, old);
  sendStored(exchange.request, response, noticed, exchange.requestId);
  exchange.cache = 'stale';
}

function send(exchange: Exchange, response: ServerResponse, stored: StoredResponse): number {
  const status = sendStored(exchange.request, response, stored, exchange.requestId);
  exchange.cache = cacheResult(status);
  return status;
}

function cacheResult(status: number): CacheResult {
  if (status === 304) return 'revalidated';
  return currentPublication().isListening ? 'hit' : 'stale';
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

interface Page {
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly body: Buffer;
}

function pageContent(answer: Answer, asked: Making): Page {
  const { requestId, target } = asked;
  // A failure while the database is away is the database's: it passes, and clients may come back by themselves.
  const isUnheard = !currentPublication().isListening || wasRefusedSince(asked.askedAt);
  const isAway = answer.status >= 500 && isUnheard;
  const status = isAway ? AWAY.status : answer.status;
  const headers = contentHeaders(answer);
  if (isAway) headers['retry-after'] = RETRY_AFTER_SECONDS;
  const isHtml = /^text\/html\b/.test(headers['content-type'] ?? '');
  headers.vary = 'Accept-Encoding';
  headers['cache-control'] = cacheControl(status, asked);
  if (headers['cache-control'] === CACHEABLE) headers['cdn-cache-control'] = FOR_CDNS;
  if (!isHtml) return { status, headers, body: answer.body };
  if (status < 500) return { status, headers, body: Buffer.from(stripScripts(answer.body.toString('utf8'))) };
  // Next's own page for this is empty until its scripts run.
  const page = plainPage({ ...(isAway ? awayWords(localeOf(target.path)) : FAILURE), requestId });
  headers['content-security-policy'] = page.policy;
  return { status, headers, body: Buffer.from(page.html) };
}

function cacheControl(status: number, { isCounted }: Asked): string {
  if (status >= 500) return 'no-store';
  // What is left to a reader stands in the answer, so that each must come from here.
  return status === 200 && !isCounted ? CACHEABLE : NOT_KEPT;
}

function fileContent(answer: Answer): Page {
  const headers = contentHeaders(answer);
  const { 'cache-control': given } = answer.headers;
  headers['cache-control'] = answer.status === 200 && typeof given === 'string' ? given : 'no-store';
  headers.vary = 'Accept-Encoding';
  return { status: answer.status, headers, body: answer.body };
}

function contentHeaders({ headers }: Answer): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers)
      .filter(([name, value]) => value !== undefined && KEPT.test(name))
      .map(([name, value]) => [name, String(value)]),
  );
}

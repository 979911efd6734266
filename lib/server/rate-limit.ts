import type { IncomingMessage, ServerResponse } from 'node:http';
import { clientAddress } from '@/lib/accounts/client-address';
import { countEvent } from '@/lib/core/event-counts';
import { sendProblem } from './send-problem';

const WINDOW_SECONDS = 60;

/** Addresses counted at once; more than a site meets in a minute, and a bound to the memory that strangers can fill. */
const MOST_ADDRESSES = 100_000;

/** The name that the policy has in its headers. */
const POLICY = '"default"';

/** What is left of a window. */
interface Quota {
  readonly isExceeded: boolean;
  readonly remaining: number;
  /** Seconds until the count begins anew, 1 at least. */
  readonly resetsIn: number;
}

interface Window {
  readonly endsAt: number;
  count: number;
}

/**
 * Counts the requests of each network address (of IPv6 a /64) in windows of a minute, which begin with the first request. The count is of
 * this process alone: it keeps one reader from taking the whole of a node, and is no licence that nodes would have to share.
 */
export class RateLimit {
  private readonly windows = new Map<string, Window>();

  /** `now` in milliseconds of a clock that never goes back. */
  constructor(
    private readonly perMinute: number,
    private readonly now: () => number = () => performance.now(),
  ) {}

  /** Counts one request. */
  take(address: string): Quota {
    const now = this.now();
    const window = this.windowOf(clientAddress(address), now);
    window.count += 1;
    return {
      isExceeded: window.count > this.perMinute,
      remaining: Math.max(0, this.perMinute - window.count),
      resetsIn: Math.max(1, Math.ceil((window.endsAt - now) / 1000)),
    };
  }

  /**
   * Counts a request and says in its answer what is left (draft-ietf-httpapi-ratelimit-headers); true where that was too many,
   * and the answer is given: 429, as a problem that programs can read.
   */
  refuse(request: IncomingMessage, response: ServerResponse): boolean {
    const quota = this.take(String(request.headers['x-forwarded-for'] ?? ''));
    response.setHeader('RateLimit-Policy', `${POLICY};q=${this.perMinute};w=${WINDOW_SECONDS}`);
    response.setHeader('RateLimit', `${POLICY};r=${quota.remaining};t=${quota.resetsIn}`);
    if (!quota.isExceeded) return false;
    countEvent('refused.api_window');
    const detail = `This network address has asked more than ${this.perMinute} times within a minute. Ask again in ${quota.resetsIn} s; the header RateLimit says with each answer what is left.`;
    sendProblem(response, { status: 429, detail, retryAfter: quota.resetsIn });
    return true;
  }

  private windowOf(network: string, now: number): Window {
    const known = this.windows.get(network);
    if (known && known.endsAt > now) return known;
    const fresh = { endsAt: now + WINDOW_SECONDS * 1000, count: 0 };
    this.windows.delete(network);
    this.makeRoom(now);
    this.windows.set(network, fresh);
    return fresh;
  }

  /** Windows stand in the order in which they end, so those that are over come first. */
  private makeRoom(now: number): void {
    for (const [network, { endsAt }] of this.windows) {
      if (endsAt > now && this.windows.size < MOST_ADDRESSES) return;
      this.windows.delete(network);
    }
  }
}

/** Whether an address is one that is counted: those of the API and oEmbed, whatever the method is, but for a browser's question before it. */
export function isLimited(path: string, method: string | undefined): boolean {
  return /^\/api\/(?:v1|oembed)(?:\/|$)/.test(decodeURIComponent(path)) && method !== 'OPTIONS';
}

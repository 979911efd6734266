import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/**
 * The number under which a request stands in the log and on error pages: the one that a proxy of ours gave it, or a new one. Without
 * proxies it would be the reader's own words, who could give all their requests the number of somebody else's.
 */
export function requestIdOf(request: IncomingMessage, proxies: number): string {
  const given = proxies > 0 ? request.headers['x-request-id'] : undefined;
  return typeof given === 'string' && /^[\w-]{8,64}$/.test(given) ? given : randomUUID();
}

import { randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** Tells the processes apart, on one machine and on many. */
const PROCESS = randomBytes(9).toString('base64url');
let counted = 0;

/**
 * The number under which a request stands in the log and on error pages: the one that a proxy of ours gave it, or a new one. Without
 * proxies it would be the reader's own words, who could give all their requests the number of somebody else's.
 */
export function requestIdOf(request: IncomingMessage, proxies: number): string {
  const given = proxies > 0 ? request.headers['x-request-id'] : undefined;
  if (typeof given === 'string' && /^[\w-]{8,64}$/.test(given)) return given;
  counted += 1;
  return `${PROCESS}-${counted.toString(36)}`;
}

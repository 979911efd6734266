import type { IncomingMessage, ServerResponse } from 'node:http';
import { currentPublication } from '@/lib/core/published-sequence';
import { pickEncoding } from './accept-encoding';
import type { StoredResponse } from './stored-response';

/**
 * Sends a stored answer, or 304 where the client has it already. Answers to HEAD have no body. All in one go and from
 * what was made ready when the answer was stored: this is what most requests are.
 *
 * @returns the status that was sent
 */
export function sendStored(
  request: IncomingMessage,
  response: ServerResponse,
  stored: StoredResponse,
  requestId: string,
): number {
  if (stored.status === 200 && isUnchanged(request, stored)) {
    response.writeHead(304, [...stored.heads.unchanged, 'x-request-id', requestId]).end();
    return 304;
  }
  const encoding = pickEncoding(request.headers['accept-encoding']);
  response.writeHead(stored.status, [...stored.heads[encoding], 'x-request-id', requestId]);
  response.end(request.method === 'HEAD' ? undefined : stored.bodies[encoding]);
  return stored.status;
}

/** RFC 9110, 13.2.2: a tag, where one is given, decides alone. */
function isUnchanged(request: IncomingMessage, stored: StoredResponse): boolean {
  const tags = request.headers['if-none-match'];
  if (tags !== undefined) {
    if (tags === stored.etag) return true;
    const bare = stored.etag.replace('W/', '');
    return tags.trim() === '*' || tags.split(',').some((tag) => tag.trim().replace('W/', '') === bare);
  }
  const day = request.headers['if-modified-since'];
  if (day === undefined) return false;
  const since = Date.parse(day);
  // While new entries do not reach us, the time of the newest one we know proves nothing.
  if (Number.isNaN(since) || !currentPublication().isListening) return false;
  return Math.floor(stored.lastModified.getTime() / 1000) * 1000 <= since;
}

import type { IncomingMessage, ServerResponse } from 'node:http';
import { currentPublication } from '@/lib/core/published-sequence';
import { pickEncoding } from './accept-encoding';
import type { StoredResponse } from './stored-response';

/** Sends a stored answer, or 304 where the client has it already. Answers to HEAD have no body. */
export function sendStored(request: IncomingMessage, response: ServerResponse, stored: StoredResponse): void {
  for (const [name, value] of Object.entries(stored.headers)) response.setHeader(name, value);
  if (stored.status === 200) {
    response.setHeader('ETag', stored.etag);
    response.setHeader('Last-Modified', stored.lastModified.toUTCString());
    if (isUnchanged(request, stored)) {
      response.removeHeader('Content-Type');
      response.writeHead(304).end();
      return;
    }
  }
  const encoding = pickEncoding(request.headers['accept-encoding']);
  const body = stored.bodies[encoding];
  if (body !== stored.bodies.identity) response.setHeader('Content-Encoding', encoding);
  response.setHeader('Content-Length', body.length);
  response.writeHead(stored.status);
  response.end(request.method === 'HEAD' ? undefined : body);
}

/** RFC 9110, 13.2.2: a tag, where one is given, decides alone. */
function isUnchanged(request: IncomingMessage, stored: StoredResponse): boolean {
  const tags = request.headers['if-none-match'];
  if (tags !== undefined) {
    const bare = stored.etag.replace('W/', '');
    return tags.trim() === '*' || tags.split(',').some((tag) => tag.trim().replace('W/', '') === bare);
  }
  const since = Date.parse(request.headers['if-modified-since'] ?? '');
  // While new entries do not reach us, the time of the newest one we know proves nothing.
  if (Number.isNaN(since) || !currentPublication().isListening) return false;
  return Math.floor(stored.lastModified.getTime() / 1000) * 1000 <= since;
}

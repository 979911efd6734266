import type { IncomingMessage, ServerResponse } from 'node:http';
import { isForPrograms } from './page-query';
import { FORM_METHOD_REFUSED, METHOD_REFUSED, METHOD_UNKNOWN, sendPlainPage } from './plain-page';
import type { RequestClass } from './request-class';

const KNOWN = ['GET', 'HEAD', 'OPTIONS', 'POST', 'PUT', 'PATCH', 'DELETE'];
const READ = ['GET', 'HEAD', 'OPTIONS'];
const READ_AND_SEND = [...READ, 'POST'];

interface Asked {
  /** Percent-encoded. */
  path: string;
  kind: RequestClass;
  requestId: string;
}

/**
 * Answers a method that an address does not have, and the question which ones it has; false where the request goes on.
 * Next answers a page whatever the method is, OPTIONS with an empty 400, and TRACE with an error of ours.
 */
export function answerMethod(request: IncomingMessage, response: ServerResponse, asked: Asked): boolean {
  const { path, kind, requestId } = asked;
  const { method = '' } = request;
  if (!KNOWN.includes(method)) {
    sendPlainPage(response, { ...METHOD_UNKNOWN, requestId });
    return true;
  }
  // The programming interface, sign-in's among it, says no in its own form.
  if (path.startsWith('/api/')) return false;
  const allowed = kind === 'private' ? READ_AND_SEND : READ;
  if (method === 'OPTIONS' && !isForPrograms(path)) {
    response.writeHead(204, { Allow: allowed.join(', '), 'Cache-Control': 'no-store' }).end();
    return true;
  }
  if (allowed.includes(method)) return false;
  response.setHeader('Allow', allowed.join(', '));
  sendPlainPage(response, { ...(kind === 'private' ? FORM_METHOD_REFUSED : METHOD_REFUSED), requestId });
  return true;
}

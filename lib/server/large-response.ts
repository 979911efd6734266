import type { IncomingMessage, ServerResponse } from 'node:http';
import { LENGTH_HEADER } from '@/lib/core/kept-file';
import { currentPublication } from '@/lib/core/published-sequence';
import type { NextHandler } from './captured-response';
import { AWAY } from './plain-page';
import { onHead } from './private-response';
import { PUBLIC_POLICY } from './security-headers';

const RETRY_AFTER_SECONDS = '5';

/**
 * Lets Next send a public answer that is too large for the memory of answers: its bytes go out as they are read, and a reader
 * who goes away ends the reading. The request is expected to be anonymous already.
 */
export async function sendLarge(
  handler: NextHandler,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  response.setHeader('Content-Security-Policy', PUBLIC_POLICY);
  onHead(response, (status) => {
    // Next names headers of its own, which make no difference here.
    response.removeHeader('Vary');
    response.removeHeader('Set-Cookie');
    const length = response.getHeader(LENGTH_HEADER);
    response.removeHeader(LENGTH_HEADER);
    if (status === 200 && length !== undefined) response.setHeader('Content-Length', String(length));
    if (status < 500) return status;
    response.setHeader('Cache-Control', 'no-store');
    if (currentPublication().isListening) return status;
    // A failure while the database is away passes, and clients may come back by themselves.
    response.setHeader('Retry-After', RETRY_AFTER_SECONDS);
    return AWAY.status;
  });
  await handler(request, response);
}

import type { IncomingMessage, ServerResponse } from 'node:http';
import { wasRefusedSince } from '@/lib/core/database-reach';
import { LENGTH_HEADER } from '@/lib/core/kept-file';
import { currentPublication } from '@/lib/core/published-sequence';
import type { NextHandler } from './captured-response';
import { AWAY, RETRY_AFTER_SECONDS } from './plain-page';
import { onHead } from './private-response';
import { PUBLIC_POLICY } from './security-headers';

/** The downloads that grow with the figures, and the comparison of two days, which may name all of them. */
const GROWS = /^\/export\/[^/]+\/(?:figures\.csv|sources\.csv|changes\.csv|ledger\.ndjson)$/;

/** As many entries of the ledger as make two megabytes or so of the longest of them. */
const FEW_ENTRIES = 2_000n;

/** Whether what is at a path has grown too large for the memory of answers: while the ledger is short, it fits. */
export function hasGrownLarge(path: string): boolean {
  return GROWS.test(decodeURIComponent(path)) && (currentPublication().sequence ?? 0n) > FEW_ENTRIES;
}

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
  const isTable = GROWS.test(decodeURIComponent((request.url ?? '').split('?', 1)[0] ?? ''));
  const askedAt = performance.now();
  onHead(response, (status) => {
    // Next names headers of its own, which make no difference here.
    response.removeHeader('Vary');
    response.removeHeader('Set-Cookie');
    if (isTable) response.setHeader('Vary', 'Accept-Encoding');
    const length = response.getHeader(LENGTH_HEADER);
    response.removeHeader(LENGTH_HEADER);
    if (status === 200 && length !== undefined) response.setHeader('Content-Length', String(length));
    if (status < 500) return status;
    response.setHeader('Cache-Control', 'no-store');
    if (currentPublication().isListening && !wasRefusedSince(askedAt)) return status;
    // A failure while the database is away passes, and clients may come back by themselves.
    response.setHeader('Retry-After', RETRY_AFTER_SECONDS);
    return AWAY.status;
  });
  await handler(request, response);
}

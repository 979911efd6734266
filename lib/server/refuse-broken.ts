import type { ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { publicOrigin } from '@/lib/core/env';
import { commonHeaders } from './security-headers';

interface Refusal {
  readonly status: string;
  readonly text: string;
}

const BROKEN: Refusal = { status: '400 Bad Request', text: 'This is no request that a web server can read.' };

/** By the codes of Node's parser and of its watch over slow senders. */
const REFUSALS: Readonly<Record<string, Refusal>> = {
  HPE_HEADER_OVERFLOW: {
    status: '431 Request Header Fields Too Large',
    text: 'The headers of this request are too large. Deleting the cookies of this site may help.',
  },
  HPE_CHUNK_EXTENSIONS_OVERFLOW: {
    status: '413 Content Too Large',
    text: 'This is too much to send at once.',
  },
  ERR_HTTP_REQUEST_TIMEOUT: { status: '408 Request Timeout', text: 'The request took too long to arrive.' },
};

/**
 * Answers what is no request at all, or comes too slowly, in the place of Node, which would do it without any header, and ends the
 * connection. There is no request to hang an answer on, so it is written by hand.
 */
export function refuseBroken(error: NodeJS.ErrnoException, socket: Duplex): void {
  if (error.code === 'ECONNRESET' || !socket.writable || isInAnswer(socket)) {
    socket.destroy();
    return;
  }
  const { status, text } = REFUSALS[error.code ?? ''] ?? BROKEN;
  const body = `${text}\n`;
  const headers = {
    ...commonHeaders(publicOrigin().startsWith('https:'), 'private'),
    'Content-Type': 'text/plain; charset=utf-8',
    'Content-Length': String(Buffer.byteLength(body)),
    'Cache-Control': 'no-store',
    Connection: 'close',
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  socket.end([`HTTP/1.1 ${status}`, ...lines, '', body].join('\r\n'), () => socket.destroy());
}

/** Whether the head of an answer has gone out on this connection, behind which another would read as its body. Node keeps it there. */
function isInAnswer(socket: Duplex & { readonly _httpMessage?: ServerResponse | null }): boolean {
  return socket._httpMessage?.headersSent === true;
}

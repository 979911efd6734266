import type { IncomingMessage } from 'node:http';

const FORWARDED = [
  'x-forwarded-for',
  'x-forwarded-host',
  'x-forwarded-proto',
  'x-forwarded-port',
  'forwarded',
  'x-real-ip',
];

/**
 * Makes `X-Forwarded-For` hold just the client's address, which limits and audit may then rely on: the one that the
 * outermost of our `proxies` saw, or without proxies the address the connection comes from. What clients claim about
 * themselves is thrown away.
 */
export function settleForwarded(request: IncomingMessage, proxies: number): void {
  const peer = request.socket.remoteAddress ?? '';
  const claimed = String(request.headers['x-forwarded-for'] ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
  if (proxies === 0) for (const name of FORWARDED) delete request.headers[name];
  request.headers['x-forwarded-for'] = proxies === 0 ? peer : (claimed.at(-proxies) ?? claimed[0] ?? peer);
}

import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** `yes`; `no`: a token would help, and none that fits was sent; `hidden`: nobody from elsewhere gets in, so nothing is here. */
export type MetricsAccess = 'yes' | 'no' | 'hidden';

/** What a proxy adds: a request with any of these comes from somebody else than the one who is connected. */
const FORWARDING =
  /^(?:x-forwarded-.+|forwarded|x-real-ip|via|true-client-ip|x-client-ip|x-cluster-client-ip|cf-connecting-ip)$/i;
const LOOPBACK_ADDRESS = /^(?:127\.\d+\.\d+\.\d+|::1|::ffff:127\.\d+\.\d+\.\d+)$/;
const LOOPBACK_NAME = /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])(?::\d+)?$/i;

/**
 * Who may read the numbers: whoever sends the token (`PLEDGEBOOK_METRICS_TOKEN`, as a bearer), and programs on this machine. What came
 * through a proxy, or under a name that is not this machine's own, is not from this machine, whoever holds the connection.
 */
export function metricsAccess(request: IncomingMessage, token: string | undefined): MetricsAccess {
  const given = /^Bearer +(\S+) *$/i.exec(request.headers.authorization ?? '')?.[1];
  if (given !== undefined && token !== undefined) return isSame(given, token) ? 'yes' : 'no';
  if (isFromThisMachine(request)) return 'yes';
  return token === undefined ? 'hidden' : 'no';
}

/** From the connection and the headers as they arrived: what was settled of them since is for other purposes. */
function isFromThisMachine({ socket, rawHeaders, headers }: IncomingMessage): boolean {
  const isForwarded = rawHeaders.some((text, place) => place % 2 === 0 && FORWARDING.test(text));
  return (
    !isForwarded &&
    LOOPBACK_ADDRESS.test(socket.remoteAddress ?? '') &&
    LOOPBACK_NAME.test(headers.host ?? '')
  );
}

/** Takes the same time whatever differs, and says nothing about the length either. */
function isSame(one: string, other: string): boolean {
  const hash = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(hash(one), hash(other));
}

import { type Agent, request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import type { FuzzRequest } from './requests';

/** What came back. */
export interface FuzzAnswer {
  readonly status: number;
  readonly type: string;
  readonly body: string;
  readonly ms: number;
}

/** Stands for a body that came packed. */
export const PACKED = '(packed)';

/** Longer than any answer may take, and still an end. */
const GIVEN_UP_AFTER_MS = 30_000;

/** Sends a request as it is; one that Node's client would not write goes out by hand. */
export function send(url: URL, agent: Agent, request: FuzzRequest): Promise<FuzzAnswer> {
  return /^[!-~]+$/.test(request.path)
    ? sendByClient(url, agent, request)
    : sendByHand(url, textOf(url, request));
}

function sendByClient(url: URL, agent: Agent, request: FuzzRequest): Promise<FuzzAnswer> {
  const startedAt = performance.now();
  const { method, path, headers } = request;
  return new Promise((resolve, reject) => {
    const options = {
      host: url.hostname,
      port: url.port,
      method,
      path,
      headers,
      agent,
      timeout: GIVEN_UP_AFTER_MS,
    };
    const outgoing = httpRequest(options, (incoming) => {
      const chunks: Buffer[] = [];
      incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
      incoming.on('error', reject);
      incoming.on('end', () =>
        resolve({
          status: incoming.statusCode ?? 0,
          type: incoming.headers['content-type'] ?? '',
          body: textOfBody(Buffer.concat(chunks), incoming.headers['content-encoding'] !== undefined),
          ms: performance.now() - startedAt,
        }),
      );
    });
    outgoing.on('timeout', () => outgoing.destroy(new Error('no answer within 30 s')));
    outgoing.on('error', reject);
    outgoing.end();
  });
}

/** Packed bodies are not looked into. */
function textOfBody(bytes: Buffer, isPacked: boolean): string {
  return isPacked && bytes.length > 0 ? PACKED : bytes.toString('utf8');
}

function textOf({ host }: URL, { method, path, headers }: FuzzRequest): string {
  const lines = Object.entries({ host, connection: 'close', ...headers }).map(
    ([name, value]) => `${name}: ${value}`,
  );
  return [`${method} ${path} HTTP/1.1`, ...lines, '', ''].join('\r\n');
}

/** Sends these bytes, and waits until the other side closes; status 0 where it closed without a word. */
export function sendByHand(url: URL, bytes: string | Buffer): Promise<FuzzAnswer> {
  const startedAt = performance.now();
  return new Promise((resolve, reject) => {
    const socket = connect(Number(url.port), url.hostname);
    let heard = '';
    socket.setTimeout(GIVEN_UP_AFTER_MS, () => socket.destroy(new Error('no answer within 30 s')));
    socket.on('data', (chunk) => {
      heard += chunk.toString('latin1');
    });
    socket.on('error', (error: NodeJS.ErrnoException) => {
      // It may close while we are still writing what it does not want.
      if (heard === '' && error.code !== 'ECONNRESET' && error.code !== 'EPIPE') reject(error);
    });
    socket.on('close', () => {
      const [head = '', ...body] = heard.split('\r\n\r\n');
      resolve({
        status: Number(/^HTTP\/1\.1 (\d{3})/.exec(head)?.[1] ?? 0),
        type: /^content-type: (.+)$/im.exec(head)?.[1]?.trim() ?? '',
        body: body.join('\r\n\r\n'),
        ms: performance.now() - startedAt,
      });
    });
    socket.end(bytes);
  });
}

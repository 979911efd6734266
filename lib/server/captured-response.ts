import { IncomingMessage, type OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import { withResponseStatus } from '@/lib/core/http-status';

export type NextHandler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** A whole answer, held in memory. */
export interface Answer {
  status: number;
  /** Lower case names. */
  headers: OutgoingHttpHeaders;
  body: Buffer;
}

/**
 * Asks Next for a public page inside this process and waits for the whole answer. Next sees nothing of the reader but
 * the headers given here, so that nobody's cookies or language can get into what all readers are sent.
 */
export async function askNext(
  handler: NextHandler,
  url: string,
  headers: Record<string, string>,
): Promise<Answer> {
  const request = new IncomingMessage(new Socket());
  request.method = 'GET';
  request.url = url;
  request.headers = headers;
  request.rawHeaders = Object.entries(headers).flat();
  request.httpVersion = '1.1';
  request.httpVersionMajor = 1;
  request.httpVersionMinor = 1;
  request.complete = true;
  request.push(null);
  const response = new CapturedResponse(request);
  return withResponseStatus(async (statusOf) => {
    await Promise.all([handler(request, response), response.ended]);
    const status = response.statusCode === 200 ? (statusOf() ?? 200) : response.statusCode;
    return { status, headers: response.getHeaders(), body: Buffer.concat(response.chunks) };
  });
}

/** A response that goes nowhere: it keeps what is written. */
class CapturedResponse extends ServerResponse {
  readonly chunks: Buffer[] = [];
  readonly ended: Promise<void>;

  constructor(request: IncomingMessage) {
    super(request);
    this.ended = new Promise((resolve) => {
      this.once('finish', resolve);
    });
  }

  override write(chunk: unknown, encoding?: unknown, callback?: unknown): boolean {
    if (!this.headersSent) this.writeHead(this.statusCode);
    this.keep(chunk, encoding);
    const done = typeof encoding === 'function' ? encoding : callback;
    if (typeof done === 'function') process.nextTick(() => done());
    return true;
  }

  override end(chunk?: unknown, encoding?: unknown, callback?: unknown): this {
    if (this.finished) return this;
    if (!this.headersSent) this.writeHead(this.statusCode);
    if (typeof chunk !== 'function') this.keep(chunk, encoding);
    this.finished = true;
    const done = [chunk, encoding, callback].find((argument) => typeof argument === 'function');
    process.nextTick(() => {
      if (typeof done === 'function') done();
      this.emit('finish');
      this.emit('close');
    });
    return this;
  }

  private keep(chunk: unknown, encoding: unknown): void {
    if (typeof chunk === 'string') {
      this.chunks.push(
        Buffer.from(chunk, typeof encoding === 'string' && Buffer.isEncoding(encoding) ? encoding : 'utf8'),
      );
    } else if (chunk instanceof Uint8Array) {
      this.chunks.push(Buffer.from(chunk));
    }
  }
}

import http from 'node:http';
import https from 'node:https';
import type { Readable, Transform } from 'node:stream';
import zlib from 'node:zlib';
import type { VisitFault } from '@/lib/sources/types';
import { checkAddress, guardedLookup, type Resolve, Unvisitable } from './public-address';

export interface RequestLimits {
  /** Until the answer begins, in ms. */
  readonly answerMs: number;
  /** Until the answer has ended, in ms. */
  readonly totalMs: number;
  /** Bytes that are read, before and after they are unpacked. */
  readonly maxBytes: number;
}

export interface RequestOptions {
  readonly userAgent: string;
  readonly isPrivateAllowed: boolean;
  readonly limits: RequestLimits;
  readonly resolve: Resolve;
  /** Ends everything. */
  readonly signal: AbortSignal;
}

/** What a server answered; `body` is null where it was larger than is read, or not asked for. */
export interface Answer {
  readonly status: number;
  readonly headers: http.IncomingHttpHeaders;
  readonly body: Buffer | null;
  readonly isTooLarge: boolean;
}

const CERTIFICATE = /CERT|SELF_SIGNED|UNABLE_TO_(GET|VERIFY)|ERR_TLS|SSL/;

/** Why a request failed. */
export function faultOf(error: unknown): VisitFault {
  if (error instanceof Unvisitable) return error.fault;
  if (!(error instanceof Error)) return 'no_connection';
  if (error.name === 'TimeoutError' || error.name === 'AbortError') return 'timeout';
  const code = 'code' in error ? String(error.code) : '';
  if (code === 'ABORT_ERR' || code === 'ETIMEDOUT') return 'timeout';
  if (CERTIFICATE.test(code)) return 'certificate';
  return code.startsWith('HPE_') || code.startsWith('Z_') ? 'broken_answer' : 'no_connection';
}

function unpacked(response: http.IncomingMessage): Readable {
  const unpackers: Readonly<Record<string, () => Transform>> = {
    gzip: zlib.createGunzip,
    'x-gzip': zlib.createGunzip,
    deflate: zlib.createInflate,
    br: zlib.createBrotliDecompress,
  };
  const unpack = unpackers[(response.headers['content-encoding'] ?? '').trim().toLowerCase()];
  if (!unpack) return response;
  const stream = unpack();
  response.on('error', (error) => stream.destroy(error));
  // Only what was read of it is unpacked: a small file that grows without end is stopped by its reader.
  return response.pipe(stream);
}

/** The content up to the limit; null beyond it. */
async function readBody(response: http.IncomingMessage, maxBytes: number): Promise<Buffer | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  const stream = unpacked(response);
  try {
    for await (const chunk of stream) {
      const bytes = Buffer.from(chunk);
      size += bytes.length;
      if (size > maxBytes) return null;
      chunks.push(bytes);
    }
  } finally {
    stream.destroy();
    response.destroy();
  }
  if (!response.complete) throw new Unvisitable('broken_answer');
  return Buffer.concat(chunks);
}

/** The head of the answer, on a connection of its own that only ever goes to a public address. */
function begin(url: URL, options: RequestOptions, signal: AbortSignal): Promise<http.IncomingMessage> {
  const { promise, resolve, reject } = withResolvers<http.IncomingMessage>();
  const client = url.protocol === 'https:' ? https : http;
  const request = client.request(url, {
    method: 'GET',
    agent: false,
    lookup: guardedLookup(options.resolve, options.isPrivateAllowed),
    signal,
    headers: {
      'User-Agent': options.userAgent,
      Accept: '*/*',
      'Accept-Encoding': 'gzip, deflate, br',
    },
  });
  const slow = setTimeout(() => request.destroy(new Unvisitable('timeout')), options.limits.answerMs);
  request.on('error', reject);
  request.on('close', () => clearTimeout(slow));
  request.on('response', (response) => {
    clearTimeout(slow);
    resolve(response);
  });
  request.end();
  return promise;
}

function withResolvers<T>() {
  let resolve: (value: T) => void = () => {};
  let reject: (reason: unknown) => void = () => {};
  const promise = new Promise<T>((yes, no) => {
    resolve = yes;
    reject = no;
  });
  return { promise, resolve, reject };
}

/**
 * Asks for one address, without following redirects. The content is read for answers that have one (2xx), up to the limit.
 * Throws what {@link faultOf} names.
 */
export async function requestPage(url: URL, options: RequestOptions): Promise<Answer> {
  checkAddress(url, options.isPrivateAllowed);
  const late = new AbortController();
  const timer = setTimeout(() => late.abort(), options.limits.totalMs);
  const signal = AbortSignal.any([options.signal, late.signal]);
  try {
    const response = await begin(url, options, signal);
    const { statusCode: status = 0, headers } = response;
    // What comes after we have stopped listening concerns nobody.
    response.on('error', () => {});
    if (status < 200 || status >= 300) {
      response.destroy();
      return { status, headers, body: null, isTooLarge: false };
    }
    const body = await readBody(response, options.limits.maxBytes).catch((error: unknown) => {
      throw signal.aborted ? new Unvisitable('timeout') : error;
    });
    return { status, headers, body, isTooLarge: body === null };
  } finally {
    clearTimeout(timer);
  }
}

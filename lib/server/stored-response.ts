import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const compressBrotli = promisify(brotliCompress);
const compressGzip = promisify(gzip);

export type Encoding = 'br' | 'gzip' | 'identity';

/** An answer that is ready to be sent to anybody. */
export interface StoredResponse {
  status: number;
  /** Lower case names; without those that belong to one transmission. */
  headers: Record<string, string>;
  bodies: Record<Encoding, Buffer>;
  etag: string;
  lastModified: Date;
  /** What the page was made from: ledger sequence, days, build. Another version makes it old. */
  version: string;
  storedAt: number;
}

const COMPRESSIBLE =
  /^(?:text\/|image\/svg|application\/(?:json|[\w.-]+\+json|javascript|xml|[\w.-]+\+xml|x-ndjson|ndjson))/;
const WORTH_COMPRESSING_BYTES = 1024;

/** The body in the encodings that clients ask for, made once. */
export async function encodings(body: Buffer, contentType: string): Promise<Record<Encoding, Buffer>> {
  if (body.length < WORTH_COMPRESSING_BYTES || !COMPRESSIBLE.test(contentType)) {
    return { identity: body, br: body, gzip: body };
  }
  const [br, gz] = await Promise.all([
    // Quality 5 takes some 2 ms for a page; the highest takes 100 for one tenth less.
    compressBrotli(body, {
      params: { [constants.BROTLI_PARAM_QUALITY]: 5, [constants.BROTLI_PARAM_SIZE_HINT]: body.length },
    }),
    compressGzip(body),
  ]);
  return { identity: body, br, gzip: gz };
}

/** A weak tag, the same for all encodings: it changes with the version and with the content. */
export function weakEtag(version: string, body: Buffer): string {
  const hash = (data: string | Buffer) => createHash('sha256').update(data).digest('base64url');
  return `W/"${hash(version).slice(0, 10)}-${hash(body).slice(0, 16)}"`;
}

/** Bytes that a stored answer takes in memory, about. */
export function sizeOf({ bodies, headers }: StoredResponse): number {
  const { identity, br, gzip: gz } = bodies;
  const compressed = br === identity ? 0 : br.length + gz.length;
  return identity.length + compressed + JSON.stringify(headers).length + 512;
}

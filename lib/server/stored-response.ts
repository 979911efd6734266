import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const compressBrotli = promisify(brotliCompress);
const compressGzip = promisify(gzip);

export type Encoding = 'br' | 'gzip' | 'identity';

/** Header names and values in turn, as `writeHead` takes them fastest. */
type Head = readonly string[];

/** What an answer is made of, before it is made ready. */
export interface Content {
  readonly status: number;
  /** Lower case names; without those that belong to one transmission. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
  /** What it was made from: ledger sequence, days, build. Another version makes it old. */
  readonly version: string;
  readonly lastModified: Date;
  /** Whether each request for it counts against the reader's limit, also when it is answered from memory. */
  readonly isCounted: boolean;
  /** Place in the names of routes, for the count. */
  readonly route: number;
}

/** An answer that is ready to be sent to anybody. */
export interface StoredResponse {
  readonly status: number;
  readonly bodies: Readonly<Record<Encoding, Buffer>>;
  /** The whole head in each encoding, and the one of the 304; only the number of the request is missing. */
  readonly heads: Readonly<Record<Encoding | 'unchanged', Head>>;
  readonly etag: string;
  readonly lastModified: Date;
  readonly version: string;
  readonly isCounted: boolean;
  /** Place in the names of routes, for the count. */
  readonly route: number;
}

const COMPRESSIBLE =
  /^(?:text\/|image\/svg|application\/(?:json|[\w.-]+\+json|javascript|xml|[\w.-]+\+xml|x-ndjson|ndjson))/;

/**
 * What a 304 says (RFC 9110, 15.4.5): how long to keep what the reader has, and what lets others read it. All else the reader has
 * as well, and it would be more than the answer itself.
 */
const TOLD_AGAIN =
  /^(?:etag|vary|cache-control|cdn-cache-control|strict-transport-security|access-control-.+)$/;
const WORTH_COMPRESSING_BYTES = 1024;

/** Makes an answer ready: compressed, tagged, its heads written out. `common`: the headers that every answer has. */
export async function makeStored(
  content: Content,
  common: Readonly<Record<string, string>>,
): Promise<StoredResponse> {
  const { status, headers, body, version, lastModified } = content;
  const bodies = await encodings(body, headers['content-type'] ?? '');
  const etag = weakEtag(version, body);
  const tags = status === 200 ? { etag, 'last-modified': lastModified.toUTCString() } : {};
  const all: Record<string, string> = { ...lowerCase(common), ...headers, ...tags };
  const headOf = (encoding: Encoding) =>
    listed({
      ...all,
      ...(bodies[encoding] === bodies.identity ? {} : { 'content-encoding': encoding }),
      'content-length': String(bodies[encoding].length),
    });
  const heads = {
    br: headOf('br'),
    gzip: headOf('gzip'),
    identity: headOf('identity'),
    unchanged: listed(Object.fromEntries(Object.entries(all).filter(([name]) => TOLD_AGAIN.test(name)))),
  };
  const { isCounted, route } = content;
  return { status, bodies, heads, etag, lastModified, version, isCounted, route };
}

/** The same answer with other headers beside its own, and with what `change` makes of its body; the tag follows the body. */
export function changeStored(
  stored: StoredResponse,
  headers: Readonly<Record<string, string>>,
  change: (body: Buffer, contentType: string) => Buffer,
): Promise<StoredResponse> {
  const { identity } = stored.heads;
  const pairs = identity.flatMap((name, index) =>
    index % 2 === 0 ? [[name, identity[index + 1] ?? '']] : [],
  );
  const { 'content-length': _, etag: __, 'last-modified': ___, ...own } = Object.fromEntries(pairs);
  const body = change(stored.bodies.identity, own['content-type'] ?? '');
  return makeStored({ ...stored, headers: { ...own, ...headers }, body }, {});
}

function lowerCase(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}

function listed(headers: Readonly<Record<string, string>>): Head {
  return Object.entries(headers).flat();
}

/** The body in the encodings that clients ask for, made once. */
async function encodings(body: Buffer, contentType: string): Promise<Record<Encoding, Buffer>> {
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
function weakEtag(version: string, body: Buffer): string {
  const hash = (data: string | Buffer) => createHash('sha256').update(data).digest('base64url');
  return `W/"${hash(version).slice(0, 10)}-${hash(body).slice(0, 16)}"`;
}

/** Bytes that a stored answer takes in memory, about. */
export function sizeOf({ bodies, heads }: StoredResponse): number {
  const { identity, br, gzip: gz } = bodies;
  const compressed = br === identity ? 0 : br.length + gz.length;
  const words = Object.values(heads).flat();
  return identity.length + compressed + words.reduce((sum, word) => sum + word.length, 0) + 512;
}

import { createHash } from 'node:crypto';
import { dayStart } from './day-start';
import type { PlainDate } from './plain-date';

/** What a public answer is a function of, besides its address (DESIGN section 2). */
export interface ContentVersion {
  /** The ledger's last sequence number, and when that entry was written; null while the ledger is empty. */
  readonly seq: string;
  readonly at: string | null;
  /** The day the answer speaks of, and the zone whose day it is. */
  readonly day: PlainDate;
  readonly timeZone: string;
  readonly methodVersion: number;
}

export interface Validators {
  readonly etag: string;
  /** Whole seconds, as HTTP writes them. */
  readonly lastModified: Date;
}

/** Raise it whenever the same data is written in another way: a copy in the old form must not be confirmed. */
const FORM = 1;

/**
 * The validators of an answer. The ETag is weak: the same facts, though compressed or ordered otherwise. An answer changes
 * with the ledger and when its day begins, so the later of the two is when it was last modified.
 */
export function validatorsOf(version: ContentVersion, url: string): Validators {
  // Without the host: nodes behind one proxy know themselves by different ones.
  const { pathname, search } = new URL(url);
  const address = createHash('sha256').update(`${pathname}${search}`).digest('base64url').slice(0, 12);
  const written = version.at === null ? 0 : Date.parse(version.at);
  const latest = Math.max(written, dayStart(version.day, version.timeZone).getTime());
  return {
    etag: `W/"${version.seq}.${version.day}.m${version.methodVersion}.f${FORM}.${address}"`,
    lastModified: new Date(Math.floor(latest / 1000) * 1000),
  };
}

/** An entity tag without its weakness mark: reading compares weakly (RFC 9110, 8.8.3.2). */
function opaque(tag: string): string {
  return tag.trim().replace(/^W\//, '');
}

/** Whether `If-None-Match` names the tag: a list, or `*`. Tags are quoted and may hold commas. */
function namesTag(header: string, etag: string): boolean {
  if (header.trim() === '*') return true;
  const tags = header.match(/(?:W\/)?"[^"]*"/g) ?? [];
  return tags.some((tag) => opaque(tag) === opaque(etag));
}

/** Whether the reader already has this answer (RFC 9110, 13.2.2: `If-None-Match` decides where it is sent). */
export function isUnchanged(headers: Headers, validators: Validators): boolean {
  const noneMatch = headers.get('if-none-match');
  if (noneMatch !== null) return namesTag(noneMatch, validators.etag);
  const since = Date.parse(headers.get('if-modified-since') ?? '');
  return !Number.isNaN(since) && validators.lastModified.getTime() <= since;
}

/**
 * Answers with the validators set, or with 304 and no body when the reader has it already; then `make` is not called.
 * Shared caches may keep an answer but ask again before each use, unless something in front of them knows better.
 */
export async function conditionally(
  request: Request,
  version: ContentVersion,
  headers: Readonly<Record<string, string>>,
  make: () => Promise<BodyInit> | BodyInit,
): Promise<Response> {
  const validators = validatorsOf(version, request.url);
  const all = {
    'Cache-Control': 'public, max-age=0, must-revalidate',
    ...headers,
    ETag: validators.etag,
    'Last-Modified': validators.lastModified.toUTCString(),
  };
  if (isUnchanged(request.headers, validators)) {
    const {
      'Content-Type': _type,
      'Content-Disposition': _disposition,
      ...kept
    } = { ...all } as Record<string, string>;
    return new Response(null, { status: 304, headers: kept });
  }
  return new Response(await make(), { headers: all });
}

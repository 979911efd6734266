import { pipeline, Readable } from 'node:stream';
import { createGzip } from 'node:zlib';
import { conditionally, isUnchanged, validatorsOf } from '@/lib/core/conditional';
import { problemText } from '@/lib/core/http';
import type { LongDownload } from '@/lib/snapshots/downloads';
import { openDownload } from '@/lib/snapshots/queries';
import type { DownloadView } from '@/lib/snapshots/types';

/** How long a reader should wait where all places are taken: most downloads are over by then. */
const RETRY_AFTER_SECONDS = 30;

/** The quickest: a table is a tenth of its length by it, and more work would make it no faster to send. */
const GZIP = { level: 1, chunkSize: 64 * 1024 };

function acceptsGzip(request: Request): boolean {
  return /\bgzip\b(?!\s*;\s*q=0(?:\.0*)?\s*(?:,|$))/.test(request.headers.get('accept-encoding') ?? '');
}

/** The body as gzip; it goes on as fast as it is taken, and ends what it comes from when nobody takes it any more. */
function gzipped(body: ReadableStream<Uint8Array>): ReadableStream<Uint8Array> {
  const gzip = createGzip(GZIP);
  pipeline(Readable.from(body, { objectMode: false }), gzip, () => {});
  return Readable.toWeb(gzip) as ReadableStream<Uint8Array>;
}

/** Answers with a download that is read from the database while it is sent. A HEAD request opens none. */
export async function longDownload(
  request: Request,
  file: LongDownload,
  view: DownloadView,
  headers: Readonly<Record<string, string>>,
): Promise<Response> {
  const isAsked =
    request.method !== 'HEAD' && !isUnchanged(request.headers, validatorsOf(view.version, request.url));
  if (!isAsked) return conditionally(request, view.version, headers, () => '');
  const opened = await openDownload(file, view, request.signal);
  if (!opened) {
    const detail = 'Too many long downloads are running at once. Please try again in half a minute.';
    return problemText({ status: 503, detail, retryAfter: RETRY_AFTER_SECONDS });
  }
  const { version, body } = opened;
  // Published in between, and the reader has that already from another node.
  if (isUnchanged(request.headers, validatorsOf(version, request.url))) await body.cancel();
  if (!acceptsGzip(request)) return conditionally(request, version, headers, () => body);
  return conditionally(request, version, { ...headers, 'Content-Encoding': 'gzip' }, () => gzipped(body));
}

import { noParameters } from '@/app/_open-data/parameters';
import { isSlug, notFound, OPEN_TO_ALL, problemText } from '@/lib/core/http';
import { LENGTH_HEADER } from '@/lib/core/kept-file';
import { readParameters } from '@/lib/core/query-parameters';
import { getSnapshot, streamSnapshot } from '@/lib/snapshots/queries';

export { DELETE, OPTIONS, PATCH, POST, PUT } from '@/app/_open-data/read-only';

interface Context {
  readonly params: Promise<{ programme: string; seq: string }>;
}

/** A year, which is as long as caches are told anything: what stands here never changes. */
const FOR_EVER = 'public, max-age=31536000, immutable';
const SEQUENCE = /^[1-9]\d{0,17}$/;

/** All downloads of a programme as they were at an entry of the ledger. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { programme, seq } = await params;
  const snapshot = isSlug(programme) && SEQUENCE.test(seq) ? await getSnapshot(programme, seq) : null;
  if (!snapshot) {
    const detail = `There is no such snapshot; /export/${isSlug(programme) ? programme : '{programme}'}/snapshots lists those that there are.`;
    return problemText(notFound(detail).problem);
  }
  const parameters = readParameters(new URL(request.url).searchParams, noParameters);
  if (!parameters.ok) return problemText(parameters.problem);
  const etag = `"${snapshot.sha256}"`;
  const headers = {
    ...OPEN_TO_ALL,
    'Cache-Control': FOR_EVER,
    ETag: etag,
    'Last-Modified': new Date(snapshot.madeAt).toUTCString(),
  };
  const known = request.headers.get('if-none-match');
  if (known !== null && (known.includes(etag) || known.trim() === '*')) {
    return new Response(null, { status: 304, headers });
  }
  return new Response(streamSnapshot(snapshot.id), {
    headers: {
      ...headers,
      'Content-Type': 'application/zip',
      'Content-Disposition': `attachment; filename="${programme}-snapshot-${snapshot.seq}.zip"`,
      // RFC 9530: so that the copy can be checked by programs without the list.
      'Repr-Digest': `sha-256=:${Buffer.from(snapshot.sha256, 'hex').toString('base64')}:`,
      [LENGTH_HEADER]: String(snapshot.bytes),
    },
  });
}

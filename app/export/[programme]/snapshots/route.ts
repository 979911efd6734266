import { noParameters } from '@/app/_open-data/parameters';
import { programmeView } from '@/app/_open-data/programme-view';
import { publicOrigin } from '@/lib/core/env';
import { OPEN_TO_ALL, problemJson } from '@/lib/core/http';
import { jsonText } from '@/lib/export/envelope';
import { snapshotJson } from '@/lib/export/snapshot-json';
import { listSnapshots } from '@/lib/snapshots/queries';

export { DELETE, OPTIONS, PATCH, POST, PUT } from '@/app/_open-data/read-only';

interface Context {
  readonly params: Promise<{ programme: string }>;
}

/** The snapshots of a programme, newest first. It changes with each, and not with the ledger: hence no validators of that. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const view = await programmeView(request, (await params).programme, noParameters);
  if (!view.ok) return problemJson(view.problem);
  const { slug } = view.value.programme;
  const snapshots = (await listSnapshots(slug)).map((one) => snapshotJson(publicOrigin(), slug, one));
  const headers = {
    ...OPEN_TO_ALL,
    'Cache-Control': 'public, max-age=0, must-revalidate',
    'Content-Type': 'application/json; charset=utf-8',
  };
  return new Response(jsonText({ programme: slug, snapshots }), { headers });
}

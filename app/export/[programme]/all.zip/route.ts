import { archiveOf } from '@/app/_open-data/archive';
import { noParameters } from '@/app/_open-data/parameters';
import { programmeView } from '@/app/_open-data/programme-view';
import { conditionally, isUnchanged, validatorsOf } from '@/lib/core/conditional';
import { OPEN_TO_ALL, problemText } from '@/lib/core/http';
import { LENGTH_HEADER, streamFile } from '@/lib/core/kept-file';

export { DELETE, OPTIONS, PATCH, POST, PUT } from '@/app/_open-data/read-only';

interface Context {
  readonly params: Promise<{ programme: string }>;
}

/** All downloads of a programme in one file. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const view = await programmeView(request, (await params).programme, noParameters);
  if (!view.ok) return problemText(view.problem);
  const { programme, version } = view.value;
  const headers = {
    ...OPEN_TO_ALL,
    'Content-Type': 'application/zip',
    'Content-Disposition': `attachment; filename="${programme.slug}-${version.seq}.zip"`,
  };
  if (isUnchanged(request.headers, validatorsOf(version, request.url))) {
    return conditionally(request, version, headers, () => '');
  }
  const { path, about } = await archiveOf(view.value);
  const named = {
    ...headers,
    'Content-Disposition': `attachment; filename="${programme.slug}-${about.version.seq}.zip"`,
    [LENGTH_HEADER]: String(about.bytes),
  };
  return conditionally(request, about.version, named, () => streamFile(path));
}

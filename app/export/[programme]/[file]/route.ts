import { longDownload } from '@/app/_open-data/long-download';
import { asOfParameters, noParameters } from '@/app/_open-data/parameters';
import { type ProgrammeView, programmeView } from '@/app/_open-data/programme-view';
import { conditionally } from '@/lib/core/conditional';
import { OPEN_TO_ALL, problemText, streamText } from '@/lib/core/http';
import { DOWNLOAD_NAMES, download } from '@/lib/snapshots/downloads';

export { DELETE, OPTIONS, PATCH, POST, PUT } from '@/app/_open-data/read-only';

interface Context {
  readonly params: Promise<{ programme: string; file: string }>;
}

/** What the file is saved as: whose it is, what it holds, and of which past day where it is of one. */
function savedAs(name: string, { programme, day }: ProgrammeView<object>): string {
  const [stem, ending] = name.split('.');
  return `${programme.slug}-${stem}${day.isAsOf ? `-${day.on}` : ''}.${ending}`;
}

/** A download of a programme's data, written while it is sent. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { programme: slug, file: name } = await params;
  const file = download(name);
  if (!file) {
    return problemText({
      status: 404,
      detail: `There is no such download; there are ${DOWNLOAD_NAMES.join(', ')}.`,
    });
  }
  const view = await programmeView(request, slug, file.takesDay ? asOfParameters : noParameters);
  if (!view.ok) return problemText(view.problem);
  const headers = {
    ...OPEN_TO_ALL,
    'Content-Type': file.type,
    'Content-Disposition': `attachment; filename="${savedAs(name, view.value)}"`,
  };
  if ('query' in file) return longDownload(request, file, view.value, headers);
  return conditionally(request, view.value.version, headers, () => streamText(file.write(view.value)));
}

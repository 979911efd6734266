import { jsonAnswer } from '@/app/_open-data/json-answer';
import { asOfParameters } from '@/app/_open-data/parameters';
import { programmeView } from '@/app/_open-data/programme-view';
import { publicOrigin } from '@/lib/core/env';
import { problemJson } from '@/lib/core/http';
import { programmeDetailJson } from '@/lib/export/programme-json';
import { listPledgeStandings } from '@/lib/pledges/standings/current/queries';
import { METHOD } from '@/lib/snapshots/method';

export { DELETE, OPTIONS, PATCH, POST, PUT } from '@/app/_open-data/read-only';

interface Context {
  readonly params: Promise<{ programme: string }>;
}

/** A programme, with how many of its pledges have each status. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const view = await programmeView(request, (await params).programme, asOfParameters);
  if (!view.ok) return problemJson(view.problem);
  const { programme, day } = view.value;
  const pledges = await listPledgeStandings(programme, day);
  return jsonAnswer(request, view.value, programmeDetailJson(publicOrigin(), programme, pledges, METHOD));
}

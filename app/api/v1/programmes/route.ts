import { jsonAnswer } from '@/app/_open-data/json-answer';
import { noParameters } from '@/app/_open-data/parameters';
import { now } from '@/lib/core/clock';
import { publicOrigin } from '@/lib/core/env';
import { problemJson } from '@/lib/core/http';
import { readParameters } from '@/lib/core/query-parameters';
import { programmeJson } from '@/lib/export/programme-json';
import { ledgerHead } from '@/lib/ledger/queries';
import { listProgrammes } from '@/lib/programmes/queries';
import { viewDay } from '@/lib/programmes/view-day';
import { METHOD } from '@/lib/snapshots/method';

export { DELETE, OPTIONS, PATCH, POST, PUT } from '@/app/_open-data/read-only';

/** No programme's calendar: what stands here does not depend on the day. */
const TIME_ZONE = 'UTC';

/** All programmes. They are few: there is one page. */
export async function GET(request: Request): Promise<Response> {
  const parameters = readParameters(new URL(request.url).searchParams, noParameters);
  if (!parameters.ok) return problemJson(parameters.problem);
  const head = await ledgerHead();
  const { on } = viewDay({ timeZone: TIME_ZONE }, now(), null);
  const view = {
    version: { ...head, day: on, timeZone: TIME_ZONE, methodVersion: METHOD.version },
    evaluation: { method: METHOD, on, ledgerSeq: head.seq },
  };
  const origin = publicOrigin();
  const programmes = (await listProgrammes()).map((programme) => programmeJson(origin, programme));
  return jsonAnswer(request, view, { programmes, nextCursor: null });
}

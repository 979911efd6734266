import type { z } from 'zod';
import { jsonAnswer } from '@/app/_open-data/json-answer';
import { PLEDGE_LIST, pledgeListParameters } from '@/app/_open-data/parameters';
import { programmeView } from '@/app/_open-data/programme-view';
import { refusePlace } from '@/app/_open-data/refuse-place';
import { publicOrigin } from '@/lib/core/env';
import { badParameter, problemJson } from '@/lib/core/http';
import { encodeCursor } from '@/lib/core/paging';
import { pledgeJson } from '@/lib/export/pledge-json';
import { coverageOfPledge } from '@/lib/pledges/filter-pledges';
import { listPledgeStandings } from '@/lib/pledges/standings/current/queries';
import type { PledgeStanding } from '@/lib/pledges/types';
import { METHOD } from '@/lib/snapshots/method';

export { DELETE, OPTIONS, PATCH, POST, PUT } from '@/app/_open-data/read-only';

interface Context {
  readonly params: Promise<{ programme: string }>;
}

const FILTERS = ['principle', 'theme', 'status', 'group', 'testability'] as const;

type Parameters = z.output<typeof pledgeListParameters>;

function matches(pledge: PledgeStanding, wanted: Parameters): boolean {
  const { coverage } = wanted;
  if (coverage !== undefined && coverageOfPledge(pledge) !== coverage) return false;
  if (wanted.verdict !== undefined && pledge.assessment?.verdict !== wanted.verdict) return false;
  return FILTERS.every((name) => wanted[name] === undefined || pledge[name] === wanted[name]);
}

/** The pledges of a programme in its own order, each with its targets and where they stand. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const view = await programmeView(request, (await params).programme, pledgeListParameters);
  if (!view.ok) return problemJson(view.problem);
  const { programme, parameters, day } = view.value;
  const refused = refusePlace(programme, parameters);
  if (refused) return problemJson(refused.problem);
  const all = await listPledgeStandings(programme, day);
  // The key is looked up among all pledges: one that has left the filter since still marks the place.
  const start = parameters.cursor ? all.findIndex(({ slug }) => slug === parameters.cursor) + 1 : 0;
  if (parameters.cursor && start === 0) {
    const { problem } = badParameter('cursor', 'The pledge that the parameter “cursor” names is not there.');
    return problemJson(problem);
  }
  const rest = all.slice(start).filter((pledge) => matches(pledge, parameters));
  const page = rest.slice(0, parameters.limit);
  const last = page.at(-1);
  const origin = publicOrigin();
  return jsonAnswer(request, view.value, {
    pledges: page.map((pledge) => pledgeJson(origin, programme.slug, pledge, METHOD)),
    nextCursor: last && rest.length > page.length ? encodeCursor(PLEDGE_LIST, last.slug) : null,
  });
}

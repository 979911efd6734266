import { GET as getChanges } from '@/app/api/v1/programmes/[programme]/changes/route';
import { GET as getFigures } from '@/app/api/v1/programmes/[programme]/figures/route';
import { GET as getLedger } from '@/app/api/v1/programmes/[programme]/ledger/route';
import { GET as getPledge } from '@/app/api/v1/programmes/[programme]/pledges/[slug]/route';
import { GET as getPledges } from '@/app/api/v1/programmes/[programme]/pledges/route';
import { GET as getProgramme } from '@/app/api/v1/programmes/[programme]/route';
import { GET as getProgrammes } from '@/app/api/v1/programmes/route';
import { publicOrigin } from '@/lib/core/env';
import type { OperationId } from './openapi';

/** The slugs that an address may have in it. */
export interface Slugs {
  readonly programme: string;
  readonly slug: string;
}

const HANDLERS: Readonly<Record<OperationId, (request: Request, slugs: Slugs) => Promise<Response>>> = {
  listProgrammes: (request) => getProgrammes(request),
  getProgramme: (request, slugs) => getProgramme(request, { params: Promise.resolve(slugs) }),
  listPledges: (request, slugs) => getPledges(request, { params: Promise.resolve(slugs) }),
  getPledge: (request, slugs) => getPledge(request, { params: Promise.resolve(slugs) }),
  listFigures: (request, slugs) => getFigures(request, { params: Promise.resolve(slugs) }),
  listChanges: (request, slugs) => getChanges(request, { params: Promise.resolve(slugs) }),
  listLedger: (request, slugs) => getLedger(request, { params: Promise.resolve(slugs) }),
};

/** What an operation of the API answers: that of its route, without a detour through the network. `query` begins with `?`. */
export function routeAnswer(id: OperationId, slugs: Slugs, query = ''): Promise<Response> {
  return HANDLERS[id](new Request(`${publicOrigin()}/api/v1${query}`), slugs);
}

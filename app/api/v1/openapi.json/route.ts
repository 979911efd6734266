import { openApiDocument } from '@/app/_open-data/openapi';
import { noParameters } from '@/app/_open-data/parameters';
import { env, publicOrigin } from '@/lib/core/env';
import { OPEN_TO_ALL, problemJson } from '@/lib/core/http';
import { readParameters } from '@/lib/core/query-parameters';

export { DELETE, OPTIONS, PATCH, POST, PUT } from '@/app/_open-data/read-only';

export const dynamic = 'force-dynamic';

/** The description of the API. It depends on this version of the software alone, and not on the ledger. */
export function GET(request: Request): Response {
  const parameters = readParameters(new URL(request.url).searchParams, noParameters);
  if (!parameters.ok) return problemJson(parameters.problem);
  const headers = {
    ...OPEN_TO_ALL,
    'Cache-Control': 'public, max-age=0, must-revalidate',
    'Content-Type': 'application/json; charset=utf-8',
  };
  const description = openApiDocument(publicOrigin(), env().PLEDGEBOOK_API_PER_MINUTE);
  return new Response(`${JSON.stringify(description, null, 2)}\n`, { headers });
}

import { jsonAnswer } from '@/app/_open-data/json-answer';
import { asOfParameters } from '@/app/_open-data/parameters';
import { programmeView } from '@/app/_open-data/programme-view';
import { publicOrigin } from '@/lib/core/env';
import { isSlug, notFound, problemJson } from '@/lib/core/http';
import { pledgeDetailJson } from '@/lib/export/pledge-json';
import { getPledgeDetail } from '@/lib/pledges/queries';
import { METHOD } from '@/lib/snapshots/method';

export { DELETE, OPTIONS, PATCH, POST, PUT } from '@/app/_open-data/read-only';

interface Context {
  readonly params: Promise<{ programme: string; slug: string }>;
}

/** A pledge, with its sources and the figures of each target. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { programme: programmeSlug, slug } = await params;
  const view = await programmeView(request, programmeSlug, asOfParameters);
  if (!view.ok) return problemJson(view.problem);
  const { programme, day } = view.value;
  const pledge = isSlug(slug) ? await getPledgeDetail(programme, slug, day) : null;
  if (!pledge) return problemJson(notFound('The programme has no such pledge.').problem);
  return jsonAnswer(request, view.value, pledgeDetailJson(publicOrigin(), programme.slug, pledge, METHOD));
}

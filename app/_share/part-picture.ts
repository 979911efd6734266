import { listPledgeStandings } from '@/lib/pledges/standings/current/queries';
import { countsCard } from './card-texts';
import { pictureAnswer, type ShareContext } from './picture-answer';

export type PartPictureContext = ShareContext<{ readonly slug: string }>;

/** The picture of a principle or theme. */
export async function partPicture(
  request: Request,
  { params }: PartPictureContext,
  kind: 'principle' | 'theme',
): Promise<Response> {
  const { slug, ...where } = await params;
  return pictureAnswer(request, where, async (place) => {
    const parts = kind === 'theme' ? place.programme.themes : place.programme.principles;
    const part = parts.find((one) => one.slug === slug);
    if (part === undefined) return null;
    const pledges = await listPledgeStandings(place.programme, place.day);
    const own = pledges.filter((pledge) => pledge[kind] === slug);
    return countsCard(place, own, { kind, title: part.title });
  });
}

import { pledgeCard } from '@/app/_share/card-texts';
import { pictureAnswer, type ShareContext } from '@/app/_share/picture-answer';
import { isSlug } from '@/lib/core/http';
import { getPledgeDetail } from '@/lib/pledges/queries';

/** Where a pledge stands, as a picture to be shown beside a link. */
export async function GET(
  request: Request,
  { params }: ShareContext<{ readonly slug: string }>,
): Promise<Response> {
  const { slug, ...where } = await params;
  return pictureAnswer(request, where, async (place) => {
    const pledge = isSlug(slug) ? await getPledgeDetail(place.programme, slug, place.day) : null;
    return pledge && pledgeCard(place, pledge);
  });
}

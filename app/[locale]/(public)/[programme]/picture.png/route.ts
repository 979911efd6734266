import { countsCard } from '@/app/_share/card-texts';
import { pictureAnswer, type ShareContext } from '@/app/_share/picture-answer';
import { listPledgeStandings } from '@/lib/pledges/standings/current/queries';

/** Where the programme stands, as a picture to be shown beside a link. */
export async function GET(request: Request, { params }: ShareContext): Promise<Response> {
  return pictureAnswer(request, await params, async (place) =>
    countsCard(place, await listPledgeStandings(place.programme, place.day), null),
  );
}

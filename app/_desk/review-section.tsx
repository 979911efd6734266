import { Queues } from '@/components/reviews/queue-list';
import { RetractionQueue } from '@/components/reviews/retraction-queue';
import type { Actor } from '@/lib/accounts/types';
import type { Programme } from '@/lib/programmes/types';
import { countWaiting, listQueue, WAITING_A_PAGE } from '@/lib/reviews/queries';
import { listRetractions } from '@/lib/reviews/retractions/queries';

interface Props {
  readonly programme: Programme;
  readonly actor: Actor;
  readonly query: Readonly<Record<string, string | string[] | undefined>>;
  /** Address of the desk. */
  readonly desk: string;
}

/** The queues of one programme's figures: returned, waiting, one's own, and what is proposed to be retracted. */
export async function ReviewSection({ programme, actor, query, desk }: Props) {
  const { slug, timeZone } = programme;
  const count = await countWaiting(programme, actor);
  const pages = Math.max(1, Math.ceil(count / WAITING_A_PAGE));
  const asked = query.in === slug && typeof query.waiting === 'string' ? query.waiting : '1';
  const page = Math.min(/^[1-9]\d{0,5}$/.test(asked) ? Number(asked) : 1, pages);
  const common = { id: slug, timeZone, isReviewer: actor.role !== 'editor' };
  return (
    <>
      <Queues
        {...common}
        items={await listQueue(programme, actor, page)}
        waiting={{ count, page, pages }}
        addressOf={(n) => `${desk}?${new URLSearchParams({ in: slug, waiting: String(n) })}#waiting-${slug}`}
      />
      <RetractionQueue {...common} items={await listRetractions(programme, actor)} />
    </>
  );
}

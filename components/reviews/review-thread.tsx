import { useTranslations } from 'next-intl';
import { Instant } from '@/components/ui/plain-date';
import type { ReviewEvent } from '@/lib/reviews/types';

/** What happened to a figure on its way, oldest first, with the reasons that were given. */
export function ReviewThread({
  thread,
  timeZone,
}: {
  readonly thread: readonly ReviewEvent[];
  readonly timeZone: string;
}) {
  const t = useTranslations('reviews.thread');
  if (thread.length === 0) return null;
  return (
    <section aria-labelledby="thread" className="my-6 max-w-text border-s-4 border-rule ps-4">
      <h2 id="thread" className="font-semibold">
        {t('title')}
      </h2>
      <ol>
        {thread.map((event) => (
          <li key={event.id} className="mt-2">
            <p className="text-small text-muted">
              {t(`kind.${event.kind}`, { name: event.actor })} · <Instant at={event.at} timeZone={timeZone} />
            </p>
            {event.reason !== null && <p className="whitespace-pre-line">{event.reason}</p>}
          </li>
        ))}
      </ol>
    </section>
  );
}

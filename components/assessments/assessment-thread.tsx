import { useTranslations } from 'next-intl';
import { Details } from '@/components/ui/details';
import { Instant } from '@/components/ui/plain-date';
import type { AssessmentEvent } from '@/lib/assessments/types';

interface Props {
  /** Oldest first. */
  readonly thread: readonly AssessmentEvent[];
  readonly timeZone: string;
}

/** What happened to an assessment on its way, with the reasons that were given. */
export function AssessmentThread({ thread, timeZone }: Props) {
  const t = useTranslations('reviews.thread');
  return (
    <Details summary={t('title')} isOpen>
      <ol>
        {thread.map((event) => (
          <li key={event.id} className="mt-2 first:mt-0">
            <p className="text-small text-muted">
              {t(`kind.${event.kind}`, { name: event.actor })} · <Instant at={event.at} timeZone={timeZone} />
            </p>
            {event.reason !== null && <p className="max-w-text whitespace-pre-line">{event.reason}</p>}
          </li>
        ))}
      </ol>
    </Details>
  );
}

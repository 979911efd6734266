import { useLocale, useTranslations } from 'next-intl';
import { Instant } from '@/components/ui/plain-date';
import { Section } from '@/components/ui/section';
import { TextInLanguage } from '@/components/ui/text-in-language';
import type { RetractionItem } from '@/lib/reviews/retractions/types';

interface Props {
  readonly items: readonly RetractionItem[];
  /** Makes the id of the section its own where several programmes stand on a page. */
  readonly id: string;
  readonly timeZone: string;
  readonly isReviewer: boolean;
}

/** What is proposed to be taken out of force; nothing where nothing is. */
export function RetractionQueue({ items, id, timeZone, isReviewer }: Props) {
  const locale = useLocale();
  const t = useTranslations('reviews.retraction');
  const queue = useTranslations('reviews.queue');
  if (items.length === 0) return null;
  return (
    <Section
      id={`retractions-${id}`}
      title={queue('count', { title: t('queue'), count: items.length })}
      lead={t(isReviewer ? 'queueLead' : 'queueLeadEditor')}
    >
      <ul className="border-t border-line">
        {items.map((item) => (
          <li key={item.id} className="border-b border-line py-3">
            <p className="text-small text-muted">
              <TextInLanguage text={item.pledgeTitle} />
            </p>
            <p className="font-semibold">
              <a href={`/${locale}/editor/${item.programme}/retractions/${item.id}`}>
                <TextInLanguage text={item.metric ?? item.pledgeTitle} />
              </a>
            </p>
            <p className="text-small">
              {t(`subject.${item.subject}`)} · {t('by', { name: item.proposer })} ·{' '}
              <Instant at={item.proposedAt} timeZone={timeZone} />
            </p>
            <p className="max-w-text whitespace-pre-line">
              <q>
                <TextInLanguage text={item.reason} />
              </q>
            </p>
            {item.returnReason !== null && (
              <p className="max-w-text whitespace-pre-line">
                {t('notCarriedOut', { who: item.decidedBy ?? '', reason: item.returnReason })}
              </p>
            )}
            {item.state === 'proposed' && !item.isInForce && <p className="max-w-text">{t('notInForce')}</p>}
          </li>
        ))}
      </ul>
    </Section>
  );
}

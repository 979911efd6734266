import { useLocale, useTranslations } from 'next-intl';
import { Pagination } from '@/components/ui/pagination';
import { Instant } from '@/components/ui/plain-date';
import { Section } from '@/components/ui/section';
import { TextInLanguage } from '@/components/ui/text-in-language';
import type { QueueItem } from '@/lib/reviews/types';

interface QueuesProps {
  readonly items: readonly QueueItem[];
  readonly timeZone: string;
  /** Whether the person may approve; the others see the queue without being asked to act. */
  readonly isReviewer: boolean;
  /** Submissions of others on all pages together, and which page of them is shown. */
  readonly waiting: { readonly count: number; readonly page: number; readonly pages: number };
  /** Address of a page of them. */
  readonly addressOf: (page: number) => string;
  /** Makes the ids of the sections one's own where several programmes stand on a page. */
  readonly id: string;
}

/** The desk's queues: returned to me, waiting for review, mine. Queues without anything are left out. */
export function Queues({ items, timeZone, isReviewer, waiting, addressOf, id }: QueuesProps) {
  const t = useTranslations('reviews.queue');
  const queues = [
    { key: 'returned', items: items.filter(({ kind }) => kind === 'returned') },
    { key: 'waiting', items: items.filter(({ kind, isMine }) => kind === 'submitted' && !isMine) },
    { key: 'submitted', items: items.filter(({ kind, isMine }) => kind === 'submitted' && isMine) },
    { key: 'drafts', items: items.filter(({ kind }) => kind === 'draft' || kind === 'withdrawn') },
  ] as const;
  return queues
    .filter((queue) => queue.items.length > 0)
    .map(({ key, items: queued }) => (
      <Section
        key={key}
        id={`${key}-${id}`}
        title={t('count', {
          title: t(`${key}.title`),
          count: key === 'waiting' ? waiting.count : queued.length,
        })}
        lead={key === 'waiting' && !isReviewer ? t('waiting.leadEditor') : t(`${key}.lead`)}
      >
        <ul className="border-t border-line">
          {queued.map((item) => (
            <QueueRow key={item.id} item={item} timeZone={timeZone} />
          ))}
        </ul>
        {key === 'waiting' && <Pagination page={waiting.page} pages={waiting.pages} addressOf={addressOf} />}
      </Section>
    ));
}

function QueueRow({ item, timeZone }: { readonly item: QueueItem; readonly timeZone: string }) {
  const locale = useLocale();
  const t = useTranslations('reviews.queue');
  const base = `/${locale}/editor/${item.programme}`;
  const href = item.kind === 'submitted' ? `${base}/reviews/${item.id}` : `${base}/figures/${item.id}/edit`;
  return (
    <li className="border-b border-line py-3">
      <p className="text-small text-muted">
        <TextInLanguage text={item.pledge} />
      </p>
      <p className="font-semibold">
        <a href={href}>
          <TextInLanguage text={item.metric ?? item.pledge} />
        </a>
      </p>
      <p className="text-small">
        {item.isCorrection && <>{t('correction')} · </>}
        {t(`state.${item.kind}`, { name: item.author })} · <Instant at={item.at} timeZone={timeZone} />
      </p>
      {item.reason !== null && (
        <p className="max-w-text whitespace-pre-line">{t('because', { reason: item.reason })}</p>
      )}
    </li>
  );
}

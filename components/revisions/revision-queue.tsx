import { useLocale, useTranslations } from 'next-intl';
import { Instant } from '@/components/ui/plain-date';
import { TextInLanguage } from '@/components/ui/text-in-language';
import type { ProposedRevision } from '@/lib/revisions/types';

interface Props {
  readonly title: string;
  readonly revisions: readonly ProposedRevision[];
  /** Time zone of each programme by its slug. */
  readonly timeZones: ReadonlyMap<string, string>;
}

/** Proposed revisions, each a way to its page; nothing where there is none. */
export function RevisionQueueList({ title, revisions, timeZones }: Props) {
  const t = useTranslations('revisions.queue');
  const locale = useLocale();
  if (revisions.length === 0) return null;
  return (
    <>
      <h3 className="mt-6 font-semibold">{title}</h3>
      <ul className="border-t border-line">
        {revisions.map((one) => (
          <li className="border-b border-line py-3" key={one.id}>
            {one.metric !== null && (
              <p className="text-small text-muted">
                <TextInLanguage text={one.pledgeTitle} />
              </p>
            )}
            <p className="font-semibold">
              <a href={`/${locale}/editor/${one.programme}/revisions/${one.id}`}>
                <TextInLanguage text={one.metric ?? one.pledgeTitle} />
              </a>
            </p>
            <p className="text-small">
              {t.rich('by', {
                name: one.author,
                date: () => <Instant at={one.submittedAt} timeZone={timeZones.get(one.programme) ?? 'UTC'} />,
              })}
            </p>
            {one.state === 'returned' && (
              <p className="max-w-text whitespace-pre-line">
                {t('because', { name: one.returnedBy ?? '', reason: one.returnReason ?? '' })}
              </p>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

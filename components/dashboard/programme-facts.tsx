import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Day } from '@/components/ui/plain-date';
import { TextInLanguage } from '@/components/ui/text-in-language';
import { formatPercent } from '@/lib/core/i18n/format';
import type { PlainDate } from '@/lib/core/plain-date';
import { shareOfTerm } from '@/lib/programmes/term';
import type { Programme } from '@/lib/programmes/types';

/** Who promised, when, and how much of the term has passed. */
export function ProgrammeFacts({ programme, on }: { programme: Programme; on: PlainDate }) {
  const t = useTranslations('dashboard.facts');
  const share = shareOfTerm(programme, on);
  return (
    <dl className="grid grid-cols-[repeat(auto-fit,minmax(12rem,1fr))] gap-x-6 gap-y-3 md:grid-cols-[2fr_1fr_1fr_2fr]">
      <Fact term={t('promiser')}>
        {/* Spaces for programs that read without styles. */}
        <TextInLanguage text={programme.promiser} />{' '}
        <span className="block text-small text-muted">
          <TextInLanguage text={programme.office} />
        </span>
      </Fact>
      <Fact term={t('announced')}>
        <Day on={programme.announcedOn} />
      </Fact>
      {programme.electedOn !== null && (
        <Fact term={t('elected')}>
          <Day on={programme.electedOn} />
        </Fact>
      )}
      <Fact term={t('term')}>
        {t.rich('termValue', {
          start: () => <Day on={programme.startsOn} />,
          end: () => <Day on={programme.endsOn} />,
        })}
        <TermBar percent={share.valueOf() * 100} />{' '}
        <span className="block text-small text-muted">
          {t('termShare', { share: formatPercent(share, useLocale(), 0) })}
        </span>
      </Fact>
    </dl>
  );
}

function Fact({ term, children }: { term: string; children: ReactNode }) {
  return (
    <div>
      <dt className="text-small text-muted">{term}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** A line with the part that has passed drawn strongly; the sentence below it says the same. */
function TermBar({ percent }: { percent: number }) {
  return (
    <svg width="100%" height="8" aria-hidden="true" focusable="false" className="mt-1 block">
      <rect y="3" width="100%" height="2" fill="var(--control)" />
      <rect y="1" width={`${percent}%`} height="6" fill="var(--ink)" />
    </svg>
  );
}

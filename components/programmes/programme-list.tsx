import { useTranslations } from 'next-intl';
import { PageHeading } from '@/components/ui/page-heading';
import { Day } from '@/components/ui/plain-date';
import { TextInLanguage } from '@/components/ui/text-in-language';
import { overviewAddress } from '@/lib/programmes/addresses';
import type { Programme } from '@/lib/programmes/types';

/** The programmes on record, each with who promised it and for which term. */
export function ProgrammeList({ programmes, locale }: { programmes: readonly Programme[]; locale: string }) {
  const t = useTranslations('site.programmes');
  return (
    <>
      <PageHeading title={t('title')} lead={t('lead')} />
      {programmes.length === 0 && <p>{t('none')}</p>}
      <ul className="border-t border-line">
        {programmes.map((programme) => (
          <li key={programme.slug} className="border-b border-line py-4">
            <h2 className="text-lead">
              <a href={overviewAddress({ locale, programme: programme.slug })}>
                <TextInLanguage text={programme.title} />
              </a>
            </h2>
            <p>
              {t.rich('by', {
                promiser: () => <TextInLanguage text={programme.promiser} />,
                office: () => <TextInLanguage text={programme.office} />,
              })}
            </p>
            <p className="text-small text-muted">
              {t.rich('term', {
                start: () => <Day on={programme.startsOn} />,
                end: () => <Day on={programme.endsOn} />,
              })}
            </p>
          </li>
        ))}
      </ul>
    </>
  );
}

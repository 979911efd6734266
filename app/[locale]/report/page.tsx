import type { Metadata } from 'next';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { MissingPage } from '@/app/_public/missing-page';
import { ReportMessages } from '@/components/accounts/browser-messages';
import { ReportForm } from '@/components/reports/report-form';
import { Main } from '@/components/ui/main';
import { PageHeading } from '@/components/ui/page-heading';
import { TextInLanguage } from '@/components/ui/text-in-language';
import { now } from '@/lib/core/clock';
import { isSlug } from '@/lib/core/http';
import { localeOrDefault } from '@/lib/core/i18n/locales';
import { isMailConfigured } from '@/lib/core/mail';
import { formStamp } from '@/lib/core/spam-guard';
import { getPledgeDetail } from '@/lib/pledges/queries';
import { pledgeAddress } from '@/lib/programmes/addresses';
import { getProgramme } from '@/lib/programmes/queries';
import { viewDay } from '@/lib/programmes/view-day';

interface PageProps {
  readonly params: Promise<{ locale: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const t = await getTranslations({ locale: localeOrDefault((await params).locale), namespace: 'reports' });
  return { title: t('title'), robots: { index: false } };
}

/** The form by which a reader says what is wrong with a pledge. It asks nobody who they are. */
export default async function ReportPage({ params, searchParams }: PageProps) {
  const locale = localeOrDefault((await params).locale);
  setRequestLocale(locale);
  const query = await searchParams;
  const programme = isOneSlug(query.programme) ? await getProgramme(query.programme) : null;
  const pledge =
    programme && isOneSlug(query.pledge)
      ? await getPledgeDetail(programme, query.pledge, viewDay(programme, now(), null))
      : null;
  if (!programme || !pledge) {
    return (
      <Main>
        <MissingPage locale={locale} programme={programme} />
      </Main>
    );
  }
  const t = await getTranslations('reports');
  const back = pledgeAddress({ locale, programme: programme.slug }, pledge.slug);
  return (
    <Main>
      <PageHeading lead={t('lead')} title={t('title')}>
        <p className="mt-3 max-w-text">
          {t('about')}{' '}
          <a href={back}>
            <TextInLanguage text={pledge.title} />
          </a>
        </p>
      </PageHeading>
      <ReportMessages>
        <ReportForm
          back={back}
          hasMail={isMailConfigured()}
          made={formStamp('report')}
          pledge={pledge.slug}
          programme={programme.slug}
        />
      </ReportMessages>
    </Main>
  );
}

function isOneSlug(value: string | string[] | undefined): value is string {
  return typeof value === 'string' && isSlug(value);
}

import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { ReportTable } from '@/components/reports/report-table';
import { Breadcrumbs } from '@/components/ui/breadcrumbs';
import { Main } from '@/components/ui/main';
import { PageHeading } from '@/components/ui/page-heading';
import { Section } from '@/components/ui/section';
import { TextInLanguage } from '@/components/ui/text-in-language';
import { requireActor } from '@/lib/accounts/session';
import { localeOrDefault } from '@/lib/core/i18n/locales';
import { getProgramme } from '@/lib/programmes/queries';
import { listReports } from '@/lib/reports/queries';

interface PageProps {
  readonly params: Promise<{ locale: string; programme: string }>;
}

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const locale = localeOrDefault((await params).locale);
  const t = await getTranslations({ locale, namespace: 'reports' });
  return { title: t('desk.title'), robots: { index: false } };
}

/** What readers report as wrong: what waits, oldest first, and what was closed last. */
export default async function ReportsPage({ params }: PageProps) {
  const { locale: asked, programme: slug } = await params;
  const locale = localeOrDefault(asked);
  setRequestLocale(locale);
  const base = `/${locale}/editor/${slug}/reports`;
  await requireActor(locale, base);
  const programme = await getProgramme(slug);
  if (!programme) notFound();
  const { waiting, closed } = await listReports(slug);
  const t = await getTranslations('reports.desk');
  const desk = await getTranslations('desk');
  const table = { base, timeZone: programme.timeZone };
  return (
    <Main>
      <Breadcrumbs crumbs={[{ label: desk('title'), href: `/${locale}/editor` }]} />
      <PageHeading kicker={<TextInLanguage text={programme.title} />} title={t('title')} />
      <Section id="waiting" title={t('waiting')}>
        {waiting.length === 0 ? (
          <p>{t('none')}</p>
        ) : (
          <ReportTable caption={t('waiting')} id="waiting-table" reports={waiting} {...table} />
        )}
      </Section>
      <Section id="closed" title={t('closed')}>
        {closed.length === 0 ? (
          <p>{t('noneClosed')}</p>
        ) : (
          <ReportTable caption={t('closed')} id="closed-table" reports={closed} {...table} />
        )}
      </Section>
    </Main>
  );
}

import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { formActor, isFigureId as isId } from '@/app/_desk/desk-place';
import { AnswerForm, DismissForm } from '@/components/reports/answer-forms';
import { ReportFacts } from '@/components/reports/report-facts';
import { Breadcrumbs } from '@/components/ui/breadcrumbs';
import { Main } from '@/components/ui/main';
import { Notice } from '@/components/ui/notice';
import { PageHeading } from '@/components/ui/page-heading';
import { Section } from '@/components/ui/section';
import { can } from '@/lib/accounts/permissions';
import { formatInstant } from '@/lib/core/i18n/format';
import { localeOrDefault } from '@/lib/core/i18n/locales';
import { isMailConfigured } from '@/lib/core/mail';
import { LEDGER_KINDS } from '@/lib/ledger/types';
import { getProgramme } from '@/lib/programmes/queries';
import { getReport, listCandidates } from '@/lib/reports/queries';

interface PageProps {
  readonly params: Promise<{ locale: string; programme: string; id: string }>;
}

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const locale = localeOrDefault((await params).locale);
  const t = await getTranslations({ locale, namespace: 'reports' });
  return { title: t('desk.one'), robots: { index: false } };
}

/** One report: what a reader wrote, and the answer to it. */
export default async function ReportPage({ params }: PageProps) {
  const { locale: asked, programme: slug, id } = await params;
  const locale = localeOrDefault(asked);
  setRequestLocale(locale);
  const list = `/${locale}/editor/${slug}/reports`;
  const actor = await formActor(locale, `${list}/${id}`);
  const programme = await getProgramme(slug);
  // A form that was sent by somebody who is no longer signed in comes back through here: nothing of the report is for them.
  const report = programme && actor && isId(id) ? await getReport(slug, id) : null;
  if (!programme || !report) notFound();
  const t = await getTranslations('reports.desk');
  const kinds = await getTranslations('feed.kind');
  const desk = await getTranslations('desk');
  const { timeZone } = programme;
  const corrections = (await listCandidates(report, slug)).flatMap(({ seq, kind, at }) => {
    const known = LEDGER_KINDS.find((one) => one === kind);
    const date = formatInstant(at, timeZone, locale);
    return known ? [{ value: seq, label: t('option', { seq, kind: kinds(known), date }) }] : [];
  });
  const may = can(actor, 'report.answer');
  return (
    <Main>
      <Breadcrumbs
        crumbs={[
          { label: desk('title'), href: `/${locale}/editor` },
          { label: t('title'), href: list },
        ]}
      />
      <PageHeading title={t('one')} />
      <div role="status">
        {report.state !== 'new' && (
          <Notice kind="success">
            <p>{t('done')}</p>
          </Notice>
        )}
      </div>
      <ReportFacts programme={slug} report={report} timeZone={timeZone} />
      {report.state === 'new' && !may && <p className="mt-6">{t('notYou')}</p>}
      {report.state === 'new' && may && (
        <>
          <Section id="answer-section" lead={t('answerLead')} title={t('answerTitle')}>
            <p className="mb-4 max-w-text">
              {report.email !== null && isMailConfigured()
                ? t('mailed', { email: report.email })
                : t('notMailed')}
            </p>
            <AnswerForm corrections={corrections} id={report.id} programme={slug} />
          </Section>
          <Section id="dismiss-section" lead={t('dismissLead')} title={t('dismissTitle')}>
            <DismissForm id={report.id} programme={slug} />
          </Section>
        </>
      )}
    </Main>
  );
}

import { randomUUID } from 'node:crypto';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { formActor, isFigureId } from '@/app/_desk/desk-place';
import { AssessmentText } from '@/components/assessments/assessment-text';
import { ProposeRetractionForm } from '@/components/reviews/propose-retraction-form';
import { Breadcrumbs } from '@/components/ui/breadcrumbs';
import { Main } from '@/components/ui/main';
import { Notice } from '@/components/ui/notice';
import { PageHeading } from '@/components/ui/page-heading';
import { TextInLanguage } from '@/components/ui/text-in-language';
import { getPublishedAssessment } from '@/lib/assessments/queries';
import { localeOrDefault } from '@/lib/core/i18n/locales';
import { getProgramme } from '@/lib/programmes/queries';
import { waitingRetractionOf } from '@/lib/reviews/retractions/queries';

interface PageProps {
  readonly params: Promise<{ locale: string; programme: string; id: string }>;
}

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const t = await getTranslations({ locale: localeOrDefault((await params).locale), namespace: 'reviews' });
  return { title: t('retract.assessmentTitle'), robots: { index: false } };
}

/** Proposes to take a published assessment out of force: the assessment once more, and the reason. Always two people. */
export default async function RetractAssessmentPage({ params }: PageProps) {
  const { locale: asked, programme: slug, id } = await params;
  const locale = localeOrDefault(asked);
  setRequestLocale(locale);
  await formActor(locale, `/${locale}/editor/${slug}/assessments/${id}/retract`);
  const programme = await getProgramme(slug);
  const found = programme && isFigureId(id) ? await getPublishedAssessment(programme, id) : null;
  if (!programme || !found) notFound();
  const { assessment, pledgeTitle } = found;
  const waits = await waitingRetractionOf(id);
  const t = await getTranslations('reviews.retract');
  const desk = await getTranslations('desk');
  const verdicts = await getTranslations('status.verdict');
  return (
    <Main>
      <Breadcrumbs crumbs={[{ label: desk('title'), href: `/${locale}/editor` }]} />
      <PageHeading
        kicker={<TextInLanguage text={pledgeTitle} />}
        title={t('assessmentTitle')}
        lead={t('assessmentLead')}
      />
      <p className="mb-2 text-lead">{verdicts(assessment.verdict)}</p>
      <AssessmentText
        assessment={assessment}
        place={{ locale, programme: slug }}
        timeZone={programme.timeZone}
      />
      {waits !== null && (
        <Notice>
          <p>
            <a href={`/${locale}/editor/${slug}/retractions/${waits}`}>{t('waits')}</a>
          </p>
        </Notice>
      )}
      {waits === null && assessment.isInForce && (
        <div className="mt-8">
          <ProposeRetractionForm id={randomUUID()} programme={slug} subject="assessment" subjectId={id} />
        </div>
      )}
      {!assessment.isInForce && (
        <Notice>
          <p>{t('assessmentNotInForce')}</p>
        </Notice>
      )}
    </Main>
  );
}

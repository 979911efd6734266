import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { formActor, isFigureId, standingAt } from '@/app/_desk/desk-place';
import { formTargetOf } from '@/app/_desk/figure-form-view';
import { SubmissionView } from '@/components/reviews/submission-view';
import { Breadcrumbs } from '@/components/ui/breadcrumbs';
import { Main } from '@/components/ui/main';
import { PageHeading } from '@/components/ui/page-heading';
import { can } from '@/lib/accounts/permissions';
import { localeOrDefault } from '@/lib/core/i18n/locales';
import { getProgramme } from '@/lib/programmes/queries';
import { getSubmission, previewSubmission } from '@/lib/reviews/queries';

interface PageProps {
  readonly params: Promise<{ locale: string; programme: string; id: string }>;
}

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const t = await getTranslations({ locale: localeOrDefault((await params).locale), namespace: 'reviews' });
  return { title: t('review.title'), robots: { index: false } };
}

/** A submission as its reviewer reads it: what it says, what it changes, what stands there already, and the decision. */
export default async function ReviewPage({ params }: PageProps) {
  const { locale: asked, programme: slug, id } = await params;
  const locale = localeOrDefault(asked);
  setRequestLocale(locale);
  const actor = await formActor(locale, `/${locale}/editor/${slug}/reviews/${id}`);
  const programme = await getProgramme(slug);
  const submission = programme && isFigureId(id) ? await getSubmission(programme, id) : null;
  const standing =
    programme && submission
      ? await standingAt(programme, submission.input.pledge, submission.input.target ?? null)
      : null;
  if (!programme || !submission || !standing) notFound();
  const { authorId, author, state } = submission;
  const isWaiting = state === 'submitted';
  const preview = actor && isWaiting ? await previewSubmission(actor, submission) : null;
  const t = await getTranslations('reviews.review');
  const desk = await getTranslations('desk');
  return (
    <Main>
      <Breadcrumbs crumbs={[{ label: desk('title'), href: `/${locale}/editor` }]} />
      <PageHeading
        title={t('title')}
        lead={t(`lead.${isWaiting && authorId === actor?.id ? 'mine' : state}`, { name: author })}
      />
      <SubmissionView
        submission={submission}
        preview={preview}
        pledge={standing.pledge}
        target={standing.target}
        formTarget={formTargetOf(standing.target)}
        place={{ locale, programme: slug }}
        timeZone={programme.timeZone}
        regions={programme.regions}
        may={
          !isWaiting
            ? 'look'
            : can(actor, 'figure.approve', { authorId })
              ? 'decide'
              : can(actor, 'figure.change_own', { authorId })
                ? 'withdraw'
                : 'look'
        }
      />
    </Main>
  );
}

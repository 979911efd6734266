import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { formActor, isFigureId, standingAt } from '@/app/_desk/desk-place';
import { FigureFormView, formTargetOf } from '@/app/_desk/figure-form-view';
import { DiscardForm } from '@/components/reviews/discard-form';
import { ReviewThread } from '@/components/reviews/review-thread';
import { Notice } from '@/components/ui/notice';
import { can } from '@/lib/accounts/permissions';
import type { Actor } from '@/lib/accounts/types';
import { localeOrDefault } from '@/lib/core/i18n/locales';
import { blankFigure } from '@/lib/figures/form-fields';
import { getFigure, getTextsBefore } from '@/lib/figures/queries';
import { typedFrom, typedFromDraft } from '@/lib/figures/typed-figure';
import { getProgramme } from '@/lib/programmes/queries';
import type { Programme } from '@/lib/programmes/types';
import { getDraft, getSubmission } from '@/lib/reviews/queries';

interface PageProps {
  readonly params: Promise<{ locale: string; programme: string; id: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const t = await getTranslations({ locale: localeOrDefault((await params).locale), namespace: 'reviews' });
  return { title: t('edit.title'), robots: { index: false } };
}

/** What the form begins with: the saved draft, else one's own figure that was returned or withdrawn. */
async function loadForm(programme: Programme, actor: Actor | null, id: string, locale: string) {
  const draft = await getDraft(programme, actor, id);
  const submission = await getSubmission(programme, id);
  const isOpen = submission?.state === 'draft' || submission?.state === 'returned';
  const mine =
    submission &&
    isOpen &&
    (actor === null || can(actor, 'figure.change_own', { authorId: submission.authorId }));
  const about = draft ?? (mine ? { ...submission.input, corrects: submission.corrects?.id ?? null } : null);
  if (!about) return null;
  const standing = await standingAt(programme, about.pledge, about.target ?? null);
  if (!standing) return null;
  const target = formTargetOf(standing.target);
  const corrects = about.corrects === null ? null : await getFigure(programme, about.corrects);
  const own = { id, corrects: corrects?.id ?? null };
  const blank = { ...blankFigure(id, target), corrects: own.corrects ?? '' };
  // Without a session the form only brings back what was sent with it.
  if (actor === null) return { ...standing, corrects, texts: {}, typed: blank, isDraft: false, thread: [] };
  const texts = await getTextsBefore({ id, corrects: own.corrects ?? '', author: actor.id });
  const typed = draft
    ? typedFromDraft(draft.typed, blank, draft.version)
    : submission && typedFrom(submission.input, target, own, locale);
  return (
    typed && {
      ...standing,
      corrects,
      texts,
      typed,
      isDraft: draft !== null,
      thread: submission?.thread ?? [],
    }
  );
}

export default async function EditFigurePage({ params, searchParams }: PageProps) {
  const { locale: asked, programme: slug, id } = await params;
  const locale = localeOrDefault(asked);
  setRequestLocale(locale);
  const path = `/${locale}/editor/${slug}/figures/${id}/edit`;
  const actor = await formActor(locale, path);
  const programme = await getProgramme(slug);
  if (!programme || !isFigureId(id)) notFound();
  const form = await loadForm(programme, actor, id, locale);
  if (!form) notFound();
  const t = await getTranslations('reviews');
  const { isDraft, thread, ...view } = form;
  return (
    <FigureFormView programme={slug} regions={programme.regions} {...view} title={t('edit.title')}>
      {(await searchParams).saved === 'yes' && (
        <div role="status">
          <Notice kind="success">
            <p>{t('edit.saved')}</p>
          </Notice>
        </div>
      )}
      <ReviewThread thread={thread} timeZone={programme.timeZone} />
      {isDraft && <DiscardForm id={id} programme={slug} />}
    </FigureFormView>
  );
}

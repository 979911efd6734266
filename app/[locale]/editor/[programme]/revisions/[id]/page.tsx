import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { formActor } from '@/app/_desk/desk-place';
import { RevisionReview } from '@/components/revisions/revision-review';
import { Breadcrumbs } from '@/components/ui/breadcrumbs';
import { Main } from '@/components/ui/main';
import { Notice } from '@/components/ui/notice';
import { PageHeading } from '@/components/ui/page-heading';
import { can } from '@/lib/accounts/permissions';
import type { Viewer } from '@/lib/accounts/types';
import { localeOrDefault } from '@/lib/core/i18n/locales';
import { updatesAddress } from '@/lib/programmes/addresses';
import { getProgramme } from '@/lib/programmes/queries';
import { getProposedRevision, previewRevisionOf } from '@/lib/revisions/queries';
import type { ProposedRevision } from '@/lib/revisions/types';

interface PageProps {
  readonly params: Promise<{ locale: string; programme: string; id: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

const DONE = ['propose', 'publish', 'return', 'withdraw'] as const;

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const locale = localeOrDefault((await params).locale);
  const t = await getTranslations({ locale, namespace: 'revisions.review' });
  return { title: t('title'), robots: { index: false } };
}

function mayDo(actor: Viewer, { state, authorId }: ProposedRevision): 'decide' | 'withdraw' | 'look' {
  if (state !== 'submitted') return 'look';
  if (can(actor, 'revision.approve', { authorId })) return 'decide';
  return can(actor, 'revision.change_own', { authorId }) ? 'withdraw' : 'look';
}

/** A changed promise on its way or published: what it changes, what follows, and the decision for those who may. */
export default async function RevisionPage({ params, searchParams }: PageProps) {
  const { locale: asked, programme: slug, id } = await params;
  const locale = localeOrDefault(asked);
  setRequestLocale(locale);
  const actor = await formActor(locale, `/${locale}/editor/${slug}/revisions/${id}`);
  const programme = await getProgramme(slug);
  const revision = programme && (await getProposedRevision(programme, id));
  if (!programme || !revision) notFound();
  const { state, author, authorId, ledgerSeq } = revision;
  const isWaiting = state === 'submitted';
  const isMine = authorId === actor?.id;
  const { done } = await searchParams;
  const told = DONE.find((one) => one === done);
  const t = await getTranslations('revisions');
  const desk = await getTranslations('desk');
  const place = { locale, programme: slug };
  const again = new URLSearchParams({ pledge: revision.pledge, target: revision.target ?? '', id });
  return (
    <Main>
      <Breadcrumbs crumbs={[{ label: desk('title'), href: `/${locale}/editor` }]} />
      {told && (
        <div role="status">
          <Notice kind="success">{t(`review.done.${told}`)}</Notice>
        </div>
      )}
      <PageHeading
        lead={t(`review.state.${isWaiting && isMine ? 'mine' : state}`, { name: author })}
        title={t('review.title')}
      >
        {ledgerSeq !== null && (
          <p className="mt-3">
            <a href={updatesAddress(place, ledgerSeq)}>{t('review.entry')}</a>
          </p>
        )}
        {state === 'returned' && (
          <Notice>
            {t('form.returned', { name: revision.returnedBy ?? '', reason: revision.returnReason ?? '' })}
          </Notice>
        )}
        {isMine && (state === 'returned' || state === 'withdrawn') && (
          <p className="mt-3">
            <a href={`/${locale}/editor/${slug}/revisions/new?${again}`}>{t('review.again')}</a>
          </p>
        )}
      </PageHeading>
      <RevisionReview
        may={mayDo(actor, revision)}
        place={place}
        preview={actor && isWaiting ? await previewRevisionOf(actor, id) : null}
        revision={revision}
      />
    </Main>
  );
}

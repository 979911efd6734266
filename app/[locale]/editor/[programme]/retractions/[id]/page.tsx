import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { formActor, standingAt } from '@/app/_desk/desk-place';
import { formTargetOf } from '@/app/_desk/figure-form-view';
import { EffectSection } from '@/components/figures/effect-section';
import { FigureEcho } from '@/components/figures/figure-echo';
import { RetractionDecision, WithdrawRetraction } from '@/components/reviews/retraction-decision';
import { ReviewThread } from '@/components/reviews/review-thread';
import { Breadcrumbs } from '@/components/ui/breadcrumbs';
import { Main } from '@/components/ui/main';
import { Notice } from '@/components/ui/notice';
import { PageHeading } from '@/components/ui/page-heading';
import { Section } from '@/components/ui/section';
import { TextInLanguage } from '@/components/ui/text-in-language';
import { can } from '@/lib/accounts/permissions';
import { now } from '@/lib/core/clock';
import { localeOrDefault } from '@/lib/core/i18n/locales';
import { pledgeAddress } from '@/lib/programmes/addresses';
import { getProgramme } from '@/lib/programmes/queries';
import { viewDay } from '@/lib/programmes/view-day';
import { effectWithout, getRetraction } from '@/lib/reviews/retractions/queries';

interface PageProps {
  readonly params: Promise<{ locale: string; programme: string; id: string }>;
}

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const t = await getTranslations({ locale: localeOrDefault((await params).locale), namespace: 'reviews' });
  return { title: t('retraction.title'), robots: { index: false } };
}

/** A proposed retraction as its reader sees it: what would go, why, what changes without it, and the decision. */
export default async function RetractionPage({ params }: PageProps) {
  const { locale: asked, programme: slug, id } = await params;
  const locale = localeOrDefault(asked);
  setRequestLocale(locale);
  const actor = await formActor(locale, `/${locale}/editor/${slug}/retractions/${id}`);
  const programme = await getProgramme(slug);
  const proposal = programme && (await getRetraction(programme, id));
  const standing =
    programme && proposal
      ? await standingAt(programme, proposal.pledge, proposal.figure?.target ?? null)
      : null;
  if (!programme || !proposal || !standing) notFound();
  const { figure, assessment, state, proposerId: authorId, isInForce } = proposal;
  const isWaiting = state === 'proposed';
  const effect =
    figure && isWaiting ? await effectWithout(programme, figure, viewDay(programme, now(), null)) : null;
  const target = formTargetOf(standing.target);
  const t = await getTranslations('reviews.retraction');
  const desk = await getTranslations('desk');
  const verdicts = await getTranslations('status.verdict');
  const place = { id, programme: slug };
  return (
    <Main>
      <Breadcrumbs crumbs={[{ label: desk('title'), href: `/${locale}/editor` }]} />
      <PageHeading
        kicker={
          <a href={pledgeAddress({ locale, programme: slug }, proposal.pledge)}>
            <TextInLanguage text={proposal.pledgeTitle} />
          </a>
        }
        title={t('title')}
        lead={t(`lead.${state}`, { name: proposal.proposer, who: proposal.decidedBy ?? '' })}
      />
      <Notice title={t('reason')}>
        <p className="whitespace-pre-line">
          <TextInLanguage text={proposal.reason} />
        </p>
      </Notice>
      {isWaiting && !isInForce && (
        <Notice kind="error">
          <p>{t('notInForce')}</p>
        </Notice>
      )}
      <ReviewThread thread={proposal.thread} timeZone={programme.timeZone} />
      {figure && (
        <FigureEcho
          input={{ ...figure, programme: slug, sources: [...figure.sources], reason: null }}
          regions={programme.regions}
          target={target}
        />
      )}
      {assessment && (
        <>
          <p className="mb-2 text-lead">{verdicts(assessment.verdict)}</p>
          <p className="max-w-text whitespace-pre-line">
            <TextInLanguage text={assessment.reasoning} />
          </p>
        </>
      )}
      {effect && <EffectSection effect={effect} target={target} isRetraction />}
      {isWaiting && can(actor, 'retraction.decide', { authorId }) && (
        <Section id="decide" title={t('decide')}>
          <RetractionDecision {...place} canCarryOut={isInForce} />
        </Section>
      )}
      {isWaiting && can(actor, 'retraction.withdraw', { authorId }) && (
        <div className="mt-8">
          <WithdrawRetraction {...place} />
        </div>
      )}
    </Main>
  );
}

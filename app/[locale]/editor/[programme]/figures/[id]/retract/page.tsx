import { randomUUID } from 'node:crypto';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { formActor, isFigureId, standingAt } from '@/app/_desk/desk-place';
import { formTargetOf } from '@/app/_desk/figure-form-view';
import { EffectSection } from '@/components/figures/effect-section';
import { FigureEcho } from '@/components/figures/figure-echo';
import { ProposeRetractionForm } from '@/components/reviews/propose-retraction-form';
import { RetractForm } from '@/components/reviews/retract-form';
import { Breadcrumbs } from '@/components/ui/breadcrumbs';
import { Main } from '@/components/ui/main';
import { Notice } from '@/components/ui/notice';
import { PageHeading } from '@/components/ui/page-heading';
import { can } from '@/lib/accounts/permissions';
import { now } from '@/lib/core/clock';
import { localeOrDefault } from '@/lib/core/i18n/locales';
import { getFigure } from '@/lib/figures/queries';
import { getProgramme } from '@/lib/programmes/queries';
import { viewDay } from '@/lib/programmes/view-day';
import { effectWithout, waitingRetractionOf } from '@/lib/reviews/retractions/queries';

interface PageProps {
  readonly params: Promise<{ locale: string; programme: string; id: string }>;
}

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const t = await getTranslations({ locale: localeOrDefault((await params).locale), namespace: 'reviews' });
  return { title: t('retract.title'), robots: { index: false } };
}

/** Takes a published figure out of force: the figure once more, and the reason. */
export default async function RetractFigurePage({ params }: PageProps) {
  const { locale: asked, programme: slug, id } = await params;
  const locale = localeOrDefault(asked);
  setRequestLocale(locale);
  const actor = await formActor(locale, `/${locale}/editor/${slug}/figures/${id}/retract`);
  const programme = await getProgramme(slug);
  const figure = programme && isFigureId(id) ? await getFigure(programme, id) : null;
  const standing = programme && figure ? await standingAt(programme, figure.pledge, figure.target) : null;
  if (!programme || !figure || !standing) notFound();
  const t = await getTranslations('reviews.retract');
  const desk = await getTranslations('desk');
  const mayRetract = actor === null || can(actor, 'figure.retract');
  const isInForce = figure.state === 'published';
  const waits = await waitingRetractionOf(id);
  const effect = await effectWithout(programme, figure, viewDay(programme, now(), null));
  const target = formTargetOf(standing.target);
  return (
    <Main>
      <Breadcrumbs
        crumbs={[
          { label: desk('title'), href: `/${locale}/editor` },
          { label: t('figure'), href: `/${locale}/editor/${slug}/figures/${id}` },
        ]}
      />
      <PageHeading title={t('title')} lead={t(mayRetract ? 'lead' : 'proposeLead')} />
      <FigureEcho
        input={{ ...figure, programme: slug, sources: [...figure.sources], reason: null }}
        regions={programme.regions}
        target={target}
      />
      {effect && <EffectSection effect={effect} target={target} isRetraction />}
      {isInForce && <p className="mt-6 max-w-text">{t('nothingReturns')}</p>}
      {!isInForce && (
        <Notice>
          <p>
            {desk(figure.state === 'retracted' ? 'published.state.retracted' : 'published.state.superseded')}
          </p>
        </Notice>
      )}
      {waits !== null && (
        <Notice>
          <p>
            <a href={`/${locale}/editor/${slug}/retractions/${waits}`}>{t('waits')}</a>
          </p>
        </Notice>
      )}
      <div className="mt-8">
        {mayRetract && <RetractForm id={id} programme={slug} />}
        {!mayRetract && isInForce && waits === null && (
          <ProposeRetractionForm id={randomUUID()} programme={slug} subject="figure" subjectId={id} />
        )}
      </div>
    </Main>
  );
}

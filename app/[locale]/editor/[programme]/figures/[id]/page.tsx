import type { Metadata } from 'next';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { cache } from 'react';
import { z } from 'zod';
import { programmeAt } from '@/app/_public/load-view';
import { MissingPage } from '@/app/_public/missing-page';
import { refusedMetadata } from '@/app/_public/refused-metadata';
import { figureQuantity } from '@/components/figures/figure-quantity';
import { formatPeriod } from '@/components/figures/period';
import { RegionName } from '@/components/regions/region-name';
import { Breadcrumbs } from '@/components/ui/breadcrumbs';
import { Main } from '@/components/ui/main';
import { Notice } from '@/components/ui/notice';
import { PageHeading } from '@/components/ui/page-heading';
import { can } from '@/lib/accounts/permissions';
import { requireActor } from '@/lib/accounts/session';
import { now } from '@/lib/core/clock';
import { localeOrDefault } from '@/lib/core/i18n/locales';
import { getFigure } from '@/lib/figures/queries';
import { getPledgeDetail } from '@/lib/pledges/queries';
import { viewDay } from '@/lib/programmes/view-day';

interface PageProps {
  readonly params: Promise<{ locale: string; programme: string; id: string }>;
}

/** The figure at an address, with its programme. */
const figureAt = cache(async (slug: string, id: string) => {
  const programme = await programmeAt(slug);
  const figure = programme && z.uuid().safeParse(id).success ? await getFigure(programme, id) : null;
  return { programme, figure };
});

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { locale: asked, programme, id } = await params;
  const locale = localeOrDefault(asked);
  if (!(await figureAt(programme, id)).figure) return refusedMetadata({ kind: 'missing', locale });
  const t = await getTranslations({ locale, namespace: 'desk' });
  return { title: t('published.title'), robots: { index: false } };
}

/** What stands after publishing: the figure, and the ways to where the public sees it. */
export default async function PublishedFigurePage({ params }: PageProps) {
  const { locale: asked, programme: slug, id } = await params;
  const locale = localeOrDefault(asked);
  setRequestLocale(locale);
  const actor = await requireActor(locale, `/${locale}/editor/${slug}/figures/${id}`);
  const { programme, figure } = await figureAt(slug, id);
  if (!programme || !figure) {
    return (
      <Main>
        <MissingPage locale={locale} programme={programme} />
      </Main>
    );
  }
  const pledge = await getPledgeDetail(programme, figure.pledge, viewDay(programme, now(), null));
  const target = pledge?.targets.find(({ key }) => key === figure.target) ?? null;

  const t = await getTranslations('desk');
  const form = await getTranslations('desk.form');
  const units = await getTranslations('units');
  const quantity = figureQuantity(figure, target, locale, form, units);
  const lead = t('published.lead', {
    quantity,
    period: formatPeriod(figure, locale),
  });
  const base = `/${locale}/${slug}`;
  const desk = `/${locale}/editor/${slug}/figures/${id}`;
  const again = new URLSearchParams({ pledge: figure.pledge });
  const { state } = figure;
  return (
    <Main>
      <Breadcrumbs crumbs={[{ label: t('title'), href: `/${locale}/editor` }]} />
      <div role="status">
        <Notice kind="success">
          <PageHeading title={t('published.title')} lead={lead}>
            {figure.region && (
              <p className="mt-1">
                <RegionName code={figure.region} regions={programme.regions} />
              </p>
            )}
            <p className="mt-1 text-muted">
              {figure.approvedBy === null
                ? t('published.by', { name: figure.recordedBy })
                : t('published.approved', { name: figure.recordedBy, approver: figure.approvedBy })}
            </p>
          </PageHeading>
        </Notice>
      </div>
      {(state === 'superseded' || state === 'retracted') && (
        <p className="mb-4">
          {t(`published.state.${state}`)}{' '}
          {figure.ended?.figure && (
            <a href={`/${locale}/editor/${slug}/figures/${figure.ended.figure}`}>{t('published.newest')}</a>
          )}
        </p>
      )}
      <ul className="space-y-2">
        <li>
          <a href={`${base}/pledges/${figure.pledge}#figure-${figure.id}`}>{t('published.pledge')}</a>
        </li>
        {figure.ledgerSeq !== null && (
          <li>
            <a href={`${base}/updates/${figure.ledgerSeq}`}>
              {t('published.entry', { seq: figure.ledgerSeq })}
            </a>
          </li>
        )}
        {state === 'published' && (
          <li>
            <a href={`${desk}/correct`}>{t('published.correct')}</a>
          </li>
        )}
        {state === 'published' && (
          <li>
            <a href={`${desk}/retract`}>
              {t(can(actor, 'figure.retract') ? 'published.retract' : 'published.proposeRetraction')}
            </a>
          </li>
        )}
        <li>
          <a href={`/${locale}/editor/${slug}/figures/new?${again}`}>{t('published.another')}</a>
        </li>
        <li>
          <a href={`/${locale}/editor`}>{t('published.desk')}</a>
        </li>
      </ul>
    </Main>
  );
}

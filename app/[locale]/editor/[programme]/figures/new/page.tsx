import { randomUUID } from 'node:crypto';
import type { Metadata } from 'next';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { cache } from 'react';
import { z } from 'zod';
import { formActor } from '@/app/_desk/desk-place';
import { FigureFormView, formTargetOf } from '@/app/_desk/figure-form-view';
import { programmeAt } from '@/app/_public/load-view';
import { MissingPage } from '@/app/_public/missing-page';
import { refusedMetadata } from '@/app/_public/refused-metadata';
import { PledgeChoice } from '@/components/figures/pledge-choice';
import { PledgeSearch } from '@/components/figures/pledge-search';
import { RevisionLinks } from '@/components/revisions/revision-links';
import { BadAddress } from '@/components/ui/bad-address';
import { Breadcrumbs } from '@/components/ui/breadcrumbs';
import { Main } from '@/components/ui/main';
import { PageHeading } from '@/components/ui/page-heading';
import { can } from '@/lib/accounts/permissions';
import { now } from '@/lib/core/clock';
import { setResponseStatus } from '@/lib/core/http-status';
import { localeOrDefault } from '@/lib/core/i18n/locales';
import { readPageParameters } from '@/lib/core/page-parameters';
import { blankFigure } from '@/lib/figures/form-fields';
import { foundIn } from '@/lib/pledges/filter-pledges';
import { searchPledges } from '@/lib/pledges/search/queries';
import { listPledgeStandings } from '@/lib/pledges/standings/current/queries';
import { viewDay } from '@/lib/programmes/view-day';

interface PageProps {
  readonly params: Promise<{ locale: string; programme: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

const PARAMETERS = z.object({
  pledge: z.string().optional(),
  target: z.string().optional(),
  q: z.string().default(''),
});

/** What an address of this page names: the pledge and target to record a figure for, null where it names none. */
const placeAt = cache(async (slug: string, wantedPledge?: string, wantedTarget?: string) => {
  const programme = await programmeAt(slug);
  if (!programme) return { isMissing: true, programme } as const;
  const pledges = await listPledgeStandings(programme, viewDay(programme, now(), null));
  const pledge = pledges.find((each) => each.slug === wantedPledge) ?? null;
  const target = pledge?.targets.find(({ key }) => key === wantedTarget) ?? null;
  const isUnknown = (wantedPledge !== undefined && !pledge) || (wantedTarget !== undefined && !target);
  return isUnknown
    ? ({ isMissing: true, programme } as const)
    : ({ isMissing: false, programme, pledges, pledge, target } as const);
});

export async function generateMetadata({ params, searchParams }: PageProps): Promise<Metadata> {
  const { locale: asked, programme } = await params;
  const locale = localeOrDefault(asked);
  const read = readPageParameters(await searchParams, PARAMETERS);
  if (!read.ok) return refusedMetadata({ kind: 'bad', locale });
  const { pledge, target } = read.value;
  if ((await placeAt(programme, pledge, target)).isMissing)
    return refusedMetadata({ kind: 'missing', locale });
  const t = await getTranslations({ locale, namespace: 'desk' });
  return { title: t('form.title'), robots: { index: false } };
}

export default async function NewFigurePage({ params, searchParams }: PageProps) {
  const { locale: asked, programme: slug } = await params;
  const locale = localeOrDefault(asked);
  setRequestLocale(locale);
  const query = await searchParams;
  const one = (name: string) => (typeof query[name] === 'string' ? query[name] : undefined);
  const wanted = { pledge: one('pledge'), target: one('target') };
  const path = `/${locale}/editor/${slug}/figures/new`;
  const known = Object.entries(wanted).filter((entry): entry is [string, string] => entry[1] !== undefined);
  const self = known.length > 0 ? `${path}?${new URLSearchParams(known)}` : path;
  const actor = await formActor(locale, self);

  const read = readPageParameters(query, PARAMETERS);
  if (!read.ok) {
    setResponseStatus(400);
    return (
      <Main>
        <BadAddress problems={read.problems} goOn={path} />
      </Main>
    );
  }
  const place = await placeAt(slug, read.value.pledge, read.value.target);
  if (place.isMissing) {
    return (
      <Main>
        <MissingPage locale={locale} programme={place.programme} />
      </Main>
    );
  }
  const { pledges, pledge, target } = place;
  const t = await getTranslations('desk');
  const crumbs = [{ label: t('title'), href: `/${locale}/editor` }];

  const isChosen =
    pledge !== null && (target !== null || wanted.target === '' || pledge.targets.length === 0);
  if (!isChosen) {
    const q = read.value.q.trim().slice(0, 200);
    const found = q === '' ? pledges : foundIn(pledges, await searchPledges(place.programme, q, locale));
    const shown = pledge ? [pledge] : found;
    return (
      <Main>
        <Breadcrumbs crumbs={crumbs} />
        <PageHeading title={t('choose.title')} lead={t('choose.lead')} />
        {!pledge && <PledgeSearch action={path} q={q} />}
        {q !== '' && <p className="mb-4">{t('search.found', { count: shown.length })}</p>}
        <PledgeChoice programme={slug} pledges={shown} />
      </Main>
    );
  }

  return (
    <FigureFormView
      programme={slug}
      regions={place.programme.regions}
      pledge={pledge}
      target={target}
      typed={blankFigure(randomUUID(), formTargetOf(target))}
      title={t('form.title')}
      crumbs={[{ label: t('choose.title'), href: path }]}
    >
      {can(actor, 'revision.propose') && (
        <RevisionLinks pledge={pledge.slug} programme={slug} target={target?.key ?? null} />
      )}
    </FigureFormView>
  );
}

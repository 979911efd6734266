import { randomUUID } from 'node:crypto';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { formActor } from '@/app/_desk/desk-place';
import { FigureFormView, formTargetOf } from '@/app/_desk/figure-form-view';
import { PledgeChoice } from '@/components/figures/pledge-choice';
import { PledgeSearch } from '@/components/figures/pledge-search';
import { Breadcrumbs } from '@/components/ui/breadcrumbs';
import { Main } from '@/components/ui/main';
import { PageHeading } from '@/components/ui/page-heading';
import { now } from '@/lib/core/clock';
import { localeOrDefault } from '@/lib/core/i18n/locales';
import { blankFigure } from '@/lib/figures/form-fields';
import { filterPledges } from '@/lib/pledges/filter-pledges';
import { listPledgeStandings } from '@/lib/pledges/queries';
import { getProgramme } from '@/lib/programmes/queries';
import { viewDay } from '@/lib/programmes/view-day';

interface PageProps {
  readonly params: Promise<{ locale: string; programme: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

const ALL = { principle: null, theme: null, status: null, group: null, coverage: null, testability: null };

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const t = await getTranslations({ locale: localeOrDefault((await params).locale), namespace: 'desk' });
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
  await formActor(locale, self);

  const programme = await getProgramme(slug);
  if (!programme) notFound();
  const t = await getTranslations('desk');
  const crumbs = [{ label: t('title'), href: `/${locale}/editor` }];
  const pledges = await listPledgeStandings(programme, viewDay(programme, now(), null));
  const pledge = pledges.find((each) => each.slug === wanted.pledge);
  if (wanted.pledge !== undefined && !pledge) notFound();
  const target = pledge?.targets.find(({ key }) => key === wanted.target) ?? null;
  if (wanted.target && !target) notFound();

  const isChosen =
    pledge !== undefined && (target !== null || wanted.target === '' || pledge.targets.length === 0);
  if (!isChosen) {
    const q = (one('q') ?? '').trim().slice(0, 200);
    const shown = pledge ? [pledge] : filterPledges(pledges, { ...ALL, q });
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
      pledge={pledge}
      target={target}
      typed={blankFigure(randomUUID(), formTargetOf(target))}
      title={t('form.title')}
      crumbs={[{ label: t('choose.title'), href: path }]}
    />
  );
}

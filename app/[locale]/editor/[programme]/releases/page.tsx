import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { formActor, standingAt } from '@/app/_desk/desk-place';
import { ReleaseForm } from '@/components/figures/release-form';
import { TargetFacts } from '@/components/figures/target-facts';
import { Breadcrumbs } from '@/components/ui/breadcrumbs';
import { Main } from '@/components/ui/main';
import { PageHeading } from '@/components/ui/page-heading';
import { can } from '@/lib/accounts/permissions';
import { setResponseStatus } from '@/lib/core/http-status';
import { localeOrDefault } from '@/lib/core/i18n/locales';
import { listReleasesOf } from '@/lib/figures/releases/queries';
import { BLANK_RELEASE, typedReleases } from '@/lib/figures/releases/release-form';
import { releasesAsSeen } from '@/lib/figures/releases/release-rows';
import { pledgeAddress } from '@/lib/programmes/addresses';
import { getProgramme } from '@/lib/programmes/queries';

interface PageProps {
  readonly params: Promise<{ locale: string; programme: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const t = await getTranslations({ locale: localeOrDefault((await params).locale), namespace: 'desk' });
  return { title: t('releases.title'), robots: { index: false } };
}

/** The releases that publishers have announced for a target: what the desk will ask for, and when. */
export default async function ReleasesPage({ params, searchParams }: PageProps) {
  const { locale: asked, programme: slug } = await params;
  const locale = localeOrDefault(asked);
  setRequestLocale(locale);
  const query = await searchParams;
  const one = (name: string) => (typeof query[name] === 'string' ? query[name] : '');
  const named = { pledge: one('pledge'), target: one('target') };
  const actor = await formActor(locale, `/${locale}/editor/${slug}/releases?${new URLSearchParams(named)}`);
  const programme = await getProgramme(slug);
  const standing =
    programme && named.target !== '' ? await standingAt(programme, named.pledge, named.target) : null;
  if (!standing?.target) notFound();
  const { pledge, target } = standing;
  const releases = await listReleasesOf(target.id);
  const rows = typedReleases(releases, locale);
  const t = await getTranslations('desk');
  const may = actor === null || can(actor, 'release.plan');
  if (!may) setResponseStatus(403);
  return (
    <Main>
      <Breadcrumbs crumbs={[{ label: t('title'), href: `/${locale}/editor` }]} />
      <PageHeading title={t('releases.title')} lead={t(may ? 'releases.lead' : 'releases.notYou')} />
      <TargetFacts
        pledge={pledge}
        target={target}
        pledgeHref={pledgeAddress({ locale, programme: slug }, pledge.slug)}
      />
      {may && (
        <>
          <p className="my-6 max-w-text text-muted">
            {t('releases.interval', { days: target.reportingIntervalDays })}
          </p>
          <ReleaseForm
            place={{ programme: slug, ...named }}
            rows={rows.length > 0 ? rows : [BLANK_RELEASE]}
            seen={releasesAsSeen(releases)}
          />
        </>
      )}
    </Main>
  );
}

import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { importErrors, problemNamed } from '@/app/_desk/import-problem';
import { ImportForm } from '@/components/figures/import-form';
import { Breadcrumbs } from '@/components/ui/breadcrumbs';
import { Main } from '@/components/ui/main';
import { PageHeading } from '@/components/ui/page-heading';
import { can } from '@/lib/accounts/permissions';
import { requireActor } from '@/lib/accounts/session';
import { setResponseStatus } from '@/lib/core/http-status';
import { localeOrDefault } from '@/lib/core/i18n/locales';
import { getProgramme } from '@/lib/programmes/queries';

interface PageProps {
  readonly params: Promise<{ locale: string; programme: string }>;
  readonly searchParams: Promise<{ problem?: string | string[] }>;
}

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const t = await getTranslations({ locale: localeOrDefault((await params).locale), namespace: 'imports' });
  return { title: t('title'), robots: { index: false } };
}

/** Figures from a file: chosen here, checked row by row on a page of its own, then written. For admins. */
export default async function ImportPage({ params, searchParams }: PageProps) {
  const { locale: asked, programme: slug } = await params;
  const locale = localeOrDefault(asked);
  setRequestLocale(locale);
  const actor = await requireActor(locale, `/${locale}/editor/${slug}/import`);
  const programme = await getProgramme(slug);
  if (!programme) notFound();
  const t = await getTranslations('imports');
  const desk = await getTranslations('desk');
  const isAllowed = can(actor, 'catalogue.change');
  if (!isAllowed) setResponseStatus(403);
  const problem = problemNamed((await searchParams).problem);
  return (
    <Main>
      <Breadcrumbs crumbs={[{ label: desk('title'), href: `/${locale}/editor` }]} />
      <PageHeading
        title={isAllowed ? t('title') : t('notAllowed.title')}
        lead={isAllowed ? t('lead') : t('notAllowed.lead')}
      />
      {isAllowed && (
        <ImportForm programme={slug} errors={await importErrors(locale, problem ? [problem] : [])} />
      )}
    </Main>
  );
}

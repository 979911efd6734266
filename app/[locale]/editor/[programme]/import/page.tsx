import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { notFound } from 'next/navigation';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { ImportForm } from '@/components/figures/import-form';
import { Breadcrumbs } from '@/components/ui/breadcrumbs';
import { Main } from '@/components/ui/main';
import { PageHeading } from '@/components/ui/page-heading';
import { can } from '@/lib/accounts/permissions';
import { currentActor, requireActor } from '@/lib/accounts/session';
import { setResponseStatus } from '@/lib/core/http-status';
import { localeOrDefault } from '@/lib/core/i18n/locales';
import { getProgramme } from '@/lib/programmes/queries';

interface PageProps {
  readonly params: Promise<{ locale: string; programme: string }>;
}

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const t = await getTranslations({ locale: localeOrDefault((await params).locale), namespace: 'imports' });
  return { title: t('title'), robots: { index: false } };
}

/** Figures from a file: chosen, checked row by row, then written. For admins. */
export default async function ImportPage({ params }: PageProps) {
  const { locale: asked, programme: slug } = await params;
  const locale = localeOrDefault(asked);
  setRequestLocale(locale);
  // A form sent without scripts comes back through this page, which then must not lead away from what it has to say.
  const isSent = ((await headers()).get('content-type') ?? '').startsWith('multipart/form-data');
  const actor = isSent
    ? await currentActor()
    : await requireActor(locale, `/${locale}/editor/${slug}/import`);
  const programme = await getProgramme(slug);
  if (!programme) notFound();
  const t = await getTranslations('imports');
  const desk = await getTranslations('desk');
  const crumbs = [{ label: desk('title'), href: `/${locale}/editor` }];
  const { reviewPolicy } = programme;
  const isAllowed = can(actor, 'catalogue.change');
  if (!isSent && !isAllowed) {
    setResponseStatus(403);
    return (
      <Main>
        <Breadcrumbs crumbs={crumbs} />
        <PageHeading title={t('notAllowed.title')} lead={t('notAllowed.lead')} />
      </Main>
    );
  }
  return (
    <Main>
      <Breadcrumbs crumbs={crumbs} />
      <PageHeading title={t('title')} lead={t('lead')} />
      <ImportForm programme={slug} isReviewed={!can(actor, 'figure.publish_alone', { reviewPolicy })} />
    </Main>
  );
}

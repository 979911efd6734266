import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { isFigureId } from '@/app/_desk/desk-place';
import { importErrors, problemNamed } from '@/app/_desk/import-problem';
import { ImportForm } from '@/components/figures/import-form';
import { ImportBroken, ImportChecked, ImportDone } from '@/components/figures/import-outcome';
import { ImportProgress } from '@/components/figures/import-progress';
import { Breadcrumbs } from '@/components/ui/breadcrumbs';
import { ErrorSummary } from '@/components/ui/error-summary';
import { Main } from '@/components/ui/main';
import { PageHeading } from '@/components/ui/page-heading';
import { can } from '@/lib/accounts/permissions';
import { requireActor } from '@/lib/accounts/session';
import { localeOrDefault } from '@/lib/core/i18n/locales';
import { findUpload } from '@/lib/figures/import/uploads/queries';
import type { Upload } from '@/lib/figures/import/uploads/types';
import { getProgramme } from '@/lib/programmes/queries';

interface PageProps {
  readonly params: Promise<{ locale: string; programme: string; id: string }>;
  readonly searchParams: Promise<{ problem?: string | string[] }>;
}

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const t = await getTranslations({ locale: localeOrDefault((await params).locale), namespace: 'imports' });
  return { title: t('title'), robots: { index: false } };
}

/** A file on its way in: how far it is, what would become of each row, what became of it. For admins. */
export default async function UploadPage({ params, searchParams }: PageProps) {
  const { locale: asked, programme: slug, id } = await params;
  const locale = localeOrDefault(asked);
  setRequestLocale(locale);
  const actor = await requireActor(locale, `/${locale}/editor/${slug}/import/${id}`);
  const programme = await getProgramme(slug);
  const upload = isFigureId(id) && can(actor, 'catalogue.change') ? await findUpload(id) : null;
  if (!programme || upload?.programme !== slug) notFound();
  const t = await getTranslations('imports');
  const desk = await getTranslations('desk');
  const problem = problemNamed((await searchParams).problem);
  const refusals = [...(problem ? [problem] : []), ...upload.refusals];
  const errors = await importErrors(locale, refusals);
  const { reviewPolicy } = programme;
  const isReviewed = !can(actor, 'figure.publish_alone', { reviewPolicy });
  return (
    <Main>
      <Breadcrumbs
        crumbs={[
          { label: desk('title'), href: `/${locale}/editor` },
          { label: t('title'), href: `/${locale}/editor/${slug}/import` },
        ]}
      />
      <PageHeading title={t('title')} />
      {upload.state === 'refused' ? (
        <ImportForm programme={slug} errors={errors} />
      ) : (
        <>
          <ErrorSummary errors={errors} />
          <Step upload={upload} isReviewed={isReviewed} />
        </>
      )}
    </Main>
  );
}

function Step({ upload, isReviewed }: { readonly upload: Upload; readonly isReviewed: boolean }) {
  const { state, report } = upload;
  if (state === 'uploading' || state === 'checking' || state === 'writing') {
    const { name, rows, done } = upload;
    return <ImportProgress upload={{ name, rows, done }} phase={state} />;
  }
  if (state === 'checked' && report)
    return <ImportChecked upload={upload} report={report} isReviewed={isReviewed} />;
  if (state === 'written' && report)
    return <ImportDone upload={upload} report={report} isReviewed={isReviewed} />;
  return <ImportBroken upload={upload} />;
}

import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { connection } from 'next/server';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { MissingPage } from '@/app/_public/missing-page';
import { refusedMetadata } from '@/app/_public/refused-metadata';
import { ProgrammeList } from '@/components/programmes/programme-list';
import { Main } from '@/components/ui/main';
import { isLocale, localeOrDefault } from '@/lib/core/i18n/locales';
import { listProgrammes } from '@/lib/programmes/queries';

interface ProgrammesProps {
  readonly params: Promise<{ locale: string }>;
}

export async function generateMetadata({ params }: ProgrammesProps): Promise<Metadata> {
  const { locale: asked } = await params;
  const locale = localeOrDefault(asked);
  if (!isLocale(asked)) return refusedMetadata({ kind: 'missing', locale });
  const t = await getTranslations({ locale, namespace: 'site.programmes' });
  return { title: t('title'), description: t('lead') };
}

/** The programmes on record; with just one there is nothing to choose. */
export default async function Programmes({ params }: ProgrammesProps) {
  await connection();
  const { locale: asked } = await params;
  const locale = localeOrDefault(asked);
  setRequestLocale(locale);
  if (!isLocale(asked)) {
    return (
      <Main>
        <MissingPage locale={locale} programme={null} />
      </Main>
    );
  }
  const programmes = await listProgrammes();
  const [only] = programmes;
  if (only !== undefined && programmes.length === 1) redirect(`/${locale}/${only.slug}`);
  return (
    <Main>
      <ProgrammeList programmes={programmes} locale={locale} />
    </Main>
  );
}

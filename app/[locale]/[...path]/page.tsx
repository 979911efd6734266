import type { Metadata } from 'next';
import { connection } from 'next/server';
import { setRequestLocale } from 'next-intl/server';
import { MissingPage } from '@/app/_public/missing-page';
import { refusedMetadata } from '@/app/_public/refused-metadata';
import { Main } from '@/components/ui/main';
import { localeOrDefault } from '@/lib/core/i18n/locales';

interface UnknownAddressProps {
  readonly params: Promise<{ locale: string }>;
}

export async function generateMetadata({ params }: UnknownAddressProps): Promise<Metadata> {
  return refusedMetadata({ kind: 'missing', locale: localeOrDefault((await params).locale) });
}

/** Every address that no other page answers. */
export default async function UnknownAddress({ params }: UnknownAddressProps) {
  await connection();
  const locale = localeOrDefault((await params).locale);
  setRequestLocale(locale);
  return (
    <Main>
      <MissingPage locale={locale} programme={null} />
    </Main>
  );
}

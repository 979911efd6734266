import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { ForgottenForm } from '@/components/accounts/forgotten-form';
import { Main } from '@/components/ui/main';
import { PageHeading } from '@/components/ui/page-heading';
import { localeOrDefault } from '@/lib/core/i18n/locales';
import { isMailConfigured } from '@/lib/core/mail';

interface PageProps {
  readonly params: Promise<{ locale: string }>;
}

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const t = await getTranslations({ locale: localeOrDefault((await params).locale), namespace: 'accounts' });
  return { title: t('forgotten.title'), robots: { index: false } };
}

export default async function ForgottenPage({ params }: PageProps) {
  const locale = localeOrDefault((await params).locale);
  setRequestLocale(locale);
  if (!isMailConfigured()) notFound();
  const t = await getTranslations('accounts.forgotten');
  return (
    <Main>
      <PageHeading title={t('title')} lead={t('lead')} />
      <ForgottenForm />
      <p className="mt-8">
        <a href={`/${locale}/sign-in`}>{t('back')}</a>
      </p>
    </Main>
  );
}

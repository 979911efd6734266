import type { Metadata } from 'next';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { NewAccountForm } from '@/components/accounts/new-account-form';
import { ButtonLink } from '@/components/ui/button';
import { Main } from '@/components/ui/main';
import { PageHeading } from '@/components/ui/page-heading';
import { checkSetupToken } from '@/lib/accounts/queries';
import { setResponseStatus } from '@/lib/core/http-status';
import { localeOrDefault } from '@/lib/core/i18n/locales';

interface PageProps {
  readonly params: Promise<{ locale: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const t = await getTranslations({ locale: localeOrDefault((await params).locale), namespace: 'accounts' });
  // The secret in the address must not travel on to other sites. (With `no-referrer` browsers would send the form with a
  // null origin, which Next takes for another site's.)
  return { title: t('setup.title'), robots: { index: false }, referrer: 'same-origin' };
}

export default async function SetupPage({ params, searchParams }: PageProps) {
  const locale = localeOrDefault((await params).locale);
  setRequestLocale(locale);
  const t = await getTranslations('accounts');
  const { token } = await searchParams;
  const given = typeof token === 'string' ? token : '';
  const link = await checkSetupToken(given);
  if (link === 'valid') {
    return (
      <Main>
        <PageHeading title={t('setup.title')} lead={t('setup.lead')} />
        <NewAccountForm way="setup" token={given} email={null} />
      </Main>
    );
  }
  setResponseStatus(link === 'unknown' ? 404 : 410);
  return (
    <Main>
      <PageHeading title={t('setup.closed.title')} lead={t(`setup.closed.${link}`)} />
      {link === 'used' && <ButtonLink href={`/${locale}/sign-in`}>{t('signIn.title')}</ButtonLink>}
    </Main>
  );
}

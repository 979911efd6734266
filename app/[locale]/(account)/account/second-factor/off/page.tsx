import type { Metadata, Route } from 'next';
import { redirect } from 'next/navigation';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { AccountBar } from '@/components/accounts/account-bar';
import { SwitchOffForm } from '@/components/accounts/switch-off-form';
import { Breadcrumbs } from '@/components/ui/breadcrumbs';
import { Main } from '@/components/ui/main';
import { Notice } from '@/components/ui/notice';
import { PageHeading } from '@/components/ui/page-heading';
import { getFactorRules } from '@/lib/accounts/factor-rules/queries';
import { getSignInMeans } from '@/lib/accounts/queries';
import { hasSecondFactor } from '@/lib/accounts/second-factor/queries';
import { requireActor } from '@/lib/accounts/session';
import { localeOrDefault } from '@/lib/core/i18n/locales';

interface PageProps {
  readonly params: Promise<{ locale: string }>;
}

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const locale = localeOrDefault((await params).locale);
  const t = await getTranslations({ locale, namespace: 'secondFactor.on' });
  return { title: t('offTitle'), robots: { index: false } };
}

export default async function SwitchOffPage({ params }: PageProps) {
  const locale = localeOrDefault((await params).locale);
  setRequestLocale(locale);
  const factor = `/${locale}/account/second-factor`;
  const actor = await requireActor(locale, `${factor}/off`);
  if (!(await hasSecondFactor(actor.id))) redirect(factor as Route);
  const { email, hasPassword } = await getSignInMeans(actor.id);
  const { roles } = await getFactorRules();
  const accounts = await getTranslations('accounts');
  const t = await getTranslations('secondFactor');
  const crumbs = [
    { label: accounts('account.title'), href: `/${locale}/account` },
    { label: t('title'), href: factor },
  ];
  return (
    <>
      <AccountBar viewer={actor} />
      <Main>
        <Breadcrumbs crumbs={crumbs} />
        <PageHeading title={t('on.offTitle')} lead={t('on.offLead')} />
        {roles.includes(actor.role) && (
          <Notice>
            <p>{t('on.offRequired')}</p>
          </Notice>
        )}
        <SwitchOffForm email={hasPassword ? email : null} />
      </Main>
    </>
  );
}

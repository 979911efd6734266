import type { Metadata } from 'next';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { NewAccountForm } from '@/components/accounts/new-account-form';
import { ProviderForm } from '@/components/accounts/provider-form';
import { ButtonLink } from '@/components/ui/button';
import { Main } from '@/components/ui/main';
import { PageHeading } from '@/components/ui/page-heading';
import { Section } from '@/components/ui/section';
import { providerName } from '@/lib/accounts/identities/provider';
import { findInvitation } from '@/lib/accounts/invitations/queries';
import { setResponseStatus } from '@/lib/core/http-status';
import { localeOrDefault } from '@/lib/core/i18n/locales';

interface PageProps {
  readonly params: Promise<{ locale: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const t = await getTranslations({ locale: localeOrDefault((await params).locale), namespace: 'accounts' });
  // The secret in the address must not travel on to other sites; see the page of the setup.
  return { title: t('invitation.title'), robots: { index: false }, referrer: 'same-origin' };
}

export default async function InvitationPage({ params, searchParams }: PageProps) {
  const locale = localeOrDefault((await params).locale);
  setRequestLocale(locale);
  const t = await getTranslations('accounts');
  const { token } = await searchParams;
  const given = typeof token === 'string' ? token : '';
  const link = await findInvitation(given);
  const provider = providerName();
  if (link.state === 'valid') {
    return (
      <Main>
        <PageHeading title={t('invitation.title')} lead={t('invitation.lead', { role: link.role })} />
        <NewAccountForm way="invitation" token={given} email={link.email} />
        {provider !== null && (
          <Section id="provider-title" title={t('provider.or')} lead={t('provider.invitationLead')}>
            <ProviderForm name={provider} invitation={given} />
          </Section>
        )}
      </Main>
    );
  }
  setResponseStatus(link.state === 'unknown' ? 404 : 410);
  return (
    <Main>
      <PageHeading title={t('invitation.closed.title')} lead={t(`invitation.closed.${link.state}`)} />
      <ButtonLink href={`/${locale}/sign-in`}>{t('signIn.title')}</ButtonLink>
    </Main>
  );
}

import type { Metadata } from 'next';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { AccountBar } from '@/components/accounts/account-bar';
import { ChangePasswordForm } from '@/components/accounts/change-password-form';
import { IdentitySection } from '@/components/accounts/identity-section';
import { SignInList } from '@/components/accounts/sign-in-list';
import { Button } from '@/components/ui/button';
import { DefinitionList } from '@/components/ui/definition-list';
import { Main } from '@/components/ui/main';
import { Notice } from '@/components/ui/notice';
import { PageHeading } from '@/components/ui/page-heading';
import { Section } from '@/components/ui/section';
import { signOutAction, signOutEverywhereAction } from '@/lib/accounts/actions';
import { unlinkAction } from '@/lib/accounts/identities/actions';
import { providerName } from '@/lib/accounts/identities/provider';
import { getWaysIn } from '@/lib/accounts/identities/queries';
import { getEmail } from '@/lib/accounts/queries';
import { getSecondFactor } from '@/lib/accounts/second-factor/queries';
import { requireActor } from '@/lib/accounts/session';
import { listSignIns } from '@/lib/accounts/sign-ins/queries';
import { localeOrDefault } from '@/lib/core/i18n/locales';

interface PageProps {
  readonly params: Promise<{ locale: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

const SIGN_INS_SHOWN = 20;

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const t = await getTranslations({ locale: localeOrDefault((await params).locale), namespace: 'accounts' });
  return { title: t('account.title'), robots: { index: false } };
}

export default async function AccountPage({ params, searchParams }: PageProps) {
  const locale = localeOrDefault((await params).locale);
  setRequestLocale(locale);
  const actor = await requireActor(locale, `/${locale}/account`);
  const email = (await getEmail(actor.id)) ?? '';
  const { entries } = await listSignIns({ userId: actor.id, limit: SIGN_INS_SHOWN });
  const factor = await getSecondFactor(actor.id);
  const { hasPassword, identities } = await getWaysIn(actor.id);
  const provider = providerName();
  const t = await getTranslations('accounts');
  const secondFactor = await getTranslations('secondFactor');
  return (
    <>
      <AccountBar viewer={actor} />
      <Main>
        <PageHeading title={t('account.title')} />
        {(await searchParams).secondFactor === 'off' && (
          <div role="status">
            <Notice kind="success">
              <p>{secondFactor('account.switchedOff')}</p>
            </Notice>
          </div>
        )}
        {(await searchParams).done === 'unlinked' && (
          <div role="status">
            <Notice kind="success">
              <p>{t('provider.unlinked')}</p>
            </Notice>
          </div>
        )}
        <DefinitionList
          items={[
            { key: 'name', term: t('account.name'), value: actor.name },
            { key: 'email', term: t('email'), value: email },
            { key: 'role', term: t('account.role'), value: t(`role.${actor.role}`) },
          ]}
        />
        <Section id="password-title" title={t('account.change')}>
          {hasPassword ? (
            <ChangePasswordForm email={email} />
          ) : (
            <p className="max-w-text">{t('provider.noPassword', { name: provider ?? '' })}</p>
          )}
        </Section>
        <IdentitySection name={provider} identities={identities} isOwn action={unlinkAction} />
        <Section id="factor-title" title={secondFactor('title')} lead={secondFactor('lead')}>
          <p className="mb-2">
            {factor.state === 'on'
              ? secondFactor('account.on', { count: factor.codesLeft })
              : secondFactor('account.off')}
          </p>
          <a href={`/${locale}/account/second-factor`}>
            {factor.state === 'on' ? secondFactor('account.manage') : secondFactor('account.setUp')}
          </a>
        </Section>
        <Section id="sessions-title" title={t('account.sessions')} lead={t('account.sessionsLead')}>
          <form action={signOutAction} className="mb-6">
            <input type="hidden" name="locale" value={locale} />
            <Button kind="secondary">{t('account.signOutHere')}</Button>
          </form>
          <p className="mb-2 max-w-text">{t('account.everywhereHint')}</p>
          <form action={signOutEverywhereAction}>
            <input type="hidden" name="locale" value={locale} />
            <Button kind="warning">{t('account.signOutEverywhere')}</Button>
          </form>
        </Section>
        <Section id="sign-ins-title" title={t('account.signIns')} lead={t('account.signInsLead')}>
          <SignInList entries={entries} hasAccounts={false} />
        </Section>
      </Main>
    </>
  );
}

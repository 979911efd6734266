import type { Metadata } from 'next';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { AccountList } from '@/components/accounts/account-list';
import { FactorRulesForm } from '@/components/accounts/factor-rules-form';
import { InvitationList } from '@/components/accounts/invitation-list';
import { InviteForm } from '@/components/accounts/invite-form';
import { NotAllowed } from '@/components/accounts/not-allowed';
import { Breadcrumbs } from '@/components/ui/breadcrumbs';
import { Main } from '@/components/ui/main';
import { Notice } from '@/components/ui/notice';
import { PageHeading } from '@/components/ui/page-heading';
import { Instant } from '@/components/ui/plain-date';
import { Section } from '@/components/ui/section';
import { getFactorRules } from '@/lib/accounts/factor-rules/queries';
import { ruleMark } from '@/lib/accounts/factor-rules/rule-mark';
import { providerName } from '@/lib/accounts/identities/provider';
import { listOpenInvitations } from '@/lib/accounts/invitations/queries';
import { can } from '@/lib/accounts/permissions';
import { listAccounts } from '@/lib/accounts/queries';
import { requireActor } from '@/lib/accounts/session';
import { setResponseStatus } from '@/lib/core/http-status';
import { localeOrDefault } from '@/lib/core/i18n/locales';
import { isMailConfigured } from '@/lib/core/mail';

interface PageProps {
  readonly params: Promise<{ locale: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const t = await getTranslations({ locale: localeOrDefault((await params).locale), namespace: 'accounts' });
  return { title: t('keeping.title'), robots: { index: false } };
}

export default async function AccountsPage({ params, searchParams }: PageProps) {
  const locale = localeOrDefault((await params).locale);
  setRequestLocale(locale);
  const path = `/${locale}/editor/accounts`;
  const actor = await requireActor(locale, path);
  if (!can(actor, 'accounts.manage')) {
    setResponseStatus(403);
    return <NotAllowed actor={actor} />;
  }
  const t = await getTranslations('accounts');
  const mail = await getTranslations('subscriptions.desk');
  const factor = await getTranslations('secondFactor');
  const rules = await getFactorRules();
  const { done } = await searchParams;
  return (
    <Main>
      <Breadcrumbs crumbs={[{ label: t('bar.desk'), href: `/${locale}/editor` }]} />
      <PageHeading title={t('keeping.title')} lead={t('keeping.lead')} />
      {done === 'revoked' && (
        <div role="status">
          <Notice kind="success">
            <p>{t('keeping.done.revoked')}</p>
          </Notice>
        </div>
      )}
      {done === 'rules' && (
        <div role="status">
          <Notice kind="success">
            <p>{factor('rules.done')}</p>
          </Notice>
        </div>
      )}
      <Section id="list-title" title={t('keeping.list')}>
        <AccountList accounts={await listAccounts()} ownId={actor.id} />
        <p className="mt-4">
          <a href={`${path}/sign-ins`}>{t('keeping.allSignIns')}</a>
        </p>
        <p className="mt-2">
          <a href={`/${locale}/editor/subscriptions`}>{mail('link')}</a>
        </p>
      </Section>
      <Section
        id="invite-title"
        title={t('invite.title')}
        lead={t(isMailConfigured() ? 'invite.mailLead' : 'invite.lead')}
      >
        <InviteForm />
      </Section>
      <Section id="open-title" title={t('invite.open')}>
        <InvitationList invitations={await listOpenInvitations()} />
      </Section>
      <Section id="factor-title" title={factor('rules.title')} lead={factor('rules.lead')}>
        <FactorRulesForm key={ruleMark(rules)} rules={rules} hasProvider={providerName() !== null} />
        {rules.last && (
          <p className="mt-2 text-small text-muted">
            {factor.rich('rules.last', {
              name: rules.last.by,
              time: () => <Instant at={rules.last?.at ?? ''} timeZone="UTC" />,
            })}
          </p>
        )}
      </Section>
    </Main>
  );
}

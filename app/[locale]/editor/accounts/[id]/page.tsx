import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { AccountDeed } from '@/components/accounts/account-deed';
import { FactorEvents } from '@/components/accounts/factor-events';
import { IdentitySection } from '@/components/accounts/identity-section';
import { NotAllowed } from '@/components/accounts/not-allowed';
import { RoleForm } from '@/components/accounts/role-form';
import { SignInList } from '@/components/accounts/sign-in-list';
import { Breadcrumbs } from '@/components/ui/breadcrumbs';
import { DefinitionList } from '@/components/ui/definition-list';
import { Main } from '@/components/ui/main';
import { Notice } from '@/components/ui/notice';
import { PageHeading } from '@/components/ui/page-heading';
import { Instant } from '@/components/ui/plain-date';
import { Section } from '@/components/ui/section';
import {
  disableAction,
  enableAction,
  endSessionsAction,
  passwordLinkAction,
  takeFactorAction,
} from '@/lib/accounts/actions';
import { unlinkOfAction } from '@/lib/accounts/identities/actions';
import { providerName } from '@/lib/accounts/identities/provider';
import { getWaysIn } from '@/lib/accounts/identities/queries';
import { can } from '@/lib/accounts/permissions';
import { getAccount } from '@/lib/accounts/queries';
import { accountIdSchema } from '@/lib/accounts/schema';
import { getSecondFactor, listSecondFactorEvents } from '@/lib/accounts/second-factor/queries';
import { requireActor } from '@/lib/accounts/session';
import { listSignIns } from '@/lib/accounts/sign-ins/queries';
import type { Account } from '@/lib/accounts/types';
import { setResponseStatus } from '@/lib/core/http-status';
import { localeOrDefault } from '@/lib/core/i18n/locales';
import { isMailConfigured } from '@/lib/core/mail';

interface PageProps {
  readonly params: Promise<{ locale: string; id: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

const DONE = ['role', 'disabled', 'enabled', 'ended', 'factor', 'unlinked'] as const;
const SIGN_INS_SHOWN = 20;

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const t = await getTranslations({ locale: localeOrDefault((await params).locale), namespace: 'accounts' });
  return { title: t('keeping.title'), robots: { index: false } };
}

export default async function KeptAccountPage({ params, searchParams }: PageProps) {
  const { locale: asked, id } = await params;
  const locale = localeOrDefault(asked);
  setRequestLocale(locale);
  const accounts = `/${locale}/editor/accounts`;
  const actor = await requireActor(locale, `${accounts}/${id}`);
  if (!can(actor, 'accounts.manage')) {
    setResponseStatus(403);
    return <NotAllowed actor={actor} />;
  }
  const account = accountIdSchema.safeParse(id).success ? await getAccount(id) : null;
  if (!account) notFound();
  const t = await getTranslations('accounts');
  const factorTexts = await getTranslations('secondFactor.keep');
  const query = await searchParams;
  const done = DONE.find((one) => one === query.done);
  const { entries } = await listSignIns({ userId: account.id, limit: SIGN_INS_SHOWN });
  const crumbs = [
    { label: t('bar.desk'), href: `/${locale}/editor` },
    { label: t('keeping.title'), href: accounts },
  ];
  return (
    <Main>
      <Breadcrumbs crumbs={crumbs} />
      <PageHeading title={account.name} />
      {done && (
        <div role="status">
          <Notice kind="success">
            <p>{t(`keeping.done.${done}`)}</p>
          </Notice>
        </div>
      )}
      <DefinitionList
        items={[
          { key: 'email', term: t('email'), value: account.email },
          { key: 'role', term: t('keeping.role'), value: t(`role.${account.role}`) },
          {
            key: 'state',
            term: t('keeping.state'),
            value: account.isDisabled ? t('keeping.disabled') : t('keeping.active'),
          },
        ]}
      />
      {account.id === actor.id ? (
        <Notice>
          <p>{t('keep.ownRole')}</p>
        </Notice>
      ) : (
        <Keeping account={account} />
      )}
      <Section id="factor-title" title={factorTexts('title')}>
        <FactorOf account={account} isOwn={account.id === actor.id} />
      </Section>
      <Section id="sign-ins-title" title={t('keep.signIns')}>
        <SignInList entries={entries} hasAccounts={false} />
      </Section>
    </Main>
  );
}

/** Where an account stands with its second factor, and a way out for whoever lost it. */
async function FactorOf({ account, isOwn }: { account: Account; isOwn: boolean }) {
  const factor = await getSecondFactor(account.id);
  const t = await getTranslations('secondFactor.keep');
  return (
    <>
      <p className="mb-4">
        {factor.state === 'on'
          ? t.rich('on', { time: () => <Instant at={factor.since} timeZone="UTC" /> })
          : t('off')}
      </p>
      {factor.state === 'on' && !isOwn && (
        <AccountDeed
          action={takeFactorAction}
          id={account.id}
          label={t('take')}
          hint={t('takeHint')}
          kind="warning"
        />
      )}
      <FactorEvents events={await listSecondFactorEvents(account.id)} />
    </>
  );
}

/** What an administrator can do to somebody else's account. */
async function Keeping({ account }: { account: Account }) {
  const t = await getTranslations('accounts.keep');
  const { id } = account;
  const { identities } = await getWaysIn(id);
  const link = { made: t('linkMade'), label: t('linkLabel') };
  return (
    <>
      <Section id="role-title" title={t('roleTitle')}>
        <RoleForm key={account.version} account={account} />
      </Section>
      <Section id="access-title" title={t('accessTitle')}>
        {account.isDisabled ? (
          <AccountDeed
            key="enable"
            action={enableAction}
            id={id}
            label={t('enable')}
            hint={t('enableHint')}
          />
        ) : (
          <>
            <AccountDeed
              action={passwordLinkAction}
              id={id}
              label={t('link')}
              hint={t(isMailConfigured() ? 'mailHint' : 'linkHint')}
              link={link}
            />
            <AccountDeed action={endSessionsAction} id={id} label={t('end')} hint={t('endHint')} />
            <AccountDeed
              action={disableAction}
              id={id}
              label={t('disable')}
              hint={t('disableHint')}
              kind="warning"
            />
          </>
        )}
      </Section>
      <IdentitySection name={providerName()} identities={identities} isOwn={false} action={unlinkOfAction} />
    </>
  );
}

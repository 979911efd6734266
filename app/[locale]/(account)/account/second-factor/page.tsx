import type { Metadata, Route } from 'next';
import { redirect } from 'next/navigation';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { AccountBar } from '@/components/accounts/account-bar';
import { QrCode } from '@/components/accounts/qr-code';
import { SecondFactorPanel } from '@/components/accounts/second-factor-panel';
import { DefinitionList } from '@/components/ui/definition-list';
import { Main } from '@/components/ui/main';
import { Notice } from '@/components/ui/notice';
import { PageHeading } from '@/components/ui/page-heading';
import { Instant } from '@/components/ui/plain-date';
import { Section } from '@/components/ui/section';
import { getSignInMeans } from '@/lib/accounts/queries';
import { returnPath } from '@/lib/accounts/return-path';
import { getSecondFactor } from '@/lib/accounts/second-factor/queries';
import { keyAddress, secretInGroups } from '@/lib/accounts/second-factor/totp';
import type { SecondFactor } from '@/lib/accounts/second-factor/types';
import { currentActor } from '@/lib/accounts/session';
import { publicOrigin } from '@/lib/core/env';
import { localeOrDefault } from '@/lib/core/i18n/locales';

interface PageProps {
  readonly params: Promise<{ locale: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const locale = localeOrDefault((await params).locale);
  const t = await getTranslations({ locale, namespace: 'secondFactor' });
  return { title: t('title'), robots: { index: false } };
}

/** One's own second factor. The only page of the desk for whoever is held back until they have one. */
export default async function SecondFactorPage({ params, searchParams }: PageProps) {
  const locale = localeOrDefault((await params).locale);
  setRequestLocale(locale);
  const { next: asked } = await searchParams;
  const account = `/${locale}/account`;
  const next = returnPath(typeof asked === 'string' ? asked : null, locale, account);
  const actor = await currentActor();
  if (actor === null) {
    redirect(`/${locale}/sign-in?${new URLSearchParams({ next: `${account}/second-factor` })}` as Route);
  }
  const factor = await getSecondFactor(actor.id);
  const { email, hasPassword } = await getSignInMeans(actor.id);
  const accounts = await getTranslations('accounts');
  const site = await getTranslations('site');
  const t = await getTranslations('secondFactor');
  const key = factor.state === 'pending' ? factor.key : '';
  // Somebody may have an account on more than one such site: the host tells them apart in the app.
  const issuer = `${site('name')} (${new URL(publicOrigin()).hostname})`;
  return (
    <>
      <AccountBar viewer={actor} />
      <Main>
        <PageHeading title={t('title')} lead={t('lead')} />
        {actor.isHeldBack && (
          <Notice>
            <p>{t('required', { role: accounts(`role.${actor.role}`) })}</p>
          </Notice>
        )}
        {factor.state === 'on' && <FactorState factor={factor} />}
        <SecondFactorPanel
          state={factor.state}
          qr={key !== '' && <QrCode text={keyAddress(key, issuer, email)} label={t('pending.qr')} />}
          secret={secretInGroups(key)}
          email={hasPassword ? email : null}
          next={next}
        />
        {factor.state === 'on' && (
          <Section id="off-title" title={t('on.offTitle')} lead={t('on.offLead')}>
            <a href={`${account}/second-factor/off`}>{t('on.off')}</a>
          </Section>
        )}
      </Main>
    </>
  );
}

async function FactorState({ factor }: { factor: Extract<SecondFactor, { state: 'on' }> }) {
  const t = await getTranslations('secondFactor.on');
  const few = factor.codesLeft < 3 ? ` ${t('fewLeft')}` : '';
  return (
    <>
      <DefinitionList
        items={[
          {
            key: 'state',
            term: t('state'),
            value: t.rich('since', { time: () => <Instant at={factor.since} timeZone="UTC" /> }),
          },
          { key: 'left', term: t('left'), value: `${factor.codesLeft}${few === '' ? '' : `.${few}`}` },
        ]}
      />
      {!factor.isReadable && (
        <Notice kind="error">
          <p>{t('unreadable')}</p>
        </Notice>
      )}
    </>
  );
}

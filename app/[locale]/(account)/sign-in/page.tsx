import type { Metadata, Route } from 'next';
import { redirect } from 'next/navigation';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { ProviderForm } from '@/components/accounts/provider-form';
import { SignInForm } from '@/components/accounts/sign-in-form';
import { Main } from '@/components/ui/main';
import { Notice } from '@/components/ui/notice';
import { PageHeading } from '@/components/ui/page-heading';
import { Section } from '@/components/ui/section';
import { providerName } from '@/lib/accounts/identities/provider';
import { PROVIDER_PROBLEMS, type ProviderProblem } from '@/lib/accounts/identities/types';
import { returnPath } from '@/lib/accounts/return-path';
import { currentActor } from '@/lib/accounts/session';
import { setResponseStatus } from '@/lib/core/http-status';
import { localeOrDefault } from '@/lib/core/i18n/locales';
import { isMailConfigured } from '@/lib/core/mail';

interface PageProps {
  readonly params: Promise<{ locale: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const t = await getTranslations({ locale: localeOrDefault((await params).locale), namespace: 'accounts' });
  return { title: t('signIn.title'), robots: { index: false } };
}

export default async function SignInPage({ params, searchParams }: PageProps) {
  const locale = localeOrDefault((await params).locale);
  setRequestLocale(locale);
  const t = await getTranslations('accounts.signIn');
  const tAccounts = await getTranslations('accounts');
  const query = await searchParams;
  // `callbackUrl` is what next-auth calls it.
  const asked = [query.next, query.callbackUrl].find((value) => typeof value === 'string');
  const desk = `/${locale}/editor`;
  const next = returnPath(typeof asked === 'string' ? asked : null, locale, desk);
  if (await currentActor()) redirect(next as Route);
  const provider = providerName();
  const problem = PROVIDER_PROBLEMS.find((one) => provider !== null && one === query.provider);
  if (problem !== undefined) setResponseStatus(statusOf(problem));
  return (
    <Main>
      <PageHeading title={t('title')} lead={t('lead')} />
      {query.signedOut === 'here' && <Said>{t('signedOut')}</Said>}
      {query.signedOut === 'everywhere' && <Said>{t('signedOutEverywhere')}</Said>}
      {query.passwordSet === '1' && <Said>{t('passwordSet')}</Said>}
      {query.again === '1' && (
        <Notice>
          <p>{t('again')}</p>
        </Notice>
      )}
      {query.error !== undefined && (
        <Notice kind="error">
          <p>{query.error === 'too_many_attempts' ? t('tooMany') : t('failed')}</p>
        </Notice>
      )}
      {problem !== undefined && (
        <div role="alert">
          <Notice kind="error">
            <p>{tAccounts(`provider.problem.${problem}`, { name: provider ?? '' })}</p>
          </Notice>
        </div>
      )}
      {next !== desk && <p className="mb-6 max-w-text">{t('next')}</p>}
      <SignInForm next={next} />
      <p className="mt-8 max-w-text text-small text-muted">
        {isMailConfigured() ? (
          <a href={`/${locale}/password/forgotten`}>{tAccounts('forgotten.link')}</a>
        ) : (
          t('forgotten')
        )}
      </p>
      {provider !== null && (
        <Section id="provider-title" title={tAccounts('provider.or')}>
          <ProviderForm name={provider} next={next} />
        </Section>
      )}
    </Main>
  );
}

function statusOf(problem: ProviderProblem) {
  if (problem === 'unreachable') return 503;
  return problem === 'too_many_attempts' ? 429 : 403;
}

function Said({ children }: { children: string }) {
  return (
    <div role="status">
      <Notice kind="success">
        <p>{children}</p>
      </Notice>
    </div>
  );
}

import type { Metadata, Route } from 'next';
import { redirect } from 'next/navigation';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { SecondStepForm } from '@/components/accounts/second-step-form';
import { Main } from '@/components/ui/main';
import { PageHeading } from '@/components/ui/page-heading';
import { returnPath } from '@/lib/accounts/return-path';
import { currentPending } from '@/lib/accounts/second-step/pending-cookie';
import { localeOrDefault } from '@/lib/core/i18n/locales';

interface PageProps {
  readonly params: Promise<{ locale: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const locale = localeOrDefault((await params).locale);
  const t = await getTranslations({ locale, namespace: 'secondFactor' });
  return { title: t('step.title'), robots: { index: false } };
}

/** The second step of signing in. Whoever has not done the first begins there. */
export default async function SignInCodePage({ params, searchParams }: PageProps) {
  const locale = localeOrDefault((await params).locale);
  setRequestLocale(locale);
  const query = await searchParams;
  const next = returnPath(typeof query.next === 'string' ? query.next : null, locale, `/${locale}/editor`);
  const signIn = `/${locale}/sign-in`;
  if ((await currentPending()) === null) {
    redirect(`${signIn}?${new URLSearchParams({ again: '1', next })}` as Route);
  }
  const t = await getTranslations('secondFactor.step');
  const kind = query.with === 'recovery' ? 'recovery' : 'code';
  const other = new URLSearchParams(kind === 'code' ? { next, with: 'recovery' } : { next });
  return (
    <Main>
      <PageHeading title={t('title')} lead={kind === 'code' ? t('lead') : t('recoveryLead')} />
      <SecondStepForm key={kind} next={next} kind={kind} />
      <ul className="mt-8 max-w-text">
        <li className="py-1">
          <a href={`${signIn}/code?${other}`}>{kind === 'code' ? t('useRecovery') : t('useCode')}</a>
        </li>
        <li className="py-1">
          <a href={signIn}>{t('back')}</a>
        </li>
      </ul>
      <p className="mt-4 max-w-text text-small text-muted">{t('lost')}</p>
    </Main>
  );
}

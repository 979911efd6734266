import type { Metadata } from 'next';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { ConfirmForm } from '@/components/subscriptions/confirm-form';
import { PageHeading } from '@/components/ui/page-heading';
import { setResponseStatus } from '@/lib/core/http-status';
import { localeOrDefault } from '@/lib/core/i18n/locales';
import { findConfirmation } from '@/lib/subscriptions/queries';

interface PageProps {
  readonly params: Promise<{ locale: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const locale = localeOrDefault((await params).locale);
  const t = await getTranslations({ locale, namespace: 'subscriptions.confirm' });
  // The secret in the address must not travel on to other sites.
  return { title: t('title'), robots: { index: false }, referrer: 'same-origin' };
}

export default async function ConfirmPage({ params, searchParams }: PageProps) {
  setRequestLocale(localeOrDefault((await params).locale));
  const t = await getTranslations('subscriptions');
  const { token } = await searchParams;
  const given = typeof token === 'string' ? token : '';
  const found = await findConfirmation(given);
  if (found.state === 'unknown') {
    setResponseStatus(404);
    return <PageHeading title={t('over.title')} lead={t('over.confirm')} />;
  }
  return (
    <>
      <PageHeading title={t('confirm.title')} lead={t('confirm.lead', { email: found.email })}>
        <p className="mt-3 max-w-text text-muted">{t(`frequencies.${found.frequency}`)}.</p>
      </PageHeading>
      <ConfirmForm token={given} wishes={found.wishes} />
      <p className="mt-8 max-w-text text-small text-muted">{t('confirm.ignore')}</p>
    </>
  );
}

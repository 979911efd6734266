import type { Metadata } from 'next';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { UnsubscribeForm } from '@/components/subscriptions/unsubscribe-form';
import { PageHeading } from '@/components/ui/page-heading';
import { setResponseStatus } from '@/lib/core/http-status';
import { localeOrDefault } from '@/lib/core/i18n/locales';
import { subscriberAddress } from '@/lib/subscriptions/addresses';
import { findSubscriber } from '@/lib/subscriptions/queries';

interface PageProps {
  readonly params: Promise<{ locale: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const locale = localeOrDefault((await params).locale);
  const t = await getTranslations({ locale, namespace: 'subscriptions.unsubscribe' });
  return { title: t('title'), robots: { index: false }, referrer: 'same-origin' };
}

export default async function UnsubscribePage({ params, searchParams }: PageProps) {
  const locale = localeOrDefault((await params).locale);
  setRequestLocale(locale);
  const t = await getTranslations('subscriptions');
  const { token, done } = await searchParams;
  if (done === '1') {
    return <PageHeading title={t('unsubscribe.done')} lead={t('unsubscribe.doneText')} />;
  }
  const given = typeof token === 'string' ? token : '';
  const subscriber = await findSubscriber(given);
  if (subscriber === null) {
    setResponseStatus(404);
    return <PageHeading title={t('over.title')} lead={t('over.manage')} />;
  }
  return (
    <>
      <PageHeading title={t('unsubscribe.title')} lead={t('unsubscribe.lead', { email: subscriber.email })} />
      <UnsubscribeForm token={given} label={t('unsubscribe.submit')} />
      <p className="mt-6">
        <a href={subscriberAddress(locale, 'manage', given)}>{t('unsubscribe.manage')}</a>
      </p>
    </>
  );
}

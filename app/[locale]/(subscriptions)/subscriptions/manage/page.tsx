import type { Metadata } from 'next';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { SettingsForm } from '@/components/subscriptions/settings-form';
import { UnsubscribeForm } from '@/components/subscriptions/unsubscribe-form';
import { Notice } from '@/components/ui/notice';
import { PageHeading } from '@/components/ui/page-heading';
import { Section } from '@/components/ui/section';
import { setResponseStatus } from '@/lib/core/http-status';
import { localeOrDefault } from '@/lib/core/i18n/locales';
import { findSubscriber } from '@/lib/subscriptions/queries';

interface PageProps {
  readonly params: Promise<{ locale: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const locale = localeOrDefault((await params).locale);
  const t = await getTranslations({ locale, namespace: 'subscriptions.manage' });
  return { title: t('title'), robots: { index: false }, referrer: 'same-origin' };
}

export default async function ManagePage({ params, searchParams }: PageProps) {
  setRequestLocale(localeOrDefault((await params).locale));
  const t = await getTranslations('subscriptions');
  const { token, done } = await searchParams;
  const given = typeof token === 'string' ? token : '';
  const subscriber = await findSubscriber(given);
  if (subscriber === null) {
    setResponseStatus(404);
    return <PageHeading title={t('over.title')} lead={t('over.manage')} />;
  }
  return (
    <>
      <PageHeading title={t('manage.title')} lead={t('manage.lead', { email: subscriber.email })} />
      {(done === 'confirmed' || done === 'saved') && (
        <div role="status">
          <Notice kind="success">
            <p>{t(`manage.${done}`)}</p>
          </Notice>
        </div>
      )}
      {subscriber.isSuspended && (
        <Notice kind="error">
          <p>{t('manage.suspended')}</p>
        </Notice>
      )}
      <SettingsForm
        key={`${subscriber.frequency} ${subscriber.locale} ${subscriber.topics.length}`}
        token={given}
        subscriber={subscriber}
      />
      <Section id="end" title={t('manage.end')} lead={t('manage.endLead')}>
        <UnsubscribeForm token={given} label={t('unsubscribe.submit')} kind="warning" />
      </Section>
    </>
  );
}

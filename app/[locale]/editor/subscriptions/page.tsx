import type { Metadata } from 'next';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { NotAllowed } from '@/components/accounts/not-allowed';
import { SubscriptionCounts } from '@/components/subscriptions/subscription-counts';
import { Breadcrumbs } from '@/components/ui/breadcrumbs';
import { Main } from '@/components/ui/main';
import { Notice } from '@/components/ui/notice';
import { PageHeading } from '@/components/ui/page-heading';
import { can } from '@/lib/accounts/permissions';
import { requireActor } from '@/lib/accounts/session';
import { setResponseStatus } from '@/lib/core/http-status';
import { localeOrDefault } from '@/lib/core/i18n/locales';
import { isMailConfigured } from '@/lib/core/mail';
import { countSubscriptions } from '@/lib/subscriptions/queries';

interface PageProps {
  readonly params: Promise<{ locale: string }>;
}

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const locale = localeOrDefault((await params).locale);
  const t = await getTranslations({ locale, namespace: 'subscriptions.desk' });
  return { title: t('title'), robots: { index: false } };
}

export default async function SubscriptionsDeskPage({ params }: PageProps) {
  const locale = localeOrDefault((await params).locale);
  setRequestLocale(locale);
  const actor = await requireActor(locale, `/${locale}/editor/subscriptions`);
  if (!can(actor, 'accounts.manage')) {
    setResponseStatus(403);
    return <NotAllowed actor={actor} />;
  }
  const t = await getTranslations('subscriptions.desk');
  const bar = await getTranslations('accounts.bar');
  return (
    <Main>
      <Breadcrumbs
        crumbs={[
          { label: bar('desk'), href: `/${locale}/editor` },
          { label: bar('accounts'), href: `/${locale}/editor/accounts` },
        ]}
      />
      <PageHeading title={t('title')} lead={t('lead')} />
      {!isMailConfigured() && (
        <Notice>
          <p>{t('off')}</p>
        </Notice>
      )}
      <SubscriptionCounts counts={await countSubscriptions()} />
    </Main>
  );
}

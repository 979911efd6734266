import type { Metadata } from 'next';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { MissingPage } from '@/app/_public/missing-page';
import { loadTopic } from '@/app/_subscriptions/load-topic';
import { FeedLinks } from '@/components/ledger/feed-links';
import { MailOff } from '@/components/subscriptions/mail-off';
import { SubscribeForm } from '@/components/subscriptions/subscribe-form';
import { TopicName } from '@/components/subscriptions/topic-name';
import { BadAddress } from '@/components/ui/bad-address';
import { PageHeading } from '@/components/ui/page-heading';
import { setResponseStatus } from '@/lib/core/http-status';
import { localeOrDefault } from '@/lib/core/i18n/locales';
import { isMailConfigured } from '@/lib/core/mail';
import type { RawParameters } from '@/lib/core/page-parameters';
import { formStamp } from '@/lib/core/spam-guard';
import { SUBSCRIBE_FORM } from '@/lib/subscriptions/form-names';

interface PageProps {
  readonly params: Promise<{ locale: string }>;
  readonly searchParams: Promise<RawParameters>;
}

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const locale = localeOrDefault((await params).locale);
  const t = await getTranslations({ locale, namespace: 'subscriptions' });
  return { title: t('title'), robots: { index: false } };
}

export default async function SubscriptionsPage({ params, searchParams }: PageProps) {
  const locale = localeOrDefault((await params).locale);
  setRequestLocale(locale);
  const loaded = await loadTopic(await searchParams);
  if (loaded.kind === 'missing') return <MissingPage locale={locale} programme={null} />;
  if (loaded.kind === 'bad') {
    setResponseStatus(400);
    return <BadAddress problems={loaded.problems} goOn={`/${locale}`} />;
  }
  const { topic, programmeTitle, part } = loaded;
  const place = { locale, programme: topic.programme };
  const query = { theme: topic.theme, pledge: topic.pledge };
  const t = await getTranslations('subscriptions');
  if (!isMailConfigured()) {
    setResponseStatus(404);
    return <MailOff place={place} query={query} />;
  }
  return (
    <>
      <PageHeading
        title={t('title')}
        lead={t.rich('lead', { topic: () => <TopicName topic={{ programmeTitle, part }} /> })}
      />
      <SubscribeForm topic={topic} locale={locale} made={formStamp(SUBSCRIBE_FORM)} />
      <p className="mt-10 max-w-text text-small">
        {t('feeds')} <FeedLinks label={t('feedsLabel')} place={place} query={query} />
      </p>
    </>
  );
}

'use client';

import { useTranslations } from 'next-intl';
import { AccountForm } from '@/components/accounts/account-form';
import { CheckboxGroup } from '@/components/ui/checkbox-group';
import { changeSubscriptionAction } from '@/lib/subscriptions/actions';
import type { SubscriberView } from '@/lib/subscriptions/types';
import { DeliveryFields } from './delivery-fields';
import { TopicName } from './topic-name';

/** What a subscriber gets, to be changed. */
export function SettingsForm({ token, subscriber }: { token: string; subscriber: SubscriberView }) {
  const t = useTranslations('subscriptions');
  const { topics, frequency, locale } = subscriber;
  const labels = { topic: t('manage.topics'), frequency: t('frequency'), language: t('language') };
  return (
    <AccountForm action={changeSubscriptionAction} labels={labels} submit={t('manage.submit')}>
      {(errorOf) => (
        <>
          <input type="hidden" name="token" value={token} />
          <CheckboxGroup
            id="topic"
            name="topic"
            label={labels.topic}
            hint={t('manage.topicsHint')}
            options={topics.map((topic) => ({ value: topic.id, label: <TopicName topic={topic} /> }))}
            defaultValues={topics.map(({ id }) => id)}
            error={errorOf('topic')}
          />
          <DeliveryFields frequency={frequency} language={locale} errorOf={errorOf} />
        </>
      )}
    </AccountForm>
  );
}

'use client';

import { useTranslations } from 'next-intl';
import { AccountForm } from '@/components/accounts/account-form';
import { CheckboxGroup } from '@/components/ui/checkbox-group';
import { confirmSubscriptionAction } from '@/lib/subscriptions/actions';
import type { NamedTopic } from '@/lib/subscriptions/types';
import { TopicName } from './topic-name';

interface ConfirmFormProps {
  readonly token: string;
  readonly wishes: readonly NamedTopic[];
}

/** Everything that was asked for in the name of an address. A button, because programs follow links in mail. */
export function ConfirmForm({ token, wishes }: ConfirmFormProps) {
  const t = useTranslations('subscriptions.confirm');
  return (
    <AccountForm action={confirmSubscriptionAction} labels={{ wish: t('topics') }} submit={t('submit')}>
      {(errorOf) => (
        <>
          <input type="hidden" name="token" value={token} />
          <CheckboxGroup
            id="wish"
            name="wish"
            label={t('topics')}
            options={wishes.map((wish) => ({ value: wish.id, label: <TopicName topic={wish} /> }))}
            defaultValues={wishes.map(({ id }) => id)}
            error={errorOf('wish')}
          />
        </>
      )}
    </AccountForm>
  );
}

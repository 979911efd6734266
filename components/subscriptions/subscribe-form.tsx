'use client';

import { useTranslations } from 'next-intl';
import { AccountForm } from '@/components/accounts/account-form';
import { EmailField } from '@/components/accounts/person-fields';
import { SpamFields } from '@/components/ui/spam-fields';
import { isLocale, type Locale } from '@/lib/core/i18n/locales';
import { subscribeAction } from '@/lib/subscriptions/actions';
import { FREQUENCIES, type Topic } from '@/lib/subscriptions/types';
import { DeliveryFields } from './delivery-fields';

interface SubscribeFormProps {
  readonly topic: Topic;
  readonly locale: Locale;
  /** When the form was made, signed. */
  readonly made: string;
}

/** An address, how often and in which language; what is said afterwards is the same for any address. */
export function SubscribeForm({ topic, locale, made }: SubscribeFormProps) {
  const t = useTranslations('subscriptions');
  const labels = { email: t('email'), frequency: t('frequency'), language: t('language') };
  return (
    <AccountForm action={subscribeAction} labels={labels} submit={t('submit')} done={t('sent')}>
      {(errorOf, typed) => (
        <>
          {Object.entries(topic).map(([name, slug]) => (
            <input key={name} type="hidden" name={name} value={slug ?? ''} />
          ))}
          <EmailField label={labels.email} value={typed.email} error={errorOf('email')} />
          <DeliveryFields
            frequency={FREQUENCIES.find((one) => one === typed.frequency) ?? 'weekly'}
            language={typed.language !== undefined && isLocale(typed.language) ? typed.language : locale}
            errorOf={errorOf}
          />
          <p className="mb-6 max-w-text text-small text-muted">{t('privacy')}</p>
          <SpamFields made={typed.formMade ?? made} />
        </>
      )}
    </AccountForm>
  );
}

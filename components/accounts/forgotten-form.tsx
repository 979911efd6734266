'use client';

import { useTranslations } from 'next-intl';
import { forgottenAction } from '@/lib/accounts/actions';
import { AccountForm } from './account-form';
import { EmailField } from './person-fields';

/** The address of an account whose password was forgotten; what is said afterwards is the same for any address. */
export function ForgottenForm() {
  const t = useTranslations('accounts');
  const labels = { email: t('email') };
  return (
    <AccountForm
      action={forgottenAction}
      labels={labels}
      submit={t('forgotten.submit')}
      done={t('forgotten.sent')}
    >
      {(errorOf, typed) => <EmailField label={labels.email} value={typed.email} error={errorOf('email')} />}
    </AccountForm>
  );
}

'use client';

import { useTranslations } from 'next-intl';
import { signInAction } from '@/lib/accounts/actions';
import { AccountForm } from './account-form';
import { EmailField, PasswordField } from './person-fields';

/** E-mail address and password. Works without scripts, and keeps the address that was typed. */
export function SignInForm({ next }: { next: string }) {
  const t = useTranslations('accounts');
  const labels = { email: t('email'), password: t('password') };
  return (
    <AccountForm action={signInAction} labels={labels} submit={t('signIn.submit')}>
      {(errorOf, typed) => (
        <>
          <input type="hidden" name="next" value={next} />
          <EmailField label={labels.email} value={typed.email} error={errorOf('email')} />
          <PasswordField name="password" label={labels.password} error={errorOf('password')} />
        </>
      )}
    </AccountForm>
  );
}

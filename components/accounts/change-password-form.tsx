'use client';

import { useTranslations } from 'next-intl';
import { changePasswordAction } from '@/lib/accounts/actions';
import { AccountForm } from './account-form';
import { NewPasswordFields } from './new-password-fields';
import { AccountOfPassword, PasswordField } from './person-fields';

/** Present password, and the new one twice. */
export function ChangePasswordForm({ email }: { email: string }) {
  const t = useTranslations('accounts.account');
  const labels = { current: t('current'), password: t('new'), repeated: t('repeated') };
  return (
    <AccountForm action={changePasswordAction} labels={labels} submit={t('submitChange')} done={t('changed')}>
      {(errorOf) => (
        <>
          <AccountOfPassword email={email} />
          <PasswordField name="current" label={labels.current} error={errorOf('current')} />
          <NewPasswordFields labels={labels} errorOf={errorOf} />
        </>
      )}
    </AccountForm>
  );
}

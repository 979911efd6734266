'use client';

import { useTranslations } from 'next-intl';
import { resetPasswordAction } from '@/lib/accounts/actions';
import { AccountForm } from './account-form';
import { NewPasswordFields } from './new-password-fields';
import { AccountOfPassword } from './person-fields';

/** A new password for the account of a link. */
export function ResetPasswordForm({ token, email }: { token: string; email: string }) {
  const t = useTranslations('accounts');
  const labels = { password: t('account.new'), repeated: t('account.repeated') };
  return (
    <AccountForm action={resetPasswordAction} labels={labels} submit={t('reset.submit')}>
      {(errorOf) => (
        <>
          <input type="hidden" name="token" value={token} />
          <AccountOfPassword email={email} />
          <NewPasswordFields labels={labels} errorOf={errorOf} />
        </>
      )}
    </AccountForm>
  );
}

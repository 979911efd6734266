'use client';

import { useTranslations } from 'next-intl';
import { useActionState } from 'react';
import { Button } from '@/components/ui/button';
import { resetPasswordAction } from '@/lib/accounts/actions';
import { firstState } from '@/lib/accounts/form-state';
import { FormFrame } from './form-frame';
import { NewPasswordFields } from './new-password-fields';

/** A new password for the account of a link. */
export function ResetPasswordForm({ token, email }: { token: string; email: string }) {
  const t = useTranslations('accounts');
  const [state, action, isPending] = useActionState(resetPasswordAction, firstState());
  const labels = { password: t('account.new'), repeated: t('account.repeated') };
  return (
    <FormFrame state={state} action={action} labels={labels}>
      {(errorOf) => (
        <>
          <input type="hidden" name="token" value={token} />
          {/* Password managers look for the account that a password belongs to. */}
          <input type="hidden" name="username" autoComplete="username" value={email} />
          <NewPasswordFields labels={labels} errorOf={errorOf} />
          <Button disabled={isPending}>{t('reset.submit')}</Button>
        </>
      )}
    </FormFrame>
  );
}

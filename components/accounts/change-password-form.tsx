'use client';

import { useTranslations } from 'next-intl';
import { useActionState } from 'react';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Notice } from '@/components/ui/notice';
import { changePasswordAction } from '@/lib/accounts/actions';
import { firstState } from '@/lib/accounts/form-state';
import { PASSWORD_MIN_LENGTH } from '@/lib/accounts/password-rules';
import { FormFrame } from './form-frame';

/** Present password, and the new one twice. */
export function ChangePasswordForm({ email }: { email: string }) {
  const t = useTranslations('accounts');
  const [state, action, isPending] = useActionState(changePasswordAction, firstState());
  const labels = {
    current: t('account.current'),
    password: t('account.new'),
    repeated: t('account.repeated'),
  };
  const secret = { type: 'password', width: 'medium', required: true } as const;
  return (
    <>
      <div role="status">
        {state.isDone && (
          <Notice kind="success">
            <p>{t('account.changed')}</p>
          </Notice>
        )}
      </div>
      <FormFrame state={state} action={action} labels={labels}>
        {(errorOf) => (
          <>
            {/* Password managers look for the account that a password belongs to. */}
            <input type="hidden" name="username" autoComplete="username" value={email} />
            <Field
              {...secret}
              id="current"
              name="current"
              label={labels.current}
              autoComplete="current-password"
              error={errorOf('current')}
            />
            <Field
              {...secret}
              id="password"
              name="password"
              label={labels.password}
              hint={t('setup.passwordHint', { min: PASSWORD_MIN_LENGTH })}
              autoComplete="new-password"
              error={errorOf('password')}
            />
            <Field
              {...secret}
              id="repeated"
              name="repeated"
              label={labels.repeated}
              autoComplete="new-password"
              error={errorOf('repeated')}
            />
            <Button disabled={isPending}>{t('account.submitChange')}</Button>
          </>
        )}
      </FormFrame>
    </>
  );
}

'use client';

import { useTranslations } from 'next-intl';
import { useActionState } from 'react';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Notice } from '@/components/ui/notice';
import { forgottenAction } from '@/lib/accounts/actions';
import { firstState } from '@/lib/accounts/form-state';
import { FormFrame } from './form-frame';

/** The address of an account whose password was forgotten; what is said afterwards is the same for any address. */
export function ForgottenForm() {
  const t = useTranslations('accounts');
  const [state, action, isPending] = useActionState(forgottenAction, firstState());
  const labels = { email: t('email') };
  return (
    <>
      <div role="status">
        {state.isDone && (
          <Notice kind="success">
            <p>{t('forgotten.sent', { email: state.typed.email ?? '' })}</p>
          </Notice>
        )}
      </div>
      <FormFrame state={state} action={action} labels={labels}>
        {(errorOf) => (
          <>
            <Field
              id="email"
              name="email"
              type="email"
              label={labels.email}
              autoComplete="username"
              inputMode="email"
              spellCheck={false}
              autoCapitalize="none"
              defaultValue={state.typed.email ?? ''}
              error={errorOf('email')}
              width="medium"
              required
            />
            <Button disabled={isPending}>{t('forgotten.submit')}</Button>
          </>
        )}
      </FormFrame>
    </>
  );
}

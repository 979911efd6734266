'use client';

import { useTranslations } from 'next-intl';
import { useActionState } from 'react';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { signInAction } from '@/lib/accounts/actions';
import { firstState } from '@/lib/accounts/form-state';
import { FormFrame } from './form-frame';

/** E-mail address and password. Works without scripts, and keeps the address that was typed. */
export function SignInForm({ next }: { next: string }) {
  const t = useTranslations('accounts');
  const [state, action, isPending] = useActionState(signInAction, firstState());
  const labels = { email: t('email'), password: t('password') };
  return (
    <FormFrame state={state} action={action} labels={labels}>
      {(errorOf) => (
        <>
          <input type="hidden" name="next" value={next} />
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
          <Field
            id="password"
            name="password"
            type="password"
            label={labels.password}
            autoComplete="current-password"
            error={errorOf('password')}
            width="medium"
            required
          />
          <Button disabled={isPending}>{t('signIn.submit')}</Button>
        </>
      )}
    </FormFrame>
  );
}

'use client';

import { useTranslations } from 'next-intl';
import { useActionState } from 'react';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { setUpAction } from '@/lib/accounts/actions';
import { firstState } from '@/lib/accounts/form-state';
import { PASSWORD_MIN_LENGTH } from '@/lib/accounts/password-rules';
import { FormFrame } from './form-frame';

/** The account of the first administrator. */
export function SetupForm({ token }: { token: string }) {
  const t = useTranslations('accounts');
  const [state, action, isPending] = useActionState(setUpAction, firstState());
  const labels = {
    name: t('setup.name'),
    email: t('email'),
    password: t('password'),
    repeated: t('setup.repeated'),
  };
  const secret = { type: 'password', autoComplete: 'new-password', width: 'medium', required: true } as const;
  return (
    <FormFrame state={state} action={action} labels={labels}>
      {(errorOf) => (
        <>
          <input type="hidden" name="token" value={token} />
          <Field
            id="name"
            name="name"
            label={labels.name}
            hint={t('setup.nameHint')}
            autoComplete="name"
            defaultValue={state.typed.name ?? ''}
            error={errorOf('name')}
            width="medium"
            required
          />
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
            {...secret}
            id="password"
            name="password"
            label={labels.password}
            hint={t('setup.passwordHint', { min: PASSWORD_MIN_LENGTH })}
            error={errorOf('password')}
          />
          <Field
            {...secret}
            id="repeated"
            name="repeated"
            label={labels.repeated}
            error={errorOf('repeated')}
          />
          <Button disabled={isPending}>{t('setup.submit')}</Button>
        </>
      )}
    </FormFrame>
  );
}

'use client';

import { useTranslations } from 'next-intl';
import { useActionState } from 'react';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { acceptInvitationAction } from '@/lib/accounts/actions';
import { firstState } from '@/lib/accounts/form-state';
import { FormFrame } from './form-frame';
import { NewPasswordFields } from './new-password-fields';

/** The account of somebody invited; `email` is given where the invitation is for that address alone. */
export function InvitationForm({ token, email }: { token: string; email: string | null }) {
  const t = useTranslations('accounts');
  const [state, action, isPending] = useActionState(acceptInvitationAction, firstState());
  const labels = {
    name: t('setup.name'),
    email: t('email'),
    password: t('password'),
    repeated: t('setup.repeated'),
  };
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
            hint={email === null ? undefined : t('invitation.emailFixed')}
            autoComplete="username"
            inputMode="email"
            spellCheck={false}
            autoCapitalize="none"
            defaultValue={email ?? state.typed.email ?? ''}
            readOnly={email !== null}
            error={errorOf('email')}
            width="medium"
            required
          />
          <NewPasswordFields labels={labels} errorOf={errorOf} />
          <Button disabled={isPending}>{t('invitation.submit')}</Button>
        </>
      )}
    </FormFrame>
  );
}

'use client';

import { useTranslations } from 'next-intl';
import { useActionState } from 'react';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { RadioGroup } from '@/components/ui/radio-group';
import { inviteAction } from '@/lib/accounts/actions';
import { firstState } from '@/lib/accounts/form-state';
import { ROLES } from '@/lib/accounts/types';
import { FormFrame } from './form-frame';
import { OneTimeLink } from './one-time-link';

/** Role and, if wanted, e-mail address of somebody new; afterwards the address that they need. */
export function InviteForm() {
  const t = useTranslations('accounts');
  const [state, action, isPending] = useActionState(inviteAction, firstState({ role: 'editor' }));
  const labels = { role: t('account.role'), email: t('invite.email') };
  return (
    <>
      <OneTimeLink
        id="invitation-link"
        address={state.link}
        made={t('invite.made')}
        label={t('invite.link')}
        mail={state.mail}
      />
      <FormFrame state={state} action={action} labels={labels}>
        {(errorOf) => (
          <>
            <RadioGroup
              id="role"
              name="role"
              label={labels.role}
              options={ROLES.map((role) => ({ value: role, label: t(`role.${role}`) }))}
              defaultValue={state.typed.role ?? 'editor'}
              error={errorOf('role')}
            />
            <Field
              id="email"
              name="email"
              type="email"
              label={labels.email}
              hint={t('invite.emailHint')}
              autoComplete="off"
              inputMode="email"
              spellCheck={false}
              autoCapitalize="none"
              defaultValue={state.typed.email ?? ''}
              error={errorOf('email')}
              width="medium"
            />
            <Button disabled={isPending}>{t('invite.submit')}</Button>
          </>
        )}
      </FormFrame>
    </>
  );
}

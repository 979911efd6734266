'use client';

import { useTranslations } from 'next-intl';
import { useActionState } from 'react';
import { Button } from '@/components/ui/button';
import { RadioGroup } from '@/components/ui/radio-group';
import { changeRoleAction } from '@/lib/accounts/actions';
import { firstState } from '@/lib/accounts/form-state';
import { type Account, ROLES } from '@/lib/accounts/types';
import { FormFrame } from './form-frame';

/** Gives somebody's account another role. */
export function RoleForm({ account }: { account: Pick<Account, 'id' | 'role' | 'version'> }) {
  const t = useTranslations('accounts');
  const [state, action, isPending] = useActionState(changeRoleAction, firstState());
  const labels = { role: t('account.role') };
  return (
    <FormFrame state={state} action={action} labels={labels}>
      {(errorOf) => (
        <>
          <input type="hidden" name="id" value={account.id} />
          <input type="hidden" name="version" value={account.version} />
          <RadioGroup
            id="role"
            name="role"
            label={labels.role}
            options={ROLES.map((role) => ({ value: role, label: t(`role.${role}`) }))}
            defaultValue={state.typed.role ?? account.role}
            error={errorOf('role')}
          />
          <Button kind="secondary" disabled={isPending}>
            {t('keep.roleSubmit')}
          </Button>
        </>
      )}
    </FormFrame>
  );
}

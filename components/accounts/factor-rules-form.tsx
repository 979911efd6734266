'use client';

import { useTranslations } from 'next-intl';
import { Checkbox, CheckboxGroup } from '@/components/ui/checkbox-group';
import { setFactorRulesAction } from '@/lib/accounts/factor-rules/actions';
import { ruleMark } from '@/lib/accounts/factor-rules/rule-mark';
import type { FactorRules } from '@/lib/accounts/factor-rules/types';
import { ROLES } from '@/lib/accounts/types';
import { AccountForm } from './account-form';

interface FactorRulesFormProps {
  readonly rules: FactorRules;
  /** Whether people can sign in through a provider here. */
  readonly hasProvider: boolean;
}

/** Which roles need a second factor. */
export function FactorRulesForm({ rules, hasProvider }: FactorRulesFormProps) {
  const t = useTranslations('secondFactor.rules');
  const accounts = useTranslations('accounts');
  const labels = { roles: t('roles') };
  return (
    <AccountForm action={setFactorRulesAction} labels={labels} submit={t('submit')} kind="secondary">
      {(errorOf, typed) => (
        <>
          <input type="hidden" name="seen" value={ruleMark(rules)} />
          <CheckboxGroup
            id="roles"
            name="roles"
            label={labels.roles}
            options={ROLES.map((role) => ({ value: role, label: accounts(`role.${role}`) }))}
            defaultValues={typed.roles === undefined ? rules.roles : typed.roles.split(' ')}
            error={errorOf('roles')}
          />
          {hasProvider ? (
            <div className="mb-6">
              <Checkbox
                id="provider"
                name="provider"
                value="yes"
                label={t('provider')}
                hint={t('providerHint')}
                isChecked={typed.provider === undefined ? rules.isForProvider : typed.provider === 'true'}
              />
            </div>
          ) : (
            rules.isForProvider && <input type="hidden" name="provider" value="yes" />
          )}
        </>
      )}
    </AccountForm>
  );
}

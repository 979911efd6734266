'use client';

import { useTranslations } from 'next-intl';
import { switchOffSecondFactorAction } from '@/lib/accounts/second-factor/actions';
import { AccountForm } from './account-form';
import { FactorProof } from './factor-proof';

/** Switches one's second factor off. `email`: whose password is asked for; null for an account without one. */
export function SwitchOffForm({ email }: { email: string | null }) {
  const t = useTranslations('secondFactor');
  const labels = { password: t('password'), code: t('on.proof') };
  return (
    <AccountForm action={switchOffSecondFactorAction} labels={labels} submit={t('on.off')} kind="warning">
      {(errorOf) => <FactorProof email={email} hasCode errorOf={errorOf} />}
    </AccountForm>
  );
}

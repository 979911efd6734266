'use client';

import { useTranslations } from 'next-intl';
import { secondStepAction } from '@/lib/accounts/second-step/actions';
import { AccountForm } from './account-form';
import { CodeField } from './code-field';

/** The code that signing in waits for. Either field takes either code; they differ in what they suggest. */
export function SecondStepForm({ next, kind }: { next: string; kind: 'code' | 'recovery' }) {
  const t = useTranslations('secondFactor');
  const isCode = kind === 'code';
  const labels = { code: isCode ? t('code') : t('step.recovery') };
  return (
    <AccountForm action={secondStepAction} labels={labels} submit={t('step.submit')}>
      {(errorOf) => (
        <>
          <input type="hidden" name="next" value={next} />
          <CodeField
            id="code"
            kind={kind}
            label={labels.code}
            hint={isCode ? t('codeHint') : t('step.recoveryHint')}
            error={errorOf('code')}
          />
        </>
      )}
    </AccountForm>
  );
}

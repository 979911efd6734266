'use client';

import { useTranslations } from 'next-intl';
import { type ReactNode, useActionState } from 'react';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { firstState } from '@/lib/accounts/form-state';
import {
  confirmSecondFactorAction,
  renewRecoveryCodesAction,
  startSecondFactorAction,
} from '@/lib/accounts/second-factor/actions';
import { CodeField } from './code-field';
import { FactorProof } from './factor-proof';
import { FormFrame } from './form-frame';
import { RecoveryCodes } from './recovery-codes';

interface SecondFactorPanelProps {
  readonly state: 'none' | 'pending' | 'on';
  /** While it is being set up: the key, as a picture and in letters. */
  readonly qr: ReactNode;
  readonly secret: string;
  /** Whose password is asked for; null for an account without one. */
  readonly email: string | null;
  /** Where one was going. */
  readonly next: string;
}

/**
 * One's second factor, from nothing to on. One component for all of it: the recovery codes come as the answer to a form that the
 * page no longer has by then.
 */
export function SecondFactorPanel({ state, qr, secret, email, next }: SecondFactorPanelProps) {
  const t = useTranslations('secondFactor');
  const [started, start, isStarting] = useActionState(startSecondFactorAction, firstState());
  const [confirmed, confirm, isConfirming] = useActionState(confirmSecondFactorAction, firstState());
  const [renewed, renew, isRenewing] = useActionState(renewRecoveryCodesAction, firstState());
  const codes = renewed.codes ?? confirmed.codes;
  if (state === 'on' && codes) {
    return (
      <>
        <div role="status">
          <Notice kind="success">
            <p>{renewed.codes ? t('codes.renewed') : t('codes.made')}</p>
          </Notice>
        </div>
        <RecoveryCodes codes={codes} next={next} />
      </>
    );
  }
  const begin = (label: string, kind: 'primary' | 'secondary') => (
    // Where the key is gone, it is the place to say what was wrong with its code as well.
    <FormFrame
      state={state === 'none' && confirmed.refusals.length > 0 ? confirmed : started}
      action={start}
      labels={{}}
    >
      {() => (
        <>
          <input type="hidden" name="next" value={next} />
          <Button kind={kind} disabled={isStarting}>
            {label}
          </Button>
        </>
      )}
    </FormFrame>
  );
  if (state === 'none') {
    return (
      <>
        <p className="mb-4 max-w-text">{t('begin.lead')}</p>
        {begin(t('begin.submit'), 'primary')}
      </>
    );
  }
  if (state === 'pending') {
    const labels = { code: t('code') };
    return (
      <>
        <h2 className="text-lead">{t('pending.title')}</h2>
        <p className="mt-1 mb-4 max-w-text text-muted">{t('pending.lead')}</p>
        <div className="mb-8 flex flex-wrap items-start gap-6">
          {qr}
          <dl>
            <dt className="text-small text-muted">{t('pending.key')}</dt>
            <dd className="max-w-60 font-mono select-all">{secret}</dd>
            <dd className="mt-2 max-w-60 text-small text-muted">{t('pending.keyHint')}</dd>
          </dl>
        </div>
        <h2 className="mb-4 text-lead">{t('pending.confirm')}</h2>
        <FormFrame state={confirmed} action={confirm} labels={labels}>
          {(errorOf) => (
            <>
              <CodeField
                id="code"
                kind="code"
                label={labels.code}
                hint={t('codeHint')}
                error={errorOf('code')}
              />
              <Button disabled={isConfirming}>{t('pending.submit')}</Button>
            </>
          )}
        </FormFrame>
        <div className="mt-8">{begin(t('pending.again'), 'secondary')}</div>
      </>
    );
  }
  const labels = email === null ? { code: t('on.proof') } : { password: t('password') };
  return (
    <section aria-labelledby="renew-title" className="mt-12 border-t-2 border-rule pt-3">
      <h2 id="renew-title" className="text-lead">
        {t('on.renewTitle')}
      </h2>
      <p className="mt-1 mb-4 max-w-text text-muted">{t('on.renewLead')}</p>
      <FormFrame state={renewed} action={renew} labels={labels}>
        {(errorOf) => (
          <>
            <FactorProof email={email} hasCode={false} errorOf={errorOf} />
            <Button kind="secondary" disabled={isRenewing}>
              {t('on.renew')}
            </Button>
          </>
        )}
      </FormFrame>
    </section>
  );
}

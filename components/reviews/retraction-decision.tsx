'use client';

import { useTranslations } from 'next-intl';
import { useActionState } from 'react';
import { FormFrame } from '@/components/accounts/form-frame';
import { Button } from '@/components/ui/button';
import { TextArea } from '@/components/ui/text-area';
import { firstState } from '@/lib/accounts/form-state';
import { decideRetractionAction, withdrawRetractionAction } from '@/lib/reviews/retractions/actions';

interface Props {
  readonly id: string;
  readonly programme: string;
}

/** Carries a proposed retraction out, or sends it back with a reason. */
export function RetractionDecision({
  id,
  programme,
  canCarryOut,
}: Props & {
  /** Whether it is still in force. */
  readonly canCarryOut: boolean;
}) {
  const t = useTranslations('reviews.retraction');
  const [state, action, isPending] = useActionState(decideRetractionAction, firstState());
  return (
    <FormFrame state={state} action={action} labels={{ reason: t('returnLabel') }}>
      {(errorOf) => (
        <>
          <input type="hidden" name="programme" value={programme} />
          <input type="hidden" name="id" value={id} />
          {canCarryOut && (
            <div className="mb-8">
              <p className="mb-3 max-w-text">{t('carryOutLead')}</p>
              <Button kind="warning" name="intent" value="carry_out" disabled={isPending}>
                {t('carryOut')}
              </Button>
            </div>
          )}
          <TextArea
            id="reason"
            name="reason"
            label={t(canCarryOut ? 'returnReason' : 'returnReasonOnly')}
            hint={t('returnHint')}
            error={errorOf('reason')}
            defaultValue={state.typed.reason ?? ''}
            rows={3}
            maxLength={4000}
          />
          <Button kind="secondary" name="intent" value="return" disabled={isPending}>
            {t('return')}
          </Button>
        </>
      )}
    </FormFrame>
  );
}

/** Takes one's own proposal back. */
export function WithdrawRetraction({ id, programme }: Props) {
  const t = useTranslations('reviews.retraction');
  const [state, action, isPending] = useActionState(withdrawRetractionAction, firstState());
  return (
    <FormFrame state={state} action={action} labels={{}}>
      {() => (
        <>
          <input type="hidden" name="programme" value={programme} />
          <input type="hidden" name="id" value={id} />
          <Button kind="secondary" disabled={isPending}>
            {t('withdraw')}
          </Button>
        </>
      )}
    </FormFrame>
  );
}

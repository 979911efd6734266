'use client';

import { useTranslations } from 'next-intl';
import { useActionState } from 'react';
import { FormFrame } from '@/components/accounts/form-frame';
import { Button } from '@/components/ui/button';
import { TextArea } from '@/components/ui/text-area';
import { firstState } from '@/lib/accounts/form-state';
import type { SeenEffect } from '@/lib/figures/form-fields';
import { reviewAction } from '@/lib/reviews/actions';

interface Props {
  readonly id: string;
  readonly programme: string;
  readonly version: number;
  /** What the reviewer was shown; null for a figure of the pledge as a whole. */
  readonly seen: SeenEffect | null;
  /** Whether anything speaks against publishing it as it is. */
  readonly canApprove: boolean;
}

/** Approve, or return with a reason. */
export function DecisionForm({ id, programme, version, seen, canApprove }: Props) {
  const t = useTranslations('reviews.decide');
  const [state, action, isPending] = useActionState(reviewAction, firstState());
  const labels = { reason: t('reasonLabel') };
  return (
    <FormFrame state={state} action={action} labels={labels}>
      {(errorOf) => (
        <>
          <input type="hidden" name="programme" value={programme} />
          <input type="hidden" name="id" value={id} />
          <input type="hidden" name="version" value={version} />
          <input type="hidden" name="targetVersion" value={seen?.targetVersion ?? ''} />
          <input type="hidden" name="summarySeq" value={seen?.summarySeq ?? ''} />
          {canApprove && (
            <div className="mb-8">
              <p className="mb-3 max-w-text">{t('approveLead')}</p>
              <Button name="intent" value="approve" disabled={isPending}>
                {t('approve')}
              </Button>
            </div>
          )}
          <TextArea
            id="reason"
            name="reason"
            label={t('reason')}
            hint={t('reasonHint')}
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

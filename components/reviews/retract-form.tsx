'use client';

import { useTranslations } from 'next-intl';
import { useActionState } from 'react';
import { FormFrame } from '@/components/accounts/form-frame';
import { Button } from '@/components/ui/button';
import { TextArea } from '@/components/ui/text-area';
import { firstState } from '@/lib/accounts/form-state';
import { retractAction } from '@/lib/reviews/actions';

/** Takes a published figure out of force, with a reason for the public. */
export function RetractForm({ id, programme }: { readonly id: string; readonly programme: string }) {
  const t = useTranslations('reviews.retract');
  const [state, action, isPending] = useActionState(retractAction, firstState());
  return (
    <FormFrame state={state} action={action} labels={{ reason: t('reasonLabel') }}>
      {(errorOf) => (
        <>
          <input type="hidden" name="programme" value={programme} />
          <input type="hidden" name="id" value={id} />
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
          <Button kind="warning" disabled={isPending}>
            {t('submit')}
          </Button>
        </>
      )}
    </FormFrame>
  );
}

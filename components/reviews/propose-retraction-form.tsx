'use client';

import { useTranslations } from 'next-intl';
import { useActionState } from 'react';
import { FormFrame } from '@/components/accounts/form-frame';
import { Button } from '@/components/ui/button';
import { TextArea } from '@/components/ui/text-area';
import { firstState } from '@/lib/accounts/form-state';
import { proposeRetractionAction } from '@/lib/reviews/retractions/actions';
import type { RetractionSubject } from '@/lib/reviews/retractions/types';

interface Props {
  /** The proposal's own id, made with the form. */
  readonly id: string;
  readonly programme: string;
  readonly subject: RetractionSubject;
  readonly subjectId: string;
}

/** Puts before a second person that something published should be taken out of force. */
export function ProposeRetractionForm({ id, programme, subject, subjectId }: Props) {
  const t = useTranslations('reviews.retract');
  const [state, action, isPending] = useActionState(proposeRetractionAction, firstState());
  return (
    <FormFrame state={state} action={action} labels={{ reason: t('reasonLabel') }}>
      {(errorOf) => (
        <>
          <input type="hidden" name="programme" value={programme} />
          <input type="hidden" name="id" value={id} />
          <input type="hidden" name="subject" value={subject} />
          <input type="hidden" name="subjectId" value={subjectId} />
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
            {t('propose')}
          </Button>
        </>
      )}
    </FormFrame>
  );
}

'use client';

import { useTranslations } from 'next-intl';
import { useActionState } from 'react';
import { FormFrame } from '@/components/accounts/form-frame';
import { Button } from '@/components/ui/button';
import { TextArea } from '@/components/ui/text-area';
import { type AccountFormState, firstState } from '@/lib/accounts/form-state';

interface Props {
  readonly onSend: (previous: AccountFormState, form: FormData) => Promise<AccountFormState>;
  /** What the form is about, field by field. */
  readonly about: Readonly<Record<string, string>>;
  /** Whether it is carried out at once, or put before a second person. */
  readonly button: 'submit' | 'propose';
}

/** Why something published is to go out of force, for the public. */
export function RetractionReasonForm({ onSend, about, button }: Props) {
  const t = useTranslations('reviews.retract');
  const [state, action, isPending] = useActionState(onSend, firstState());
  return (
    <FormFrame state={state} action={action} labels={{ reason: t('reasonLabel') }}>
      {(errorOf) => (
        <>
          {Object.entries(about).map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
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
            {t(button)}
          </Button>
        </>
      )}
    </FormFrame>
  );
}

'use client';

import { useTranslations } from 'next-intl';
import { useActionState } from 'react';
import { FormFrame } from '@/components/accounts/form-frame';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { RadioGroup } from '@/components/ui/radio-group';
import { firstState } from '@/lib/accounts/form-state';
import { REVIEW_POLICIES, type ReviewPolicy } from '@/lib/programmes/types';
import { policyAction } from '@/lib/reviews/actions';

interface Props {
  readonly programme: string;
  readonly version: number;
  readonly reviewPolicy: ReviewPolicy;
}

/** Who has to read a figure before it is published. */
export function PolicyForm({ programme, version, reviewPolicy }: Props) {
  const t = useTranslations('reviews.settings');
  const [state, action, isPending] = useActionState(policyAction, firstState());
  return (
    <>
      <div role="status">
        {state.isDone && (
          <Notice kind="success">
            <p>{t('saved')}</p>
          </Notice>
        )}
      </div>
      <FormFrame state={state} action={action} labels={{ reviewPolicy: t('policy') }}>
        {(errorOf) => (
          <>
            <input type="hidden" name="programme" value={programme} />
            <input type="hidden" name="version" value={version} />
            <RadioGroup
              id="reviewPolicy"
              name="reviewPolicy"
              label={t('policy')}
              error={errorOf('reviewPolicy')}
              defaultValue={state.typed.reviewPolicy ?? reviewPolicy}
              options={REVIEW_POLICIES.map((value) => ({
                value,
                label: t(`policies.${value}`),
                hint: t(`policiesHint.${value}`),
              }))}
            />
            <Button disabled={isPending}>{t('save')}</Button>
          </>
        )}
      </FormFrame>
    </>
  );
}

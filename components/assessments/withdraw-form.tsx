'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useActionState } from 'react';
import { Button } from '@/components/ui/button';
import { ErrorSummary } from '@/components/ui/error-summary';
import { withdrawAssessmentAction } from '@/lib/assessments/actions';
import type { DecisionState } from '@/lib/assessments/form-state';
import { refusalText } from '@/lib/core/i18n/refusal-text';

const NOTHING_YET: DecisionState = { refusals: [], reason: '' };

/** Takes one's own proposed assessment back. Works without scripts. */
export function WithdrawForm({ id }: { readonly id: string }) {
  const locale = useLocale();
  const t = useTranslations('reviews');
  const texts = useTranslations('refusals');
  const units = useTranslations('units');
  const [state, action, isPending] = useActionState(withdrawAssessmentAction, NOTHING_YET);
  const errors = state.refusals.map((refusal) => ({
    fieldId: null,
    message: refusalText(refusal, '', locale, texts, units),
  }));
  return (
    <form action={action} className="mt-4" noValidate>
      <ErrorSummary errors={errors} />
      <input name="locale" type="hidden" value={locale} />
      <input name="id" type="hidden" value={id} />
      <Button disabled={isPending} kind="secondary">
        {t('withdraw')}
      </Button>
    </form>
  );
}

'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useActionState } from 'react';
import { Button } from '@/components/ui/button';
import { ErrorSummary } from '@/components/ui/error-summary';
import { TextArea } from '@/components/ui/text-area';
import { decideAssessmentAction } from '@/lib/assessments/actions';
import type { DecisionState } from '@/lib/assessments/form-state';
import { refusalText } from '@/lib/core/i18n/refusal-text';

const NOTHING_YET: DecisionState = { refusals: [], reason: '' };

/** The second person's buttons: approve, or return with a reason. Works without scripts. */
export function DecisionForm({ id, version }: { readonly id: string; readonly version: number }) {
  const locale = useLocale();
  const t = useTranslations('assessments.queue');
  const texts = useTranslations('refusals');
  const units = useTranslations('units');
  const [state, action, isPending] = useActionState(decideAssessmentAction, NOTHING_YET);
  const reasonId = `reason-${id}`;
  const errors = state.refusals.map((refusal) => ({
    fieldId: refusal.field === 'reason' ? reasonId : null,
    message: refusalText(refusal, t('returnReason'), locale, texts, units),
  }));
  return (
    <form action={action} className="mt-4" noValidate>
      <ErrorSummary errors={errors} />
      <input name="locale" type="hidden" value={locale} />
      <input name="id" type="hidden" value={id} />
      <input name="version" type="hidden" value={version} />
      <TextArea
        defaultValue={state.reason}
        error={errors.find(({ fieldId }) => fieldId === reasonId)?.message}
        id={reasonId}
        key={state.reason}
        label={t('returnReason')}
        maxLength={4_000}
        name="reason"
        rows={2}
      />
      <div className="flex flex-wrap gap-4">
        <Button disabled={isPending} name="intent" value="approve">
          {t('approve')}
        </Button>
        <Button disabled={isPending} kind="secondary" name="intent" value="return">
          {t('return')}
        </Button>
      </div>
    </form>
  );
}

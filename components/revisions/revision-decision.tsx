'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useActionState } from 'react';
import { Button } from '@/components/ui/button';
import { ErrorSummary } from '@/components/ui/error-summary';
import { TextArea } from '@/components/ui/text-area';
import { refusalText } from '@/lib/core/i18n/refusal-text';
import { decideRevisionAction } from '@/lib/revisions/actions';
import type { DecisionState } from '@/lib/revisions/form-state';

const NOTHING_YET: DecisionState = { refusals: [], reason: '' };

interface Props {
  readonly id: string;
  readonly programme: string;
  readonly version: number;
  readonly may: 'decide' | 'withdraw';
  /** Whether nothing speaks against publishing it. */
  readonly canApprove: boolean;
}

/** An admin's buttons, approve or return with a reason, or the author's own to take it back. Works without scripts. */
export function RevisionDecision({ id, programme, version, may, canApprove }: Props) {
  const locale = useLocale();
  const t = useTranslations('revisions.review');
  const texts = useTranslations('refusals');
  const units = useTranslations('units');
  const [state, action, isPending] = useActionState(decideRevisionAction, NOTHING_YET);
  const errors = state.refusals.map((refusal) => ({
    fieldId: refusal.field === 'reason' ? 'reason' : null,
    message: refusalText(refusal, t('reason'), locale, texts, units),
  }));
  return (
    <form action={action} className="mt-4" noValidate>
      <ErrorSummary errors={errors} />
      <input name="locale" type="hidden" value={locale} />
      <input name="programme" type="hidden" value={programme} />
      <input name="id" type="hidden" value={id} />
      <input name="version" type="hidden" value={version} />
      {may === 'decide' && (
        <TextArea
          defaultValue={state.reason}
          error={errors.find(({ fieldId }) => fieldId === 'reason')?.message}
          id="reason"
          key={state.reason}
          label={t('returnReason')}
          maxLength={4_000}
          name="reason"
          rows={2}
        />
      )}
      <div className="flex flex-wrap gap-4">
        {may === 'decide' && canApprove && (
          <Button disabled={isPending} name="intent" value="approve">
            {t('approve')}
          </Button>
        )}
        {may === 'decide' && (
          <Button disabled={isPending} kind="secondary" name="intent" value="return">
            {t('return')}
          </Button>
        )}
        {may === 'withdraw' && (
          <Button disabled={isPending} kind="secondary" name="intent" value="withdraw">
            {t('withdraw')}
          </Button>
        )}
      </div>
    </form>
  );
}

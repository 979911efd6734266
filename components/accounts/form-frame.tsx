'use client';

import { useLocale, useTranslations } from 'next-intl';
import { type ReactNode, useEffect, useRef } from 'react';
import { ErrorSummary } from '@/components/ui/error-summary';
import type { AccountFormState } from '@/lib/accounts/form-state';
import type { Refusal } from '@/lib/core/errors';
import { refusalText } from '@/lib/core/i18n/refusal-text';

interface FormFrameProps {
  readonly state: AccountFormState;
  readonly action: (form: FormData) => void;
  /** Names of the fields in the order in which they stand, for messages; a refusal at any other field is said of the form as a whole. */
  readonly labels: Readonly<Record<string, string>>;
  /** The fields, given the message of each that has one. */
  readonly children: (errorOf: (field: string) => string | undefined) => ReactNode;
}

/** A form of one's account: the summary of what is wrong above it, the language with it, and the focus where it helps. */
export function FormFrame({ state, action, labels, children }: FormFrameProps) {
  const locale = useLocale();
  const t = useTranslations('refusals');
  const units = useTranslations('units');
  const frame = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (state.refusals.length > 0) frame.current?.querySelector<HTMLElement>('#error-summary')?.focus();
  }, [state]);

  const order = Object.keys(labels);
  const placeOf = ({ field }: Refusal) => order.indexOf(field ?? '');
  const sorted = [...state.refusals].sort((a, b) => placeOf(a) - placeOf(b));
  const errors = sorted.map((refusal) => {
    const fieldId = refusal.field !== null && refusal.field in labels ? refusal.field : null;
    return { fieldId, message: refusalText(refusal, labels[fieldId ?? ''] ?? '', locale, t, units) };
  });
  const errorOf = (field: string) => errors.find(({ fieldId }) => fieldId === field)?.message;
  return (
    <div ref={frame}>
      <ErrorSummary errors={errors} />
      <form action={action} noValidate>
        <input type="hidden" name="locale" value={locale} />
        <div key={state.turn}>{children(errorOf)}</div>
      </form>
    </div>
  );
}

'use client';

import type { ReactNode } from 'react';
import { Field } from '@/components/ui/field';
import { parsePlainDate } from '@/lib/core/plain-date';

interface DateFieldProps {
  readonly name: string;
  readonly label: ReactNode;
  readonly defaultValue: string;
  readonly hint?: ReactNode;
  readonly error?: ReactNode;
}

/**
 * A day. Browsers that know date inputs show a calendar, others take it typed. What was typed and is no day is shown again as
 * text, because a date input would drop it.
 */
export function DateField({ name, label, defaultValue, hint, error }: DateFieldProps) {
  const isDay = defaultValue === '' || parsePlainDate(defaultValue) !== null;
  return (
    <Field
      id={name}
      name={name}
      type={isDay ? 'date' : 'text'}
      label={label}
      hint={hint}
      error={error}
      defaultValue={defaultValue}
      width="short"
      maxLength={isDay ? undefined : 40}
    />
  );
}

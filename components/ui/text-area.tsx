'use client';

import { useTranslations } from 'next-intl';
import type { TextareaHTMLAttributes } from 'react';
import { ControlFrame, type ControlProps, describing, HintAndError, INPUT } from './form-control';
import { useTypedBefore } from './typed-before';

interface TextAreaProps
  extends ControlProps,
    Omit<
      TextareaHTMLAttributes<HTMLTextAreaElement>,
      'id' | 'name' | 'className' | 'value' | 'defaultValue' | 'aria-describedby' | 'aria-invalid'
    > {
  readonly defaultValue: string;
}

/** Several lines of text. */
export function TextArea({ id, name, label, hint, error, rows = 4, defaultValue, ...rest }: TextAreaProps) {
  const t = useTranslations('site.form');
  const text = useTypedBefore(id, defaultValue);
  return (
    <ControlFrame hasError={Boolean(error)}>
      <label htmlFor={id} className="mb-1 block font-semibold">
        {label}
      </label>
      <HintAndError id={id} hint={hint} error={error} errorPrefix={t('error')} />
      <textarea
        {...rest}
        {...describing({ id, hint, error })}
        id={id}
        name={name}
        rows={rows}
        defaultValue={text}
        className={`${INPUT} max-w-text`}
      />
    </ControlFrame>
  );
}

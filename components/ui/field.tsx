import { useTranslations } from 'next-intl';
import type { InputHTMLAttributes, ReactNode } from 'react';
import { ControlFrame, type ControlProps, describing, HintAndError, INPUT } from './form-control';

const WIDTHS = { short: 'max-w-40', medium: 'max-w-80', full: 'max-w-text' } as const;

type Native<T> = Omit<T, 'id' | 'name' | 'className' | 'aria-describedby' | 'aria-invalid'>;

interface FieldProps extends ControlProps, Native<InputHTMLAttributes<HTMLInputElement>> {
  readonly width?: keyof typeof WIDTHS;
  /** Shown after the input, such as the unit. */
  readonly suffix?: ReactNode;
}

/** One line of text with its label, hint and error. Works in a plain form. */
export function Field({
  id,
  name,
  label,
  hint,
  error,
  width = 'full',
  suffix,
  type = 'text',
  ...rest
}: FieldProps) {
  const t = useTranslations('site.form');
  return (
    <ControlFrame hasError={Boolean(error)}>
      <label htmlFor={id} className="mb-1 block font-semibold">
        {label}
      </label>
      <HintAndError id={id} hint={hint} error={error} errorPrefix={t('error')} />
      <div className={`flex items-center gap-2 ${WIDTHS[width]}`}>
        <input
          {...rest}
          {...describing({ id, hint, error })}
          id={id}
          name={name}
          type={type}
          className={INPUT}
        />
        {suffix !== undefined && <span className="shrink-0 text-muted">{suffix}</span>}
      </div>
    </ControlFrame>
  );
}

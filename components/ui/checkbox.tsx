import { useTranslations } from 'next-intl';
import type { InputHTMLAttributes } from 'react';
import { ControlFrame, type ControlProps, describing, HintAndError } from './form-control';

type CheckboxProps = ControlProps &
  Omit<InputHTMLAttributes<HTMLInputElement>, 'id' | 'name' | 'type' | 'className'>;

/** A yes or no. */
export function Checkbox({ id, name, label, hint, error, ...rest }: CheckboxProps) {
  const t = useTranslations('site.form');
  return (
    <ControlFrame hasError={Boolean(error)}>
      <div className="flex items-start gap-3">
        <input
          {...rest}
          {...describing({ id, hint, error })}
          type="checkbox"
          id={id}
          name={name}
          className="mt-1 size-5 shrink-0 accent-action"
        />
        <div>
          <label htmlFor={id}>{label}</label>
          <HintAndError id={id} hint={hint} error={error} errorPrefix={t('error')} />
        </div>
      </div>
    </ControlFrame>
  );
}

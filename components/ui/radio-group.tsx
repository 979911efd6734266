import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { ControlFrame, type ControlProps, describing, HintAndError } from './form-control';

export interface RadioOption {
  readonly value: string;
  readonly label: ReactNode;
  readonly hint?: ReactNode;
}

interface RadioGroupProps extends ControlProps {
  readonly options: readonly RadioOption[];
  readonly defaultValue?: string;
  readonly required?: boolean;
}

/** One of a few. The first radio carries the group's id, so that the error summary's link lands on it. */
export function RadioGroup({
  id,
  name,
  label,
  hint,
  error,
  options,
  defaultValue,
  required,
}: RadioGroupProps) {
  const t = useTranslations('site.form');
  return (
    <ControlFrame hasError={Boolean(error)}>
      <fieldset {...describing({ id, hint, error })}>
        <legend className="mb-1 font-semibold">{label}</legend>
        <HintAndError id={id} hint={hint} error={error} errorPrefix={t('error')} />
        {options.map((option, index) => (
          <div key={option.value} className="flex items-start gap-3 py-1">
            <input
              type="radio"
              id={index === 0 ? id : `${id}-${option.value}`}
              name={name}
              value={option.value}
              defaultChecked={option.value === defaultValue}
              required={required}
              aria-describedby={option.hint ? `${id}-${option.value}-hint` : undefined}
              className="mt-1 size-5 shrink-0 accent-action"
            />
            <div>
              <label htmlFor={index === 0 ? id : `${id}-${option.value}`}>{option.label}</label>
              {option.hint && (
                <p id={`${id}-${option.value}-hint`} className="text-small text-muted">
                  {option.hint}
                </p>
              )}
            </div>
          </div>
        ))}
      </fieldset>
    </ControlFrame>
  );
}

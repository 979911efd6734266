import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { ControlFrame, type ControlProps, describing, HintAndError } from './form-control';

interface CheckboxGroupProps extends ControlProps {
  readonly options: readonly { readonly value: string; readonly label: ReactNode }[];
  readonly defaultValues: readonly string[];
}

/** Any of a few. The first box carries the group's id, so that the error summary's link lands on it. */
export function CheckboxGroup({ id, name, label, hint, error, options, defaultValues }: CheckboxGroupProps) {
  const t = useTranslations('site.form');
  return (
    <ControlFrame hasError={Boolean(error)}>
      <fieldset {...describing({ id, hint, error })}>
        <legend className="mb-1 font-semibold">{label}</legend>
        <HintAndError id={id} hint={hint} error={error} errorPrefix={t('error')} />
        {options.map(({ value, label: optionLabel }, index) => (
          <Checkbox
            key={value}
            id={index === 0 ? id : `${id}-${value}`}
            name={name}
            value={value}
            label={optionLabel}
            isChecked={defaultValues.includes(value)}
          />
        ))}
      </fieldset>
    </ControlFrame>
  );
}

interface CheckboxProps {
  readonly id: string;
  readonly name: string;
  readonly value: string;
  readonly label: ReactNode;
  readonly hint?: string;
  readonly isChecked: boolean;
}

/** One box with its name beside it. */
export function Checkbox({ id, name, value, label, hint, isChecked }: CheckboxProps) {
  return (
    <div className="flex items-start gap-3 py-1">
      <input
        type="checkbox"
        id={id}
        name={name}
        value={value}
        defaultChecked={isChecked}
        aria-describedby={hint === undefined ? undefined : `${id}-hint`}
        className="mt-1 size-5 shrink-0 accent-action"
      />
      <div>
        <label htmlFor={id}>{label}</label>
        {hint !== undefined && (
          <p id={`${id}-hint`} className="text-small text-muted">
            {hint}
          </p>
        )}
      </div>
    </div>
  );
}

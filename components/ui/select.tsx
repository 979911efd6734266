import { useTranslations } from 'next-intl';
import type { SelectHTMLAttributes } from 'react';
import { ControlFrame, type ControlProps, describing, HintAndError, INPUT } from './form-control';

export interface Option {
  readonly value: string;
  readonly label: string;
}

export interface OptionGroup {
  readonly label: string;
  readonly options: readonly Option[];
}

interface SelectProps
  extends ControlProps,
    Omit<SelectHTMLAttributes<HTMLSelectElement>, 'id' | 'name' | 'className' | 'children'> {
  readonly options: readonly (Option | OptionGroup)[];
  /** Filters sit closely together; other forms have more room. */
  readonly isCompact?: boolean;
}

/** A choice from a list, with groups where the list has them. */
export function Select({ id, name, label, hint, error, options, isCompact, ...rest }: SelectProps) {
  const t = useTranslations('site.form');
  const control = (
    <>
      <label
        htmlFor={id}
        className={isCompact ? 'mb-1 block text-small font-semibold' : 'mb-1 block font-semibold'}
      >
        {label}
      </label>
      <HintAndError id={id} hint={hint} error={error} errorPrefix={t('error')} />
      <select
        {...rest}
        {...describing({ id, hint, error })}
        id={id}
        name={name}
        className={`${INPUT} ${isCompact ? '' : 'max-w-text'}`}
      >
        {options.map((option) =>
          'options' in option ? (
            <optgroup key={option.label} label={option.label}>
              {option.options.map((inner) => (
                <option key={inner.value} value={inner.value}>
                  {inner.label}
                </option>
              ))}
            </optgroup>
          ) : (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ),
        )}
      </select>
    </>
  );
  return isCompact ? <div>{control}</div> : <ControlFrame hasError={Boolean(error)}>{control}</ControlFrame>;
}

'use client';

import { useLocale, useTranslations } from 'next-intl';
import { Field } from '@/components/ui/field';
import { RadioGroup } from '@/components/ui/radio-group';
import { Select } from '@/components/ui/select';
import type { Decimal } from '@/lib/core/decimal';
import { formatNumber, formatUnit } from '@/lib/core/i18n/format';
import { UNIT_CODES } from '@/lib/core/i18n/units';
import { type FormTarget, type TypedFigure, valueControl } from '@/lib/figures/form-fields';
import { QUALIFIERS } from '@/lib/status/types';

interface ValueFieldsProps {
  readonly target: FormTarget;
  readonly typed: TypedFigure;
  readonly readings: readonly [Decimal, Decimal] | null;
  readonly errorOf: (field: string) => string | undefined;
}

/** The value in the form that the target's kind asks for: digits with their unit, yes or no, or a stage. */
export function ValueFields({ target, typed, readings, errorOf }: ValueFieldsProps) {
  const t = useTranslations('desk.form');
  const control = valueControl(target);
  if (control === 'yes_no') {
    const options = [
      { value: '1', label: t('goesOnYes') },
      { value: '0', label: t('goesOnNo') },
    ];
    return (
      <RadioGroup
        id="goesOn"
        name="goesOn"
        label={t('goesOn')}
        error={errorOf('goesOn')}
        defaultValue={typed.goesOn}
        options={options}
      />
    );
  }
  if (control === 'stage') {
    const stages = target?.stages ?? 1;
    const options = Array.from({ length: stages }, (_, index) => ({
      value: String(index + 1),
      label: stages === 1 ? t('stageOne') : t('stageN', { n: index + 1, stages }),
    }));
    return (
      <RadioGroup
        id="stage"
        name="stage"
        label={t('stage')}
        error={errorOf('stage')}
        defaultValue={typed.stage}
        options={options}
      />
    );
  }
  return <NumberFields target={target} typed={typed} readings={readings} errorOf={errorOf} />;
}

function NumberFields({ target, typed, readings, errorOf }: ValueFieldsProps) {
  const locale = useLocale();
  const t = useTranslations('desk.form');
  const units = useTranslations('units');
  const unit = target?.unit ? formatUnit(target.unit, units) : undefined;
  return (
    <>
      <Field
        id="value"
        name="value"
        label={t('value')}
        hint={unit === undefined ? t('valueHint') : t('valueHintUnit', { unit })}
        error={errorOf('value')}
        defaultValue={typed.value}
        inputMode="decimal"
        autoComplete="off"
        width="medium"
        maxLength={200}
        {...(unit !== undefined && { suffix: unit })}
      />
      {readings !== null && (
        <RadioGroup
          id="meant"
          name="meant"
          label={t('meant')}
          error={errorOf('meant')}
          defaultValue={typed.meant}
          options={readings.map((reading) => ({ value: reading, label: formatNumber(reading, locale) }))}
        />
      )}
      {target === null && (
        <>
          <Field
            id="unit"
            name="unit"
            label={t('unit')}
            hint={t('unitHint')}
            error={errorOf('unit')}
            defaultValue={typed.unit}
            autoCapitalize="none"
            spellCheck={false}
            list="units"
            width="short"
            maxLength={30}
          />
          <datalist id="units">
            {UNIT_CODES.map((code) => (
              <option key={code} value={code}>
                {formatUnit(code, units)}
              </option>
            ))}
          </datalist>
        </>
      )}
      <Select
        id="qualifier"
        name="qualifier"
        label={t('qualifier')}
        error={errorOf('qualifier')}
        defaultValue={typed.qualifier}
        options={[
          { value: '', label: t('qualifiers.exact') },
          ...QUALIFIERS.map((qualifier) => ({ value: qualifier, label: t(`qualifiers.${qualifier}`) })),
        ]}
      />
    </>
  );
}

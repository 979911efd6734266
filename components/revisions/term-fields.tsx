'use client';

import { useTranslations } from 'next-intl';
import { DateField } from '@/components/figures/date-field';
import { Field } from '@/components/ui/field';
import { RadioGroup } from '@/components/ui/radio-group';
import { Select } from '@/components/ui/select';
import type { TypedRevision } from '@/lib/revisions/form-state';
import { COMPARISONS, DIRECTIONS, TARGET_KINDS } from '@/lib/status/types';
import { TextFields } from './text-fields';

interface Props {
  readonly typed: TypedRevision;
  readonly errorOf: (field: string) => string | undefined;
}

/** The terms of a target. Which of them count depends on the kind; those that do not belong to it are left out when it is read. */
export function TermFields({ typed, errorOf }: Props) {
  const t = useTranslations('revisions.form');
  const kinds = useTranslations('pledge.kind');
  const directions = useTranslations('pledge.promise.directions');
  const comparisons = useTranslations('desk.form.comparison');
  const common = (name: string) => ({
    id: name,
    name,
    defaultValue: typed.fields[name] ?? '',
    error: errorOf(name),
  });
  const stages = Number(typed.fields.stages ?? '1') || 1;
  return (
    <>
      <TextFields errorOf={errorOf} name="metric" typed={typed} />
      <Select
        {...common('kind')}
        label={t('kind')}
        options={TARGET_KINDS.map((kind) => ({ value: kind, label: kinds(kind, { stages }) }))}
      />
      <Field
        {...common('value')}
        hint={t('valueHint')}
        inputMode="decimal"
        label={t('value')}
        maxLength={60}
        width="medium"
      />
      <Select
        {...common('comparison')}
        label={t('comparison')}
        options={[
          { value: '', label: t('comparisonNone') },
          ...COMPARISONS.map((one) => ({ value: one, label: comparisons(one) })),
        ]}
      />
      <Field {...common('unit')} hint={t('unitHint')} label={t('unit')} maxLength={30} width="short" />
      <DateField {...common('due')} label={t('due')} />
      <TextFields errorOf={errorOf} name="dueBasis" rows={2} typed={typed} />
      <DateField {...common('start')} label={t('start')} />
      <Select
        {...common('direction')}
        label={t('direction')}
        options={DIRECTIONS.map((one) => ({ value: one, label: directions(one) }))}
      />
      <Field
        {...common('factor')}
        hint={t('factorHint')}
        inputMode="decimal"
        label={t('factor')}
        maxLength={60}
        width="short"
      />
      <Field {...common('stages')} inputMode="numeric" label={t('stages')} maxLength={3} width="short" />
      <fieldset className="mb-6 border-s-4 border-line ps-4">
        <legend className="font-semibold">{t('baseline')}</legend>
        <p className="mb-3 max-w-text text-small text-muted">{t('baselineHint')}</p>
        <Field
          {...common('baseline.value')}
          inputMode="decimal"
          label={t('baselineValue')}
          maxLength={60}
          width="medium"
        />
        <DateField {...common('baseline.date')} label={t('baselineDate')} />
        <RadioGroup
          {...common('baseline.isDerived')}
          label={t('baselineDerived')}
          options={[
            { value: '', label: t('baselinePublished') },
            { value: 'yes', label: t('baselineIsDerived') },
          ]}
        />
        <Field
          {...common('baseline.sourceUrl')}
          inputMode="url"
          label={t('baselineSource')}
          maxLength={2100}
        />
        <TextFields errorOf={errorOf} name="baseline.note" rows={2} typed={typed} />
      </fieldset>
      <Checkpoints errorOf={errorOf} typed={typed} />
    </>
  );
}

function Checkpoints({ typed, errorOf }: Props) {
  const t = useTranslations('revisions.form');
  return (
    <fieldset className="mb-6 border-s-4 border-line ps-4">
      <legend className="font-semibold">{t('checkpoints')}</legend>
      <p className="mb-3 max-w-text text-small text-muted">{t('checkpointsHint')}</p>
      {typed.checkpoints.map((checkpoint, index) => {
        const common = (part: keyof typeof checkpoint) => ({
          id: `checkpoints.${index}.${part}`,
          name: `checkpoints.${index}.${part}`,
          defaultValue: checkpoint[part],
          error: errorOf(`checkpoints.${index}.${part}`),
        });
        return (
          <fieldset className="border-t border-line pt-2" key={common('on').id}>
            <legend className="float-start mb-1 w-full text-muted">
              {t('checkpoint', { n: index + 1 })}
            </legend>
            <div className="clear-both gap-x-6 sm:flex">
              <DateField {...common('on')} label={t('checkpointOn')} />
              <Field
                {...common('value')}
                inputMode="decimal"
                label={t('checkpointValue')}
                maxLength={60}
                width="medium"
              />
            </div>
            <Field {...common('sourceUrl')} inputMode="url" label={t('checkpointSource')} maxLength={2100} />
          </fieldset>
        );
      })}
    </fieldset>
  );
}

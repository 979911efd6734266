'use client';

import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { RadioGroup } from '@/components/ui/radio-group';
import { TextArea } from '@/components/ui/text-area';
import type { OtherLanguage } from '@/lib/figures/figure-texts';
import { rolesFor, shapesFor } from '@/lib/figures/form-fields';
import type { FigureFormState } from '@/lib/figures/form-state';
import { DateField } from './date-field';
import type { FigureFormPlace } from './form-props';
import { RegionField } from './region-field';
import { SourceFields } from './source-fields';
import { ValueFields } from './value-fields';

interface FigureFieldsProps {
  readonly place: FigureFormPlace;
  readonly state: FigureFormState;
  readonly errorOf: (field: string) => string | undefined;
  readonly isPending: boolean;
}

/** Fields of another shape than the chosen one step aside where the browser can tell; none is read in any case. */
const NOT_FOR = {
  amount: 'group-has-[[name=shape][value=amount]:checked]/form:hidden',
  running_total: 'group-has-[[name=shape][value=running_total]:checked]/form:hidden',
  reading: 'group-has-[[name=shape][value=reading]:checked]/form:hidden',
} as const;

/** The first step: everything there is to say about a figure, fitted to the kind of its target. */
export function FigureFields({
  place: { target, regions, corrects, others },
  state,
  errorOf,
  isPending,
}: FigureFieldsProps) {
  const t = useTranslations('desk.form');
  const { typed, readings } = state;
  const shapes = shapesFor(target);
  const roles = rolesFor(target);
  const hasPeriod = shapes.includes('amount');
  const hasDay = shapes.some((shape) => shape !== 'amount');
  const dateProps = (name: 'from' | 'to' | 'on') => ({
    name,
    label: t(name),
    defaultValue: typed[name],
    error: errorOf(name),
  });
  return (
    <>
      {/* Enter in a field uses the first button of a form: it has to be the one that checks. */}
      <button type="submit" name="intent" value="check" tabIndex={-1} aria-hidden="true" className="sr-only">
        {t('check')}
      </button>
      <h2 id="step-title" tabIndex={-1} className="mb-4 text-lead outline-none">
        {t('figure')}
      </h2>
      {roles.length > 1 && (
        <RadioGroup
          id="role"
          name="role"
          label={t('role')}
          error={errorOf('role')}
          defaultValue={typed.role}
          options={roles.map((role) => ({
            value: role,
            label: t(`roles.${role}`),
            hint: t(`rolesHint.${role}`),
          }))}
        />
      )}
      {shapes.length > 1 && (
        <RadioGroup
          id="shape"
          name="shape"
          label={t('shape')}
          error={errorOf('shape')}
          defaultValue={typed.shape}
          options={shapes.map((shape) => ({ value: shape, label: t(`shapes.${shape}`) }))}
        />
      )}
      <ValueFields target={target} typed={typed} readings={readings} errorOf={errorOf} />
      {hasPeriod && (
        <div className={`${NOT_FOR.running_total} ${NOT_FOR.reading}`}>
          <div className="gap-6 sm:flex sm:items-end">
            <DateField {...dateProps('from')} />
            <DateField {...dateProps('to')} />
          </div>
        </div>
      )}
      {hasDay && (
        <div className={NOT_FOR.amount}>
          <DateField {...dateProps('on')} hint={t('onHint')} />
        </div>
      )}
      {regions.length > 0 && (
        <RegionField
          error={errorOf('region')}
          isFixed={corrects !== null}
          regions={regions}
          typed={typed.region}
        />
      )}
      <TextArea
        id="dateNote"
        name="dateNote"
        label={t('dateNote')}
        hint={others.dateNote.length > 0 && <Others texts={others.dateNote} />}
        defaultValue={typed.dateNote}
        error={errorOf('dateNote')}
        rows={2}
        maxLength={4000}
      />
      <TextArea
        id="note"
        name="note"
        label={t('note')}
        hint={others.note.length > 0 && <Others texts={others.note} />}
        defaultValue={typed.note}
        error={errorOf('note')}
        rows={3}
        maxLength={4000}
      />
      <SourceFields sources={typed.sources} errorOf={errorOf} />
      {corrects && (
        <div className="mt-10 border-t-2 border-rule pt-3">
          <TextArea
            id="reason"
            name="reason"
            label={t('reason')}
            hint={
              <>
                {t('reasonHint')} <Others texts={others.reason} />
              </>
            }
            defaultValue={typed.reason}
            error={errorOf('reason')}
            rows={3}
            maxLength={4000}
          />
        </div>
      )}
      <p className="mt-8 mb-3 max-w-text text-muted">{t('nothingYet')}</p>
      <div className="flex flex-wrap gap-4">
        <Button name="intent" value="check" disabled={isPending}>
          {t('check')}
        </Button>
        <Button kind="secondary" name="intent" value="save" disabled={isPending}>
          {t('save')}
        </Button>
      </div>
    </>
  );
}

/** What a text says in other languages: it stays, and is changed where the form is in that language. */
function Others({ texts }: { texts: readonly OtherLanguage[] }) {
  const t = useTranslations('desk.form');
  return texts.map(({ lang, text }) => (
    <span key={lang} className="block">
      {t.rich('otherLanguage', { lang, text: () => <span lang={lang}>{text}</span> })}
    </span>
  ));
}

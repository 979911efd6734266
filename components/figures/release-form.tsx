'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useActionState, useEffect, useRef } from 'react';
import { Button } from '@/components/ui/button';
import { ErrorSummary } from '@/components/ui/error-summary';
import { Field } from '@/components/ui/field';
import { Notice } from '@/components/ui/notice';
import { TextInLanguage } from '@/components/ui/text-in-language';
import { formatDate } from '@/lib/core/i18n/format';
import { refusalText } from '@/lib/core/i18n/refusal-text';
import { planReleasesAction } from '@/lib/figures/releases/actions';
import type { ReleaseFormState, TypedRelease } from '@/lib/figures/releases/release-form';
import { type ExpectedRelease, MAX_RELEASES } from '@/lib/figures/releases/types';
import { DateField } from './date-field';

interface Props {
  readonly place: { readonly programme: string; readonly pledge: string; readonly target: string };
  readonly rows: readonly TypedRelease[];
  /** The list that the rows were made from, as it is compared. */
  readonly seen: string;
}

const PART = /^releases\.(\d+)\.(name|publisher|referenceOn|expectedOn)$/;

/** The releases that are announced for a target, a row each. All of it works without scripts. */
export function ReleaseForm({ place, rows, seen }: Props) {
  const locale = useLocale();
  const t = useTranslations('desk.releases');
  const first: ReleaseFormState = {
    turn: 0,
    rows,
    seen,
    refusals: [],
    meanwhile: null,
    isDone: false,
    focus: null,
  };
  const [state, action, isPending] = useActionState(planReleasesAction, first);
  const frame = useFocus(state);
  const errors = useErrors(state);
  const errorOf = (field: string) => errors.find(({ fieldId }) => fieldId === field)?.message;
  return (
    <div ref={frame}>
      <ErrorSummary errors={errors} />
      <div role="status">
        {state.isDone && (
          <Notice kind="success">
            <p>{t('saved')}</p>
          </Notice>
        )}
      </div>
      {state.meanwhile && <Meanwhile releases={state.meanwhile} />}
      <form action={action} noValidate>
        <input type="hidden" name="locale" value={locale} />
        {Object.entries(place).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        {/* A single line would lose the line breaks of the list. */}
        <textarea name="seen" hidden readOnly value={state.seen} />
        <div key={state.turn}>
          {/* Enter in a field uses the form's first button: it has to be the one that saves. */}
          <button type="submit" tabIndex={-1} aria-hidden="true" className="sr-only">
            {t('save')}
          </button>
          {state.rows.map((row, index) => (
            <Row
              // Rows have no name of their own; the form is made anew whenever one is added or taken away.
              key={`${index.toString()} of ${state.rows.length}`}
              row={row}
              index={index}
              errorOf={errorOf}
            />
          ))}
          <div className="flex flex-wrap gap-4">
            <Button disabled={isPending}>{t('save')}</Button>
            {state.rows.length < MAX_RELEASES && (
              <Button kind="secondary" name="intent" value="add" disabled={isPending}>
                {t('add')}
              </Button>
            )}
          </div>
        </div>
      </form>
    </div>
  );
}

interface RowProps {
  readonly row: TypedRelease;
  readonly index: number;
  readonly errorOf: (field: string) => string | undefined;
}

function Row({ row, index, errorOf }: RowProps) {
  const t = useTranslations('desk.releases');
  const n = index + 1;
  const common = (part: 'name' | 'publisher' | 'referenceOn' | 'expectedOn') => {
    const name = `releases.${index}.${part}`;
    return { id: name, name, label: t(part), defaultValue: row[part], error: errorOf(name) };
  };
  return (
    <fieldset className="mb-8 border-t border-line pt-3">
      <legend className="pe-3 font-semibold">{t('row', { n })}</legend>
      <input type="hidden" name={`releases.${index}.id`} value={row.id} />
      <Field {...common('name')} hint={t('nameHint')} maxLength={4000} />
      <Field {...common('publisher')} maxLength={300} />
      <div className="gap-6 sm:flex sm:items-end">
        <DateField {...common('referenceOn')} />
        <DateField {...common('expectedOn')} />
      </div>
      <Button kind="secondary" name="intent" value={`remove.${index}`}>
        {t('remove', { n })}
      </Button>
    </fieldset>
  );
}

/** The list that somebody else saved while this form was open. */
function Meanwhile({ releases }: { readonly releases: readonly ExpectedRelease[] }) {
  const locale = useLocale();
  const t = useTranslations('desk.releases');
  return (
    <Notice title={t('meanwhile')}>
      {releases.length === 0 && <p>{t('none')}</p>}
      <ul>
        {releases.map(({ id, name, publisher, referenceOn, expectedOn }) => (
          <li key={id}>
            {t.rich('one', {
              name: () => <TextInLanguage text={name} />,
              publisher,
              reference: formatDate(referenceOn, locale),
              expected: formatDate(expectedOn, locale),
            })}
          </li>
        ))}
      </ul>
    </Notice>
  );
}

/** What the refusals say, each at its field. */
function useErrors({ refusals }: ReleaseFormState) {
  const locale = useLocale();
  const t = useTranslations('desk.releases');
  const texts = useTranslations('refusals');
  const units = useTranslations('units');
  return refusals.map((refusal) => {
    const [fieldId = null, index, part] = PART.exec(refusal.field ?? '') ?? [];
    const known = (['name', 'publisher', 'referenceOn', 'expectedOn'] as const).find((one) => one === part);
    const label = known === undefined ? t('title') : t(`short.${known}`, { n: Number(index) + 1 });
    return { fieldId, message: refusalText(refusal, label, locale, texts, units) };
  });
}

/** After an answer the focus goes to what has to be put right, or to the row just opened. */
function useFocus(state: ReleaseFormState) {
  const frame = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (state.turn === 0) return;
    const wanted = state.refusals.length > 0 ? 'error-summary' : state.focus;
    const found = [...(frame.current?.querySelectorAll<HTMLElement>('[id]') ?? [])];
    found.find(({ id }) => id === wanted)?.focus();
  }, [state]);
  return frame;
}

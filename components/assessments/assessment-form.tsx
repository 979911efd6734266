'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useActionState, useEffect, useRef } from 'react';
import { SourceFields } from '@/components/figures/source-fields';
import { Button } from '@/components/ui/button';
import { ErrorSummary } from '@/components/ui/error-summary';
import { Notice } from '@/components/ui/notice';
import { RadioGroup } from '@/components/ui/radio-group';
import { TextArea } from '@/components/ui/text-area';
import { proposeAssessmentAction } from '@/lib/assessments/actions';
import type { AssessmentFormState, TypedAssessment } from '@/lib/assessments/form-state';
import { VERDICTS } from '@/lib/assessments/types';
import type { Refusal } from '@/lib/core/errors';
import { refusalText } from '@/lib/core/i18n/refusal-text';

const LONGEST = 4_000;

/** What the form is about. All of it but `supersedes` is public. */
export interface AssessmentPlace {
  readonly programme: string;
  readonly pledge: string;
  /** Id of the assessment in force that it is to replace; null for the first. */
  readonly supersedes: string | null;
  readonly signInHref: string;
}

/** The form for a verdict on a pledge. All of it works without scripts. */
export function AssessmentForm({ place, typed }: { place: AssessmentPlace; typed: TypedAssessment }) {
  const locale = useLocale();
  const t = useTranslations('assessments.form');
  const verdicts = useTranslations('status.verdict');
  const desk = useTranslations('desk.form');
  const first: AssessmentFormState = { turn: 0, typed, refusals: [], focus: null };
  const [state, action, isPending] = useActionState(proposeAssessmentAction, first);
  const frame = useFocus(state);
  const errors = useErrors(state.refusals);
  const errorOf = (field: string) => errors.find(({ fieldId }) => fieldId === field)?.message;
  const given = state.typed;
  return (
    <div ref={frame}>
      <ErrorSummary errors={errors} />
      {state.refusals.some(({ code }) => code === 'session_ended') && (
        <Notice>
          <a href={place.signInHref} rel="noopener" target="_blank">
            {desk('signIn')}
          </a>
        </Notice>
      )}
      <form action={action} noValidate>
        <input name="locale" type="hidden" value={locale} />
        <input name="programme" type="hidden" value={place.programme} />
        <input name="pledge" type="hidden" value={place.pledge} />
        <input name="supersedes" type="hidden" value={place.supersedes ?? ''} />
        <input name="id" type="hidden" value={given.id} />
        <div key={state.turn}>
          {/* Enter in a field uses the form's first button: it has to be this one. */}
          <button aria-hidden="true" className="sr-only" tabIndex={-1} type="submit">
            {t('submit')}
          </button>
          <RadioGroup
            defaultValue={given.verdict}
            error={errorOf('verdict')}
            id="verdict"
            label={t('verdict')}
            name="verdict"
            options={VERDICTS.map((value) => ({ value, label: verdicts(value) }))}
          />
          <TextArea
            defaultValue={given.reasoning}
            error={errorOf('reasoning')}
            hint={t('reasoningHint')}
            id="reasoning"
            label={t('reasoning')}
            maxLength={LONGEST}
            name="reasoning"
            rows={8}
          />
          {place.supersedes !== null && (
            <TextArea
              defaultValue={given.reason}
              error={errorOf('reason')}
              hint={t('reasonHint')}
              id="reason"
              label={t('reason')}
              maxLength={LONGEST}
              name="reason"
            />
          )}
          <SourceFields errorOf={errorOf} sources={given.sources} />
          <div className="mt-8">
            <Button disabled={isPending}>{t('submit')}</Button>
          </div>
        </div>
      </form>
    </div>
  );
}

/** What the refusals say and where; texts are refused with their language, a missing list of sources at its first address. */
function useErrors(refusals: readonly Refusal[]) {
  const locale = useLocale();
  const t = useTranslations('assessments.form');
  const desk = useTranslations('desk.form.short');
  const texts = useTranslations('refusals');
  const units = useTranslations('units');
  const labelOf = (field: string | null): string => {
    if (field === 'verdict' || field === 'reasoning' || field === 'reason') return t(`short.${field}`);
    const [, index = '0', part] = (field ?? '').split('.');
    const n = Number(index) + 1;
    if (part === 'publisher' || part === 'publishedOn' || part === 'kind') return desk(part, { n });
    return field === null ? t('title') : desk('url', { n });
  };
  return refusals.map((refusal) => {
    const text = /^(reasoning|reason)\./.exec(refusal.field ?? '')?.[1];
    const known = text ?? (refusal.field === 'sources' ? 'sources.0.url' : refusal.field);
    const fieldId = known !== null && /^(verdict|reasoning|reason|sources\.\d)/.test(known) ? known : null;
    return { fieldId, message: refusalText(refusal, labelOf(fieldId), locale, texts, units) };
  });
}

/** After an answer the focus goes to what has to be put right, or to the source just opened. */
function useFocus(state: AssessmentFormState) {
  const frame = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (state.turn === 0) return;
    const wanted = state.refusals.length > 0 ? 'error-summary' : state.focus;
    const found = [...(frame.current?.querySelectorAll<HTMLElement>('[id]') ?? [])];
    found.find(({ id }) => id === wanted)?.focus();
  }, [state]);
  return frame;
}

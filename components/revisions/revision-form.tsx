'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useActionState, useEffect, useRef } from 'react';
import { DateField } from '@/components/figures/date-field';
import { SourceFields } from '@/components/figures/source-fields';
import { Button } from '@/components/ui/button';
import { ErrorSummary } from '@/components/ui/error-summary';
import { Notice } from '@/components/ui/notice';
import { reviseAction } from '@/lib/revisions/actions';
import type { RevisionFormState, TypedRevision } from '@/lib/revisions/form-state';
import { RevisionCheckStep } from './revision-check-step';
import { TermFields } from './term-fields';
import { TextFields } from './text-fields';
import { useRevisionErrors } from './use-revision-errors';

/** What the form is about. */
export interface RevisionPlace {
  readonly programme: string;
  readonly pledge: string;
  /** Key of the target; null for the words of the pledge. */
  readonly target: string | null;
  readonly signInHref: string;
}

/** The form for a change of a promise, in two steps: the words or terms with the present ones in them, then what follows. */
export function RevisionForm({
  place,
  typed,
}: {
  readonly place: RevisionPlace;
  readonly typed: TypedRevision;
}) {
  const locale = useLocale();
  const desk = useTranslations('desk.form');
  const first: RevisionFormState = { turn: 0, typed, refusals: [], check: null, focus: null };
  const [state, action, isPending] = useActionState(reviseAction, first);
  const { errors, errorOf } = useRevisionErrors(state.refusals);
  const frame = useFocus(state);
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
        <input name="target" type="hidden" value={place.target ?? ''} />
        <input name="id" type="hidden" value={state.typed.id} />
        <input name="basedOn" type="hidden" value={state.typed.basedOn} />
        {state.check === null ? (
          <FirstStep
            errorOf={errorOf}
            isPending={isPending}
            isTarget={place.target !== null}
            key={state.turn}
            typed={state.typed}
          />
        ) : (
          <RevisionCheckStep check={state.check} isPending={isPending} typed={state.typed} />
        )}
      </form>
    </div>
  );
}

interface FirstStepProps {
  readonly typed: TypedRevision;
  readonly isTarget: boolean;
  readonly errorOf: (field: string) => string | undefined;
  readonly isPending: boolean;
}

function FirstStep({ typed, isTarget, errorOf, isPending }: FirstStepProps) {
  const t = useTranslations('revisions.form');
  return (
    <>
      {/* Enter in a field uses the form's first button: it has to be this one. */}
      <button aria-hidden="true" className="sr-only" name="intent" tabIndex={-1} type="submit" value="check">
        {t('check')}
      </button>
      <h2 className="mb-1 text-lead">{t(isTarget ? 'subject' : 'words')}</h2>
      <p className="mb-6 max-w-text text-muted">{t('present')}</p>
      {isTarget ? (
        <TermFields errorOf={errorOf} typed={typed} />
      ) : (
        <>
          <TextFields errorOf={errorOf} name="title" typed={typed} />
          <TextFields errorOf={errorOf} name="summary" rows={4} typed={typed} />
        </>
      )}
      <h2 className="mt-10 mb-4 border-t-2 border-rule pt-3 text-lead">{t('about')}</h2>
      <DateField
        defaultValue={typed.revisedOn}
        error={errorOf('revisedOn')}
        label={t('revisedOn')}
        name="revisedOn"
      />
      <TextFields errorOf={errorOf} hint={t('reasonHint')} name="reason" rows={4} typed={typed} />
      <SourceFields errorOf={errorOf} sources={typed.sources} />
      <p className="mt-8 mb-3 max-w-text text-muted">{t('nothingYet')}</p>
      <Button disabled={isPending} name="intent" value="check">
        {t('check')}
      </Button>
    </>
  );
}

/** After an answer the focus goes to what has to be put right, to the source just opened, or to the head of the next step. */
function useFocus(state: RevisionFormState) {
  const frame = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (state.turn === 0) return;
    const next = state.focus ?? 'step-title';
    const wanted = state.refusals.length > 0 ? 'error-summary' : next;
    const found = [...(frame.current?.querySelectorAll<HTMLElement>('[id]') ?? [])];
    found.find(({ id }) => id === wanted)?.focus();
  }, [state]);
  return frame;
}

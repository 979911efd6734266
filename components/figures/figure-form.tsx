'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useActionState, useEffect, useRef } from 'react';
import { ErrorSummary } from '@/components/ui/error-summary';
import { Notice } from '@/components/ui/notice';
import { recordFigureAction } from '@/lib/figures/actions';
import type { TypedFigure } from '@/lib/figures/form-fields';
import { type FigureFormState, firstState } from '@/lib/figures/form-state';
import { DraftMeanwhile } from './draft-meanwhile';
import { FigureCheckStep } from './figure-check';
import { FigureFields } from './figure-fields';
import type { FigureFormPlace } from './form-props';
import { useFormErrors } from './use-form-errors';

/** The form to record a figure: filled in, then checked with its effect, then published. All of it works without scripts. */
export function FigureForm({ place, blank }: { place: FigureFormPlace; blank: TypedFigure }) {
  const locale = useLocale();
  const t = useTranslations('desk');
  const [state, action, isPending] = useActionState(recordFigureAction, firstState(blank));
  const form = useFocus(state);
  const { errors, errorOf, collision } = useFormErrors(state.refusals, place.target);
  const isSignedOut = state.refusals.some(({ code }) => code === 'session_ended');
  return (
    <div ref={form}>
      <ErrorSummary errors={errors} />
      {isSignedOut && (
        <Notice>
          <p>
            <a href={place.signInHref} target="_blank" rel="noopener">
              {t('form.signIn')}
            </a>
          </p>
        </Notice>
      )}
      {collision !== null && (
        <p className="mb-6 max-w-text">
          <a href={`${place.pledgeHref}#figure-${collision}`} target="_blank" rel="noopener">
            {t('form.collides')}
          </a>
        </p>
      )}
      {state.meanwhile && state.meanwhile.length > 0 && <DraftMeanwhile differences={state.meanwhile} />}
      <form action={action} noValidate className="group/form">
        <input type="hidden" name="locale" value={locale} />
        <input type="hidden" name="programme" value={place.programme} />
        <input type="hidden" name="pledge" value={place.pledge} />
        <input type="hidden" name="target" value={place.target?.key ?? ''} />
        <input type="hidden" name="id" value={state.typed.id} />
        <input type="hidden" name="corrects" value={state.typed.corrects} />
        <input type="hidden" name="version" value={state.typed.version} />
        <div key={state.turn}>
          {state.check ? (
            <FigureCheckStep place={place} state={state} check={state.check} isPending={isPending} />
          ) : (
            <FigureFields place={place} state={state} errorOf={errorOf} isPending={isPending} />
          )}
        </div>
      </form>
    </div>
  );
}

/** After an answer the focus goes to what has to be put right, to the source just opened, or to the head of the step. */
function useFocus(state: FigureFormState) {
  const form = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (state.turn === 0) return;
    const wanted = state.refusals.length > 0 ? 'error-summary' : (state.focus ?? 'step-title');
    const found = [...(form.current?.querySelectorAll<HTMLElement>('[id]') ?? [])];
    found.find(({ id }) => id === wanted)?.focus();
  }, [state]);
  return form;
}

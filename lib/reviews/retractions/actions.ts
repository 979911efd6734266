'use server';

import type { Route } from 'next';
import { redirect } from 'next/navigation';
import type { AccountFormState } from '@/lib/accounts/form-state';
import { can } from '@/lib/accounts/permissions';
import { currentActor, renewSession } from '@/lib/accounts/session';
import { act, type Gate } from '@/lib/core/action';
import { formText } from '@/lib/core/form-text';
import { answer, placeOf } from '../form-answer';
import { carryOutRetraction, proposeRetraction, returnRetraction, withdrawRetraction } from './mutations';
import { RETRACTION_SUBJECTS } from './types';

/** Whether the row may be touched is for the mutation to say. */
const AT_THE_DESK: Gate = { who: currentActor, may: (actor) => can(actor, 'desk.enter') };

/** Proposes to take something published out of force, with a reason for the public, and leads to the proposal. */
export async function proposeRetractionAction(
  previous: AccountFormState,
  form: FormData,
): Promise<AccountFormState> {
  const { base, locale, programme } = placeOf(form);
  const reason = formText(form, 'reason');
  const input = {
    id: formText(form, 'id'),
    programme,
    subject: RETRACTION_SUBJECTS.find((one) => one === formText(form, 'subject')) ?? 'figure',
    subjectId: formText(form, 'subjectId'),
    reason: { [locale]: reason },
  };
  const proposed = await act(AT_THE_DESK, (actor, on) => proposeRetraction(on, actor, input));
  if (!proposed.ok) return answer(previous, proposed, { reason });
  await renewSession();
  redirect(`${base}/retractions/${proposed.value.id}` as Route);
}

/** The second person's decision, by whichever button: carries the proposal out, or sends it back with a reason. */
export async function decideRetractionAction(
  previous: AccountFormState,
  form: FormData,
): Promise<AccountFormState> {
  const { base } = placeOf(form);
  const id = formText(form, 'id');
  const reason = formText(form, 'reason');
  const isReturn = formText(form, 'intent') === 'return';
  const decided = await act<{ id: string }>(AT_THE_DESK, (actor, on) =>
    isReturn ? returnRetraction(on, actor, { id, reason }) : carryOutRetraction(on, actor, id),
  );
  if (!decided.ok) return answer(previous, decided, { reason });
  await renewSession();
  redirect(`${base}/retractions/${id}` as Route);
}

/** Takes one's own proposal back. */
export async function withdrawRetractionAction(
  previous: AccountFormState,
  form: FormData,
): Promise<AccountFormState> {
  const { base } = placeOf(form);
  const id = formText(form, 'id');
  const withdrawn = await act(AT_THE_DESK, (actor, on) => withdrawRetraction(on, actor, id));
  if (!withdrawn.ok) return answer(previous, withdrawn, {});
  redirect(`${base}/retractions/${id}` as Route);
}

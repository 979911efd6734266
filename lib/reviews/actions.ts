'use server';

import type { Route } from 'next';
import { redirect } from 'next/navigation';
import { after } from 'next/server';
import type { AccountFormState } from '@/lib/accounts/form-state';
import { can } from '@/lib/accounts/permissions';
import { currentActor, renewSession } from '@/lib/accounts/session';
import { act, type Gate } from '@/lib/core/action';
import { formText } from '@/lib/core/form-text';
import { reviseReviewPolicy } from '@/lib/programmes/mutations';
import { answer, number, placeOf } from './form-answer';
import { approveFigure, discardDraft, retractFigure, returnFigure, withdrawFigure } from './mutations';
import { tellAuthor } from './notices/tell-author';

/** Whether the row may be touched is for the mutation to say. */
const AT_THE_DESK: Gate = { who: currentActor, may: (actor) => can(actor, 'desk.enter') };

/** Approves a submission, or returns it with a reason, whichever button was used. */
export async function reviewAction(previous: AccountFormState, form: FormData): Promise<AccountFormState> {
  const { base, desk, locale } = placeOf(form);
  const id = formText(form, 'id');
  const version = number(form, 'version');
  const reason = formText(form, 'reason');
  if (formText(form, 'intent') === 'return') {
    const returned = await act(AT_THE_DESK, (actor, on) => returnFigure(on, actor, { id, version, reason }));
    if (!returned.ok) return answer(previous, returned, { reason });
    after(() => tellAuthor(returned.value.id, locale));
    await renewSession();
    redirect(`${desk}?done=returned` as Route);
  }
  const summarySeq = formText(form, 'summarySeq');
  const basedOn = summarySeq === '' ? null : { targetVersion: number(form, 'targetVersion'), summarySeq };
  const approved = await act(AT_THE_DESK, (actor, on) => approveFigure(on, actor, { id, version, basedOn }));
  if (!approved.ok) return answer(previous, approved, { reason });
  await renewSession();
  redirect(`${base}/figures/${approved.value.id}` as Route);
}

/** Takes one's own submission back and leads to its form. */
export async function withdrawAction(previous: AccountFormState, form: FormData): Promise<AccountFormState> {
  const { base } = placeOf(form);
  const withdrawn = await act(AT_THE_DESK, (actor, on) => withdrawFigure(on, actor, formText(form, 'id')));
  if (!withdrawn.ok) return answer(previous, withdrawn, {});
  redirect(`${base}/figures/${withdrawn.value.id}/edit` as Route);
}

/** Throws a saved draft away. */
export async function discardAction(previous: AccountFormState, form: FormData): Promise<AccountFormState> {
  const { desk } = placeOf(form);
  const discarded = await act(AT_THE_DESK, (actor, on) => discardDraft(on, actor, formText(form, 'id')));
  if (!discarded.ok) return answer(previous, discarded, {});
  redirect(`${desk}?done=discarded` as Route);
}

/** Takes a published figure out of force, with a reason for the public. */
export async function retractAction(previous: AccountFormState, form: FormData): Promise<AccountFormState> {
  const { base, locale, programme } = placeOf(form);
  const reason = formText(form, 'reason');
  const input = { programme, id: formText(form, 'id'), reason: { [locale]: reason } };
  const retracted = await act(AT_THE_DESK, (actor, on) => retractFigure(on, actor, input));
  if (!retracted.ok) return answer(previous, retracted, { reason });
  await renewSession();
  redirect(`${base}/figures/${retracted.value.id}` as Route);
}

/** Sets who has to read a figure before it is published. For admins. */
export async function policyAction(previous: AccountFormState, form: FormData): Promise<AccountFormState> {
  const { programme } = placeOf(form);
  const reviewPolicy = formText(form, 'reviewPolicy');
  const input = { programme, reviewPolicy, version: number(form, 'version') };
  const revised = await act(AT_THE_DESK, (actor, on) => reviseReviewPolicy(on, actor, input));
  return answer(previous, revised, { reviewPolicy });
}

'use server';

import type { Route } from 'next';
import { refresh } from 'next/cache';
import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { after } from 'next/server';
import type { AccountFormState } from '@/lib/accounts/form-state';
import { can } from '@/lib/accounts/permissions';
import { currentActor, renewSession } from '@/lib/accounts/session';
import { act, type Gate } from '@/lib/core/action';
import type { Result } from '@/lib/core/errors';
import { setResponseStatus } from '@/lib/core/http-status';
import { localeOrDefault } from '@/lib/core/i18n/locales';
import { reviseReviewPolicy } from '@/lib/programmes/mutations';
import { approveFigure, discardDraft, retractFigure, returnFigure, withdrawFigure } from './mutations';
import { tellAuthor } from './notices/tell-author';

/** Whether the row may be touched is for the mutation to say. */
const AT_THE_DESK: Gate = { who: currentActor, may: (actor) => can(actor, 'desk.enter') };

function text(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value.replace(/\r\n?/g, '\n') : '';
}

function placeOf(form: FormData) {
  const locale = localeOrDefault(text(form, 'locale'));
  const programme = text(form, 'programme');
  return {
    locale,
    programme,
    desk: `/${locale}/editor`,
    base: `/${locale}/editor/${encodeURIComponent(programme)}`,
  };
}

function number(form: FormData, name: string): number {
  const typed = text(form, name);
  return /^\d{1,9}$/.test(typed) ? Number(typed) : -1;
}

/** Approves a submission, or returns it with a reason, whichever button was used. */
export async function reviewAction(previous: AccountFormState, form: FormData): Promise<AccountFormState> {
  const { base, desk, locale } = placeOf(form);
  const id = text(form, 'id');
  const version = number(form, 'version');
  const reason = text(form, 'reason');
  if (text(form, 'intent') === 'return') {
    const returned = await act(AT_THE_DESK, (actor, on) => returnFigure(on, actor, { id, version, reason }));
    if (!returned.ok) return answer(previous, returned, { reason });
    after(() => tellAuthor(returned.value.id, locale));
    await renewSession();
    redirect(`${desk}?done=returned` as Route);
  }
  const summarySeq = text(form, 'summarySeq');
  const basedOn = summarySeq === '' ? null : { targetVersion: number(form, 'targetVersion'), summarySeq };
  const approved = await act(AT_THE_DESK, (actor, on) => approveFigure(on, actor, { id, version, basedOn }));
  if (!approved.ok) return answer(previous, approved, { reason });
  await renewSession();
  redirect(`${base}/figures/${approved.value.id}` as Route);
}

/** Takes one's own submission back and leads to its form. */
export async function withdrawAction(previous: AccountFormState, form: FormData): Promise<AccountFormState> {
  const { base } = placeOf(form);
  const withdrawn = await act(AT_THE_DESK, (actor, on) => withdrawFigure(on, actor, text(form, 'id')));
  if (!withdrawn.ok) return answer(previous, withdrawn, {});
  redirect(`${base}/figures/${withdrawn.value.id}/edit` as Route);
}

/** Throws a saved draft away. */
export async function discardAction(previous: AccountFormState, form: FormData): Promise<AccountFormState> {
  const { desk } = placeOf(form);
  const discarded = await act(AT_THE_DESK, (actor, on) => discardDraft(on, actor, text(form, 'id')));
  if (!discarded.ok) return answer(previous, discarded, {});
  redirect(`${desk}?done=discarded` as Route);
}

/** Takes a published figure out of force, with a reason for the public. */
export async function retractAction(previous: AccountFormState, form: FormData): Promise<AccountFormState> {
  const { base, locale, programme } = placeOf(form);
  const reason = text(form, 'reason');
  const input = { programme, id: text(form, 'id'), reason: { [locale]: reason } };
  const retracted = await act(AT_THE_DESK, (actor, on) => retractFigure(on, actor, input));
  if (!retracted.ok) return answer(previous, retracted, { reason });
  await renewSession();
  redirect(`${base}/figures/${retracted.value.id}` as Route);
}

/** Sets who has to read a figure before it is published. For admins. */
export async function policyAction(previous: AccountFormState, form: FormData): Promise<AccountFormState> {
  const { programme } = placeOf(form);
  const reviewPolicy = text(form, 'reviewPolicy');
  const input = { programme, reviewPolicy, version: number(form, 'version') };
  const revised = await act(AT_THE_DESK, (actor, on) => reviseReviewPolicy(on, actor, input));
  return answer(previous, revised, { reviewPolicy });
}

async function answer(
  previous: AccountFormState,
  result: Result<unknown>,
  typed: AccountFormState['typed'],
): Promise<AccountFormState> {
  // A page without scripts gets a status that says how it went; one with them what has changed beside the form.
  if ((await headers()).has('next-action')) refresh();
  else if (!result.ok) setResponseStatus(422);
  const refusals = (result.ok ? [] : result.refusals).map((refusal) =>
    refusal.field?.startsWith('reason') ? { ...refusal, field: 'reason' } : refusal,
  );
  const turn = Number.isSafeInteger(previous?.turn) ? previous.turn + 1 : 1;
  return { refusals, typed, isDone: result.ok, turn };
}

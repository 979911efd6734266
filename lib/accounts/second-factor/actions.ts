'use server';

import type { Route } from 'next';
import { refresh } from 'next/cache';
import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { act, type Gate } from '@/lib/core/action';
import { localeOrDefault } from '@/lib/core/i18n/locales';
import { answer, text } from '../form-answer';
import type { AccountFormState } from '../form-state';
import { returnPath } from '../return-path';
import { continueSession, currentActor } from '../session';
import type { SessionClaim } from '../types';
import {
  confirmSecondFactor,
  type NewCodes,
  renewRecoveryCodes,
  startSecondFactor,
  switchOffSecondFactor,
} from './mutations';

/** One's own second factor. Whoever is held back for the lack of one has to get here. */
const OWN: Gate = { who: currentActor, may: () => true, isForHeldBack: true };

/** Begins to set a second factor up; the page then shows the key for the app. */
export async function startSecondFactorAction(
  previous: AccountFormState,
  form: FormData,
): Promise<AccountFormState> {
  const started = await act(OWN, (actor, on) => startSecondFactor(actor, on));
  if (!started.ok) return answer(previous, started, {});
  // With scripts the page has the same address as before, where a redirect would show what was there.
  if (!(await headers()).has('next-action')) redirect(pageOf(form));
  refresh();
  return answer(previous, started, {});
}

/** Switches the second factor on, and answers with the recovery codes, which are shown this once. */
export async function confirmSecondFactorAction(
  previous: AccountFormState,
  form: FormData,
): Promise<AccountFormState> {
  const confirmed = await act<NewCodes>(OWN, (actor, on) =>
    confirmSecondFactor(actor, text(form, 'code'), on),
  );
  if (confirmed.ok) await continueSession(confirmed.value.claim);
  const state = await answer(previous, confirmed, {});
  return confirmed.ok ? { ...state, codes: confirmed.value.codes } : state;
}

/** Answers with new recovery codes; the old ones end. */
export async function renewRecoveryCodesAction(
  previous: AccountFormState,
  form: FormData,
): Promise<AccountFormState> {
  const renewed = await act<NewCodes>(OWN, (actor, on) => renewRecoveryCodes(actor, proofOf(form), on));
  if (renewed.ok) await continueSession(renewed.value.claim);
  const state = await answer(previous, renewed, {});
  return renewed.ok ? { ...state, codes: renewed.value.codes } : state;
}

/** Switches the second factor off. */
export async function switchOffSecondFactorAction(
  previous: AccountFormState,
  form: FormData,
): Promise<AccountFormState> {
  const ended = await act<SessionClaim>(OWN, (actor, on) => switchOffSecondFactor(actor, proofOf(form), on));
  if (!ended.ok) return answer(previous, ended, {});
  await continueSession(ended.value);
  return redirect(`/${localeOrDefault(text(form, 'locale'))}/account?secondFactor=off` as Route);
}

function proofOf(form: FormData) {
  return { password: text(form, 'password'), code: text(form, 'code') };
}

function pageOf(form: FormData): Route {
  const locale = localeOrDefault(text(form, 'locale'));
  const next = returnPath(text(form, 'next'), locale, `/${locale}/account`);
  return `/${locale}/account/second-factor?${new URLSearchParams({ next })}` as Route;
}

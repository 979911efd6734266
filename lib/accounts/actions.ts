'use server';

import type { Route } from 'next';
import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { act, type Gate } from '@/lib/core/action';
import { type Result, refuse, succeed } from '@/lib/core/errors';
import { setResponseStatus } from '@/lib/core/http-status';
import { localeOrDefault } from '@/lib/core/i18n/locales';
import { log } from '@/lib/core/log';
import { clientAddress } from './client-address';
import type { AccountFormState } from './form-state';
import { changePassword, createFirstAdmin, endAllSessions, signIn } from './mutations';
import { parseNewAccount } from './new-account';
import { returnPath } from './return-path';
import { beginSession, currentActor, endSession } from './session';
import type { SessionClaim } from './types';

/** Far above any real input: what is longer is not worth hashing or showing again. */
const LONGEST = 1_000;

function text(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value.slice(0, LONGEST) : '';
}

const SIGNED_IN: Gate = { who: currentActor, may: () => true };

/** Signs in and leads on to where the visitor was going. */
export async function signInAction(previous: AccountFormState, form: FormData): Promise<AccountFormState> {
  const locale = localeOrDefault(text(form, 'locale'));
  const email = text(form, 'email');
  const address = clientAddress((await headers()).get('x-forwarded-for'));
  const result = await guarded(() => signIn({ email, password: text(form, 'password'), address }));
  if (!result.ok) return answer(previous, result, { email });
  await beginSession(result.value);
  redirect(returnPath(text(form, 'next'), locale, `/${locale}/editor`) as Route);
}

/** Makes the first administrator, by the one-time address, and signs in. */
export async function setUpAction(previous: AccountFormState, form: FormData): Promise<AccountFormState> {
  const locale = localeOrDefault(text(form, 'locale'));
  const typed = { email: text(form, 'email'), name: text(form, 'name') };
  const account = parseNewAccount({
    ...typed,
    password: text(form, 'password'),
    repeated: text(form, 'repeated'),
  });
  const made = account.ok
    ? await guarded(() => createFirstAdmin(text(form, 'token'), account.value))
    : account;
  if (!made.ok) return answer(previous, made, typed);
  await beginSession(made.value);
  redirect(`/${locale}/editor` as Route);
}

/** Changes one's own password; the other sessions end, this one goes on. */
export async function changePasswordAction(
  previous: AccountFormState,
  form: FormData,
): Promise<AccountFormState> {
  const password = text(form, 'password');
  const change = { current: text(form, 'current'), password };
  const changed = await act<SessionClaim>(SIGNED_IN, async (actor, on) =>
    text(form, 'repeated') === password
      ? changePassword(actor, change, on)
      : refuse({ code: 'passwords_differ', field: 'repeated' }),
  );
  if (changed.ok) await beginSession(changed.value);
  return answer(previous, changed, {});
}

/** Signs out on this device. */
export async function signOutAction(form: FormData): Promise<void> {
  await endSession();
  redirect(`/${localeOrDefault(text(form, 'locale'))}/sign-in?signedOut=here` as Route);
}

/** Ends all sessions of the account, on every device. */
export async function signOutEverywhereAction(form: FormData): Promise<void> {
  const ended = await act(SIGNED_IN, async (actor, on) => succeed(await endAllSessions(actor, on)));
  await endSession();
  const isEnded = ended.ok || ended.refusals.every(({ code }) => code === 'session_ended');
  redirect(
    `/${localeOrDefault(text(form, 'locale'))}/sign-in?signedOut=${isEnded ? 'everywhere' : 'here'}` as Route,
  );
}

/** A fault of ours becomes a refusal, so that what was typed is not lost. */
async function guarded<T>(work: () => Promise<Result<T>>): Promise<Result<T>> {
  try {
    return await work();
  } catch (error) {
    log().error({ err: error }, 'an account action failed');
    return refuse({ code: 'failed', field: null });
  }
}

async function answer(
  previous: AccountFormState,
  result: Result<unknown>,
  typed: AccountFormState['typed'],
): Promise<AccountFormState> {
  const refusals = result.ok ? [] : result.refusals;
  // A page without scripts gets a status that says how it went; the scripts read the state instead.
  if (refusals.length > 0 && !(await headers()).has('next-action')) {
    setResponseStatus(refusals.some(({ code }) => code === 'too_many_attempts') ? 429 : 422);
  }
  const turn = Number.isSafeInteger(previous?.turn) ? previous.turn + 1 : 1;
  return { refusals, typed, isDone: result.ok, turn };
}

'use server';

import type { Route } from 'next';
import { redirect } from 'next/navigation';
import { after } from 'next/server';
import { act, type Gate } from '@/lib/core/action';
import type { Db } from '@/lib/core/db';
import { type Result, refuse, succeed } from '@/lib/core/errors';
import { localeOrDefault } from '@/lib/core/i18n/locales';
import { isMailConfigured, type Mail, sendMail } from '@/lib/core/mail';
import { toRefusals } from '@/lib/core/refusal-issues';
import { invitationMail, passwordMail } from './account-mail';
import { askForLink, sendForgottenLink } from './forgotten/mutations';
import { answer, guarded, text, visitorAddress } from './form-answer';
import type { AccountFormState } from './form-state';
import { acceptInvitation, invite, revokeInvitation } from './invitations/mutations';
import { findInvitation } from './invitations/queries';
import {
  changeRoleOf,
  disableAccountOf,
  enableAccountOf,
  endSessionsOf,
  issuePasswordLink,
  resetPassword,
} from './keeping/mutations';
import { currentDevice, rememberDevice } from './known-places/device-cookie';
import { pageAddress } from './link-address';
import { changePassword, createFirstAdmin, endAllSessions, signIn } from './mutations';
import { parseNewAccount } from './new-account';
import { LIFETIMES_MS } from './one-time-token';
import { can } from './permissions';
import { returnPath } from './return-path';
import { accountIdSchema, invitationSchema, roleChangeSchema } from './schema';
import { takeSecondFactorOf } from './second-factor/mutations';
import { followFirstStep } from './second-step/pending-cookie';
import { beginSession, continueSession, currentActor, endSession } from './session';
import type { Actor, SessionClaim } from './types';

const HOUR_MS = 3_600_000;

const SIGNED_IN: Gate = { who: currentActor, may: () => true };
const KEEPER: Gate = { who: currentActor, may: (actor) => can(actor, 'accounts.manage') };

/** Signs in and leads on to where the visitor was going. */
export async function signInAction(previous: AccountFormState, form: FormData): Promise<AccountFormState> {
  const locale = localeOrDefault(text(form, 'locale'));
  const email = text(form, 'email');
  const from = { address: await visitorAddress(), device: await currentDevice() };
  const result = await guarded(() => signIn({ email, password: text(form, 'password'), ...from }));
  if (!result.ok) return answer(previous, result, { email });
  const next = returnPath(text(form, 'next'), locale, `/${locale}/editor`);
  redirect(await followFirstStep(result.value, locale, next));
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
  const address = await visitorAddress();
  const made = account.ok
    ? await guarded(() => createFirstAdmin(text(form, 'token'), account.value, address))
    : account;
  if (!made.ok) return answer(previous, made, typed);
  await beginSession(made.value);
  await rememberDevice(made.value.userId);
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
  if (changed.ok) await continueSession(changed.value);
  return answer(previous, changed, {});
}

/** Signs out on this device. */
export async function signOutAction(form: FormData): Promise<void> {
  await endSession();
  redirect(`/${localeOrDefault(text(form, 'locale'))}/sign-in?signedOut=here` as Route);
}

/** Ends all sessions of the account, on every device. */
export async function signOutEverywhereAction(form: FormData): Promise<void> {
  const gate: Gate = { ...SIGNED_IN, isForHeldBack: true };
  const ended = await act(gate, async (actor, on) => succeed(await endAllSessions(actor, on)));
  await endSession();
  const isEnded = ended.ok || ended.refusals.every(({ code }) => code === 'session_ended');
  redirect(
    `/${localeOrDefault(text(form, 'locale'))}/sign-in?signedOut=${isEnded ? 'everywhere' : 'here'}` as Route,
  );
}

/** Invites somebody; the address is in the answer, and nowhere else. */
export async function inviteAction(previous: AccountFormState, form: FormData): Promise<AccountFormState> {
  const typed = { role: text(form, 'role'), email: text(form, 'email') };
  const invited = await act(KEEPER, async (actor, on) => {
    const input = invitationSchema.safeParse(typed);
    if (!input.success) return refuse(...toRefusals(input.error));
    const made = await invite(on, actor, input.data);
    return made.ok ? succeed({ ...made.value, ...input.data, inviter: actor.name }) : made;
  });
  if (!invited.ok) return answer(previous, invited, typed);
  const { token, email, role, inviter } = invited.value;
  const locale = localeOrDefault(text(form, 'locale'));
  const link = pageAddress(locale, 'invitation', token);
  const mail = email === null ? null : invitationMail(locale, { to: email, role, inviter, link });
  return withLink(await answer(previous, invited, {}), link, mail);
}

/** Makes the address at which the holder of an account sets a new password. */
export async function passwordLinkAction(
  previous: AccountFormState,
  form: FormData,
): Promise<AccountFormState> {
  const made = await keep(form, issuePasswordLink);
  const state = await answer(previous, made, {});
  if (!made.ok) return state;
  const { token, email, name } = made.value;
  const locale = localeOrDefault(text(form, 'locale'));
  const link = pageAddress(locale, 'password', token);
  const hours = LIFETIMES_MS.password / HOUR_MS;
  return withLink(state, link, passwordMail(locale, { to: email, name, by: 'admin', hours, link }));
}

/** The address to be shown, and sent as well where the site sends mail; whether it was sent is said beside it. */
async function withLink(state: AccountFormState, link: string, mail: Mail | null): Promise<AccountFormState> {
  if (mail === null || !isMailConfigured()) return { ...state, link };
  return { ...state, link, mail: { to: mail.to, isSent: await sendMail(mail) } };
}

/** Takes an open invitation back. */
export async function revokeInvitationAction(
  previous: AccountFormState,
  form: FormData,
): Promise<AccountFormState> {
  return kept(previous, form, revokeInvitation, 'revoked', false);
}

/** Shuts an account out. */
export async function disableAction(previous: AccountFormState, form: FormData): Promise<AccountFormState> {
  return kept(previous, form, disableAccountOf, 'disabled');
}

/** Lets an account in again. */
export async function enableAction(previous: AccountFormState, form: FormData): Promise<AccountFormState> {
  return kept(previous, form, enableAccountOf, 'enabled');
}

/** Ends all sessions of somebody's account. */
export async function endSessionsAction(
  previous: AccountFormState,
  form: FormData,
): Promise<AccountFormState> {
  return kept(previous, form, endSessionsOf, 'ended');
}

/** Takes somebody's second factor away. */
export async function takeFactorAction(
  previous: AccountFormState,
  form: FormData,
): Promise<AccountFormState> {
  return kept(previous, form, takeSecondFactorOf, 'factor');
}

/** Gives an account another role. */
export async function changeRoleAction(
  previous: AccountFormState,
  form: FormData,
): Promise<AccountFormState> {
  const typed = { id: text(form, 'id'), role: text(form, 'role'), version: text(form, 'version') };
  const change = async (on: Db, actor: Actor) => {
    const input = roleChangeSchema.safeParse(typed);
    return input.success ? changeRoleOf(on, actor, input.data) : refuse(...toRefusals(input.error));
  };
  return kept(previous, form, change, 'role');
}

type Keeping<T> = (on: Db, actor: Actor, id: string) => Promise<Result<T>>;

async function keep<T>(form: FormData, work: Keeping<T>): Promise<Result<T>> {
  return act(KEEPER, async (actor, on) => {
    const id = accountIdSchema.safeParse(text(form, 'id'));
    return id.success ? work(on, actor, id.data) : refuse({ code: 'account_gone', field: null });
  });
}

/** Leads on to a page that says what was done, so that it is not done again by a reload; stays where it was refused. */
async function kept(
  previous: AccountFormState,
  form: FormData,
  work: Keeping<void>,
  done: string,
  isOfAccount = true,
): Promise<AccountFormState> {
  const result = await keep(form, work);
  if (!result.ok) return answer(previous, result, { role: text(form, 'role') });
  const accounts = `/${localeOrDefault(text(form, 'locale'))}/editor/accounts`;
  const page = isOfAccount ? `${accounts}/${accountIdSchema.parse(text(form, 'id'))}` : accounts;
  redirect(`${page}?done=${done}` as Route);
}

/** Makes the account that an invitation is for, and signs in. */
export async function acceptInvitationAction(
  previous: AccountFormState,
  form: FormData,
): Promise<AccountFormState> {
  const token = text(form, 'token');
  const typed = { email: text(form, 'email'), name: text(form, 'name') };
  const made = await guarded<SessionClaim>(async () => {
    const invitation = await findInvitation(token);
    if (invitation.state !== 'valid') return refuse({ code: 'invitation_over', field: null });
    const account = parseNewAccount({
      ...typed,
      email: invitation.email ?? typed.email,
      password: text(form, 'password'),
      repeated: text(form, 'repeated'),
    });
    if (!account.ok) return account;
    return acceptInvitation(token, account.value, await visitorAddress());
  });
  if (!made.ok) return answer(previous, made, typed);
  await beginSession(made.value);
  await rememberDevice(made.value.userId);
  redirect(`/${localeOrDefault(text(form, 'locale'))}/editor` as Route);
}

/**
 * Sends a link to a new password to whoever has forgotten theirs. What is answered, and after which time, tells nothing about
 * who has an account: the account is looked for when the answer has gone.
 */
export async function forgottenAction(previous: AccountFormState, form: FormData): Promise<AccountFormState> {
  const typed = { email: text(form, 'email') };
  const locale = localeOrDefault(text(form, 'locale'));
  const asked = await guarded(async () => askForLink(typed.email, await visitorAddress()));
  if (asked.ok) {
    const { email } = asked.value;
    after(() => guarded(async () => succeed(await sendForgottenLink({ email, locale }))));
  }
  return answer(previous, asked, typed);
}

/** Sets a new password by a link, and leads to signing in with it. */
export async function resetPasswordAction(
  previous: AccountFormState,
  form: FormData,
): Promise<AccountFormState> {
  const password = text(form, 'password');
  const reset = await guarded<{ userId: string }>(async () =>
    text(form, 'repeated') === password
      ? resetPassword(text(form, 'token'), password)
      : refuse({ code: 'passwords_differ', field: 'repeated' }),
  );
  if (!reset.ok) return answer(previous, reset, {});
  // Whoever is signed in here is so no longer: the sessions of the account have ended, or it is another's.
  await endSession();
  // The link was in the holder's hands: whoever guesses elsewhere must not keep them from the first sign-in with it.
  await rememberDevice(reset.value.userId);
  redirect(`/${localeOrDefault(text(form, 'locale'))}/sign-in?passwordSet=1` as Route);
}

'use server';

import type { Route } from 'next';
import { cookies } from 'next/headers';
import { redirect } from 'next/navigation';
import { NextRequest, NextResponse } from 'next/server';
import NextAuth from 'next-auth';
import { act, type Gate } from '@/lib/core/action';
import { publicOrigin } from '@/lib/core/env';
import { type Result, refuse } from '@/lib/core/errors';
import { localeOrDefault } from '@/lib/core/i18n/locales';
import { log } from '@/lib/core/log';
import { answer, text } from '../form-answer';
import type { AccountFormState } from '../form-state';
import { can } from '../permissions';
import { returnPath } from '../return-path';
import { accountIdSchema } from '../schema';
import { continueSession, currentActor } from '../session';
import type { SessionClaim } from '../types';
import { problemPath, providerOptions } from './arrival';
import { beginJourney } from './journey';
import { unlinkOf, unlinkOwn } from './mutations';
import { PROVIDER_ID, providerName } from './provider';

const SIGNED_IN: Gate = { who: currentActor, may: () => true };
const KEEPER: Gate = { who: currentActor, may: (actor) => can(actor, 'accounts.manage') };

/** Leads to the provider, with an invitation's secret if one is to be used there. */
export async function startProviderAction(form: FormData): Promise<void> {
  const locale = localeOrDefault(text(form, 'locale'));
  const next = returnPath(text(form, 'next'), locale, `/${locale}/editor`);
  if (providerName() === null) redirect(`/${locale}/sign-in` as Route);
  await beginJourney({
    locale,
    next,
    invitation: text(form, 'token') || null,
    name: text(form, 'name') || null,
  });
  redirect((await providerAddress()) ?? problemPath('unreachable', locale));
}

/** Asks next-auth for the way to the provider, with its state, nonce and PKCE in cookies; null when the provider is down. */
async function providerAddress(): Promise<Route | null> {
  // next-auth wants its own token against forged forms; that this form is ours, Next has checked already.
  const csrf = await askNextAuth(['csrf'], null);
  const { csrfToken } = (await csrf.json()) as { csrfToken: string };
  const response = await askNextAuth(['signin', PROVIDER_ID], new URLSearchParams({ csrfToken }));
  const address = response.headers.get('location') ?? '';
  if (URL.canParse(address) && !address.startsWith(`${publicOrigin()}/`)) return address as Route;
  log().warn('the provider of sign-in could not be asked');
  return null;
}

/** One of next-auth's own endpoints, from within; the cookies that it sets go to the browser. */
async function askNextAuth(path: string[], form: URLSearchParams | null): Promise<Response> {
  const address = `${publicOrigin()}/api/auth/${path.join('/')}`;
  const request = new NextRequest(address, form === null ? {} : { method: 'POST', body: form });
  const options = providerOptions(async () => problemPath('failed'));
  const response: Response = await NextAuth(request, { params: { nextauth: path } }, options);
  const jar = await cookies();
  for (const cookie of new NextResponse(null, { headers: response.headers }).cookies.getAll())
    jar.set(cookie);
  return response;
}

/** Takes the link of one's own account to the provider away; the other sessions end, this one goes on. */
export async function unlinkAction(previous: AccountFormState, form: FormData): Promise<AccountFormState> {
  const unlinked = await act<SessionClaim>(SIGNED_IN, async (actor, on) => {
    const id = accountIdSchema.safeParse(text(form, 'id'));
    return id.success ? unlinkOwn(on, actor, id.data) : gone();
  });
  if (!unlinked.ok) return answer(previous, unlinked, {});
  await continueSession(unlinked.value);
  redirect(`/${localeOrDefault(text(form, 'locale'))}/account?done=unlinked` as Route);
}

/** The same for somebody else's account. */
export async function unlinkOfAction(previous: AccountFormState, form: FormData): Promise<AccountFormState> {
  const unlinked = await act(KEEPER, async (actor, on) => {
    const id = accountIdSchema.safeParse(text(form, 'id'));
    return id.success ? unlinkOf(on, actor, id.data) : gone();
  });
  if (!unlinked.ok) return answer(previous, unlinked, {});
  const { userId } = unlinked.value;
  redirect(`/${localeOrDefault(text(form, 'locale'))}/editor/accounts/${userId}?done=unlinked` as Route);
}

function gone(): Result<never> {
  return refuse({ code: 'identity_gone', field: null });
}

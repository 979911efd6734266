'use server';

import type { Route } from 'next';
import { redirect } from 'next/navigation';
import { localeOrDefault } from '@/lib/core/i18n/locales';
import { answer, guarded, text, visitorAddress } from '../form-answer';
import type { AccountFormState } from '../form-state';
import { rememberDevice } from '../known-places/device-cookie';
import { returnPath } from '../return-path';
import { beginSession } from '../session';
import { finishSignIn } from './mutations';
import { currentPending, dropPending } from './pending-cookie';

/** Takes the code that signing in waits for, and leads on to where the visitor was going. */
export async function secondStepAction(
  previous: AccountFormState,
  form: FormData,
): Promise<AccountFormState> {
  const locale = localeOrDefault(text(form, 'locale'));
  const pending = await currentPending();
  const address = await visitorAddress();
  const finished = pending && (await guarded(() => finishSignIn(pending, text(form, 'code'), address)));
  const isOver = finished === null || (!finished.ok && finished.refusals.some(isAgain));
  if (isOver) {
    await dropPending();
    redirect(`/${locale}/sign-in?${new URLSearchParams({ again: '1', next: text(form, 'next') })}` as Route);
  }
  if (!finished.ok) return answer(previous, finished, {});
  await dropPending();
  await beginSession(finished.value);
  await rememberDevice(finished.value.userId);
  redirect(returnPath(text(form, 'next'), locale, `/${locale}/editor`) as Route);
}

function isAgain({ code }: { readonly code: string }): boolean {
  return code === 'sign_in_again';
}

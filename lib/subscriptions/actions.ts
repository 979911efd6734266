'use server';

import type { Route } from 'next';
import { redirect } from 'next/navigation';
import { after } from 'next/server';
import { answer, guarded, text, visitorAddress } from '@/lib/accounts/form-answer';
import type { AccountFormState } from '@/lib/accounts/form-state';
import { type Result, refuse, succeed } from '@/lib/core/errors';
import { localeOrDefault } from '@/lib/core/i18n/locales';
import { isMailConfigured } from '@/lib/core/mail';
import { toRefusals } from '@/lib/core/refusal-issues';
import { formStamp, refuseSign, spamSignOf } from '@/lib/core/spam-guard';
import { subscriberAddress } from './addresses';
import { SUBSCRIBE_FORM } from './form-names';
import { changeSettings, confirmWishes, unsubscribe, wishFor } from './mutations';
import { settingsSchema, wishIdsSchema, wishSchema } from './schema';

type Wished = Result<{ send: () => Promise<boolean> } | null>;

/** Takes a wish for updates by mail; the confirmation is sent behind the answer, which is the same for any address. */
export async function subscribeAction(previous: AccountFormState, form: FormData): Promise<AccountFormState> {
  const typed = {
    email: text(form, 'email'),
    frequency: text(form, 'frequency'),
    language: text(form, 'language'),
  };
  const wished = await guarded<{ send: () => Promise<boolean> } | null>(() => wishIn(form, typed));
  if (wished.ok && wished.value !== null) {
    const { send } = wished.value;
    after(() => guarded(async () => succeed(await send())));
  }
  // A new stamp, so that a page that stayed open too long can be sent again.
  const kept = wished.ok ? { frequency: typed.frequency, language: typed.language } : typed;
  return answer(previous, wished, { ...kept, formMade: formStamp(SUBSCRIBE_FORM) });
}

async function wishIn(
  form: FormData,
  typed: { readonly email: string; readonly frequency: string; readonly language: string },
): Promise<Wished> {
  if (!isMailConfigured()) return refuse({ code: 'failed', field: null });
  const sign = spamSignOf(SUBSCRIBE_FORM, form);
  if (sign === 'trap') return succeed(null);
  if (sign !== null) return refuseSign(sign);
  const wish = wishSchema.safeParse({
    ...typed,
    locale: typed.language,
    programme: text(form, 'programme'),
    theme: text(form, 'theme'),
    pledge: text(form, 'pledge'),
  });
  return wish.success ? wishFor(wish.data, await visitorAddress()) : refuse(...toRefusals(wish.error));
}

/** Confirms what the page of a confirmation's link shows. */
export async function confirmSubscriptionAction(
  previous: AccountFormState,
  form: FormData,
): Promise<AccountFormState> {
  const ids = wishIdsSchema.safeParse(form.getAll('wish'));
  const confirmed = ids.success
    ? await guarded(() => confirmWishes(text(form, 'token'), ids.data))
    : refuse({ code: 'nothing_chosen', field: null });
  if (!confirmed.ok) return answer(previous, confirmed, {});
  const { token, locale } = confirmed.value;
  redirect(`${subscriberAddress(locale, 'manage', token)}&done=confirmed` as Route);
}

/** Changes what a subscriber gets; who wants nothing any more is unsubscribed. */
export async function changeSubscriptionAction(
  previous: AccountFormState,
  form: FormData,
): Promise<AccountFormState> {
  const token = text(form, 'token');
  const settings = settingsSchema.safeParse({
    locale: text(form, 'language'),
    frequency: text(form, 'frequency'),
    stays: form.getAll('topic'),
  });
  const changed = settings.success
    ? await guarded(() => changeSettings(token, settings.data))
    : refuse(...toRefusals(settings.error));
  if (!changed.ok) return answer(previous, changed, {});
  const locale = localeOrDefault(text(form, 'locale'));
  const address = changed.value.isLeft
    ? `${subscriberAddress(locale, 'manage', token)}&done=saved`
    : `/${locale}/subscriptions/unsubscribe?done=1`;
  redirect(address as Route);
}

/** Unsubscribes and deletes the address. */
export async function unsubscribeAction(form: FormData): Promise<void> {
  const locale = localeOrDefault(text(form, 'locale'));
  await unsubscribe(text(form, 'token'));
  redirect(`/${locale}/subscriptions/unsubscribe?done=1` as Route);
}

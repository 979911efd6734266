import { refresh } from 'next/cache';
import { headers } from 'next/headers';
import type { AccountFormState } from '@/lib/accounts/form-state';
import type { Result } from '@/lib/core/errors';
import { formText } from '@/lib/core/form-text';
import { setResponseStatus } from '@/lib/core/http-status';
import { localeOrDefault } from '@/lib/core/i18n/locales';

/** Which page of which programme a form belongs to, and where the desk is. */
export function placeOf(form: FormData) {
  const locale = localeOrDefault(formText(form, 'locale'));
  const programme = formText(form, 'programme');
  return {
    locale,
    programme,
    desk: `/${locale}/editor`,
    base: `/${locale}/editor/${encodeURIComponent(programme)}`,
  };
}

/** A whole number that a form carries; -1 where it is none. */
export function number(form: FormData, name: string): number {
  const typed = formText(form, name);
  return /^\d{1,9}$/.test(typed) ? Number(typed) : -1;
}

/** What the form shows next, and the status of a page without scripts. */
export async function answer(
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

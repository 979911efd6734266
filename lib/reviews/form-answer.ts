import { refresh } from 'next/cache';
import { headers } from 'next/headers';
import type { AccountFormState } from '@/lib/accounts/form-state';
import type { Result } from '@/lib/core/errors';
import { setResponseStatus } from '@/lib/core/http-status';
import { localeOrDefault } from '@/lib/core/i18n/locales';

/** What was typed into a field; nothing where there is none. */
export function text(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value.replace(/\r\n?/g, '\n') : '';
}

/** Which page of which programme a form belongs to, and where the desk is. */
export function placeOf(form: FormData) {
  const locale = localeOrDefault(text(form, 'locale'));
  const programme = text(form, 'programme');
  return {
    locale,
    programme,
    desk: `/${locale}/editor`,
    base: `/${locale}/editor/${encodeURIComponent(programme)}`,
  };
}

/** A whole number that a form carries; -1 where it is none. */
export function number(form: FormData, name: string): number {
  const typed = text(form, name);
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

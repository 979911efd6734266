import { headers } from 'next/headers';
import { type Result, refuse } from '@/lib/core/errors';
import { setResponseStatus } from '@/lib/core/http-status';
import { log } from '@/lib/core/log';
import { clientAddress } from './client-address';
import type { AccountFormState } from './form-state';

/** Far above any real input: what is longer is not worth hashing or showing again. */
const LONGEST = 1_000;

/** Refusals that say to come back later. */
const LIMITS: readonly string[] = ['too_many_attempts', 'too_many_links', 'too_many_sent'];

/** What was typed into a field; nothing where there is none. */
export function text(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value.slice(0, LONGEST) : '';
}

/** Where the request at hand comes from, as limits count it. */
export async function visitorAddress(): Promise<string> {
  return clientAddress((await headers()).get('x-forwarded-for'));
}

/** A fault of ours becomes a refusal, so that what was typed is not lost. */
export async function guarded<T>(work: () => Promise<Result<T>>): Promise<Result<T>> {
  try {
    return await work();
  } catch (error) {
    log().error({ err: error }, 'an account action failed');
    return refuse({ code: 'failed', field: null });
  }
}

/** What the form shows next, and the status of a page without scripts. */
export async function answer(
  previous: AccountFormState,
  result: Result<unknown>,
  typed: AccountFormState['typed'],
): Promise<AccountFormState> {
  const refusals = result.ok ? [] : result.refusals;
  // A page without scripts gets a status that says how it went; the scripts read the state instead.
  if (refusals.length > 0 && !(await headers()).has('next-action')) {
    setResponseStatus(refusals.some(({ code }) => LIMITS.includes(code)) ? 429 : 422);
  }
  const turn = Number.isSafeInteger(previous?.turn) ? previous.turn + 1 : 1;
  return { refusals, typed, isDone: result.ok, turn };
}

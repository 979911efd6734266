'use server';

import type { AccountFormState } from '@/lib/accounts/form-state';
import { can } from '@/lib/accounts/permissions';
import { currentActor, renewSession } from '@/lib/accounts/session';
import { act, type Gate } from '@/lib/core/action';
import { answer, placeOf } from '@/lib/reviews/form-answer';
import { makeSnapshot } from './mutations';

const KEEP: Gate = { who: currentActor, may: (actor) => can(actor, 'catalogue.change') };

/** Makes a snapshot of the open data now. */
export async function makeSnapshotAction(
  previous: AccountFormState,
  form: FormData,
): Promise<AccountFormState> {
  const made = await act(KEEP, (actor, on) => makeSnapshot(on, actor, placeOf(form).programme));
  if (made.ok) await renewSession();
  return answer(previous, made, {});
}

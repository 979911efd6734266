'use server';

import type { AccountFormState } from '@/lib/accounts/form-state';
import { can } from '@/lib/accounts/permissions';
import { currentActor, renewSession } from '@/lib/accounts/session';
import { act, type Gate } from '@/lib/core/action';
import { formText } from '@/lib/core/form-text';
import { answer, number, placeOf } from '@/lib/reviews/form-answer';
import { noteLook, setArchive } from './mutations';

const KEEP: Gate = { who: currentActor, may: (actor) => can(actor, 'sources.keep') };

function sourceOf(form: FormData) {
  return { programme: placeOf(form).programme, id: formText(form, 'id'), version: number(form, 'version') };
}

/** Sets the address of a source's copy; an empty one takes it away. */
export async function archiveAction(previous: AccountFormState, form: FormData): Promise<AccountFormState> {
  const archiveUrl = formText(form, 'archiveUrl').trim();
  const input = { ...sourceOf(form), archiveUrl: archiveUrl === '' ? null : archiveUrl };
  const saved = await act(KEEP, (actor, on) => setArchive(on, actor, input));
  if (saved.ok) await renewSession();
  return answer(previous, saved, { archiveUrl });
}

/** Notes that a source was looked at. */
export async function lookAction(previous: AccountFormState, form: FormData): Promise<AccountFormState> {
  const note = formText(form, 'note');
  const saved = await act(KEEP, (actor, on) => noteLook(on, actor, { ...sourceOf(form), note }));
  if (saved.ok) await renewSession();
  return answer(previous, saved, saved.ok ? {} : { note });
}

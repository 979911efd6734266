'use server';

import type { Route } from 'next';
import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { can } from '@/lib/accounts/permissions';
import { currentActor, renewSession } from '@/lib/accounts/session';
import { act, type Gate } from '@/lib/core/action';
import { type Refusal, succeed } from '@/lib/core/errors';
import { formText } from '@/lib/core/form-text';
import { setResponseStatus } from '@/lib/core/http-status';
import { localeOrDefault } from '@/lib/core/i18n/locales';
import { toRefusals } from '@/lib/core/refusal-issues';
import { changeSources } from '@/lib/figures/typed-sources';
import { checkView } from './check-view';
import type { DecisionState, RevisionFormState } from './form-state';
import {
  approveRevision,
  previewRevision,
  proposeRevision,
  publishRevision,
  returnRevision,
  withdrawRevision,
} from './mutations';
import { parseRevisionForm, readTyped } from './revision-form';
import { type RevisionInput, revisionSchema } from './schema';

const PROPOSE: Gate = { who: currentActor, may: (actor) => can(actor, 'revision.propose') };

/** Whether one may decide depends on the row: the mutation says. */
const DECIDE: Gate = { who: currentActor, may: (actor) => can(actor, 'desk.enter') };

const ABOUT_THE_PERSON = new Set(['session_ended', 'not_allowed', 'own_revision', 'second_person_needed']);

/** A page without scripts gets a status that says how it went; the scripts read the state instead. */
async function tellStatus(refusals: readonly Refusal[]): Promise<void> {
  if (refusals.length === 0 || (await headers()).has('next-action')) return;
  if (refusals.some(({ code }) => code === 'failed')) setResponseStatus(503);
  else setResponseStatus(refusals.some(({ code }) => ABOUT_THE_PERSON.has(code)) ? 403 : 422);
}

async function answer(state: RevisionFormState): Promise<RevisionFormState> {
  await tellStatus(state.refusals);
  return state;
}

async function check(state: RevisionFormState, input: RevisionInput): Promise<RevisionFormState> {
  const preview = await act(PROPOSE, async (actor, on) => {
    const result = await previewRevision(on, actor, input);
    if (!result.ok) return result;
    const { reviewPolicy } = result.value;
    const isAlone = can(actor, 'revision.publish_alone', { reviewPolicy });
    return succeed({ ...checkView(result.value), isAlone });
  });
  return answer(preview.ok ? { ...state, check: preview.value } : { ...state, refusals: preview.refusals });
}

/**
 * The revision form, whichever of its buttons was used: shows the effect, sends it to an admin or publishes it, goes back to
 * changing, or adds and removes a source.
 */
export async function reviseAction(previous: RevisionFormState, form: FormData): Promise<RevisionFormState> {
  const locale = localeOrDefault(formText(form, 'locale'));
  const typed = readTyped(form);
  const turn = Number.isSafeInteger(previous?.turn) ? previous.turn + 1 : 1;
  const blank: RevisionFormState = { turn, typed, refusals: [], check: null, focus: null };
  const intent = formText(form, 'intent');
  if (intent === 'change') return blank;
  if (intent === 'add_source' || intent.startsWith('remove_source')) {
    const sources = changeSources(typed.sources, intent);
    return { ...blank, typed: { ...typed, sources }, focus: `sources.${sources.length - 1}.url` };
  }
  const target = formText(form, 'target');
  const place = {
    programme: formText(form, 'programme'),
    pledge: formText(form, 'pledge'),
    target: target === '' ? null : target,
  };
  const allowed = await act(PROPOSE, async () => succeed(null));
  if (!allowed.ok) return answer({ ...blank, refusals: allowed.refusals });
  const { input, refusals } = parseRevisionForm(typed, place);
  if (refusals.length > 0) {
    // All that is wrong at once: what could not be read, and what the facts of the change lack.
    const facts = revisionSchema.safeParse(input);
    const unread = new Set(refusals.map(({ field }) => field));
    const more = facts.success ? [] : toRefusals(facts.error).filter(({ field }) => !unread.has(field));
    return answer({ ...blank, refusals: [...refusals, ...more] });
  }
  if (intent !== 'propose' && intent !== 'publish') return check(blank, input);
  const sent = await act<{ id: string; seq?: string }>(PROPOSE, (actor, on) =>
    intent === 'publish' ? publishRevision(on, actor, input) : proposeRevision(on, actor, input),
  );
  if (!sent.ok) return answer({ ...blank, refusals: sent.refusals });
  await renewSession();
  redirect(`/${locale}/editor/${place.programme}/revisions/${sent.value.id}?done=${intent}` as Route);
}

/** What is done about a proposed revision, by whichever button: published, returned with a reason, or taken back by its author. */
export async function decideRevisionAction(_previous: DecisionState, form: FormData): Promise<DecisionState> {
  const locale = localeOrDefault(formText(form, 'locale'));
  const reason = formText(form, 'reason');
  const intent = formText(form, 'intent');
  const typedVersion = formText(form, 'version');
  const version = /^\d{1,9}$/.test(typedVersion) ? Number(typedVersion) : -1;
  const decision = { id: formText(form, 'id'), version };
  const result = await act<{ id: string }>(DECIDE, (actor, on) => {
    if (intent === 'return') return returnRevision(on, actor, { ...decision, reason });
    if (intent === 'withdraw') return withdrawRevision(on, actor, decision.id);
    return approveRevision(on, actor, decision);
  });
  if (result.ok) {
    await renewSession();
    const done = intent === 'return' || intent === 'withdraw' ? intent : 'publish';
    const programme = encodeURIComponent(formText(form, 'programme'));
    redirect(`/${locale}/editor/${programme}/revisions/${result.value.id}?done=${done}` as Route);
  }
  await tellStatus(result.refusals);
  return { refusals: result.refusals, reason };
}

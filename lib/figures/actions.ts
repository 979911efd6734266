'use server';

import type { Route } from 'next';
import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { can } from '@/lib/accounts/permissions';
import { currentActor, renewSession } from '@/lib/accounts/session';
import type { Actor } from '@/lib/accounts/types';
import { act, type Gate } from '@/lib/core/action';
import type { Db } from '@/lib/core/db';
import { decimal } from '@/lib/core/decimal';
import { type Refusal, type Result, refuse, succeed } from '@/lib/core/errors';
import { formText } from '@/lib/core/form-text';
import { setResponseStatus } from '@/lib/core/http-status';
import { localeOrDefault } from '@/lib/core/i18n/locales';
import { getProgramme } from '@/lib/programmes/queries';
import { saveDraft, submitFigure } from '@/lib/reviews/mutations';
import { getDraft } from '@/lib/reviews/queries';
import type { Draft } from '@/lib/reviews/types';
import { draftDifferences } from './draft-differences';
import { effectView } from './effect-view';
import { type FigureReading, parseFigureForm, readIntent, readSeen, readTyped } from './figure-form';
import { blankFigure, type TypedFigure } from './form-fields';
import { type FormPlace, findFormPlace } from './form-place';
import type { FigureCheck, FigureFormState } from './form-state';
import { previewFigure, publishFigure } from './mutations';
import { getTextsBefore } from './queries';
import { typedFromDraft } from './typed-figure';
import { changeSources } from './typed-sources';

const GATE: Gate = { who: currentActor, may: (actor) => can(actor, 'figure.submit') };

/** What is said at the form as a whole, on whichever step it stands. */
const ABOUT_THE_PERSON = new Set(['session_ended', 'not_allowed', 'second_person_needed']);

/** The status that says how a form went, to clients that read no page: whose matter the first trouble is. */
function statusFor(refusals: readonly Refusal[]): 403 | 422 | 503 {
  if (refusals.some(({ code }) => code === 'failed')) return 503;
  return refusals.some(({ code }) => ABOUT_THE_PERSON.has(code)) ? 403 : 422;
}

/**
 * The figure form, whichever of its buttons was used: shows the effect, publishes, goes back to changing, or adds and removes a
 * source. Answers with the form and everything typed; after publishing it leads to the figure.
 */
export async function recordFigureAction(
  previous: FigureFormState,
  form: FormData,
): Promise<FigureFormState> {
  const locale = localeOrDefault(formText(form, 'locale'));
  const place = {
    programme: formText(form, 'programme'),
    pledge: formText(form, 'pledge'),
    target: formText(form, 'target'),
  };
  const intent = readIntent(form);
  const typed = readTyped(form);
  const blank: FigureFormState = {
    turn: Number.isSafeInteger(previous?.turn) ? previous.turn + 1 : 1,
    typed,
    refusals: [],
    readings: null,
    check: null,
    focus: null,
  };
  if (intent === 'change') return blank;
  if (intent === 'save') return save(blank, place, locale);
  if (intent === 'add_source' || intent.startsWith('remove_source')) {
    const sources = changeSources(typed.sources, intent);
    return { ...blank, typed: { ...typed, sources }, focus: `sources.${sources.length - 1}.url` };
  }

  const found = await act(GATE, () => findFormPlace(place));
  if (!found.ok) return answer({ ...blank, refusals: found.refusals });
  const before = await act(GATE, async (actor, on) =>
    succeed(await getTextsBefore({ id: typed.id, corrects: typed.corrects, author: actor.id }, on)),
  );
  if (!before.ok) return answer({ ...blank, refusals: before.refusals });
  const reading = parseFigureForm(typed, found.value, locale, before.value);
  if (reading.refusals.length > 0) {
    return answer({ ...blank, refusals: reading.refusals, readings: reading.readings });
  }
  const state = { ...blank, readings: reading.readings };
  const seen = readSeen(form);
  const isSeen = seen !== null || found.value.target === null;
  return (intent === 'publish' || intent === 'submit') && isSeen
    ? send(intent, state, reading, found.value, locale, seen)
    : check(state, reading, found.value, null);
}

async function check(
  state: FigureFormState,
  { input }: FigureReading,
  { reviewPolicy }: FormPlace,
  earlier: FigureCheck['earlier'],
  refusals: readonly Refusal[] = [],
): Promise<FigureFormState> {
  const preview = await act(GATE, (actor, on) => previewFigure(on, actor, input));
  if (!preview.ok) return answer({ ...state, refusals: preview.refusals });
  const effect = effectView(input, decimal(input.value), preview.value);
  return answer({
    ...state,
    refusals,
    check: { input, effect, isOnePerson: reviewPolicy === 'one_person', earlier },
  });
}

/** Keeps the form as it is, finished or not, and leads to its own address. */
async function save(
  state: FigureFormState,
  place: { readonly programme: string; readonly pledge: string; readonly target: string },
  locale: string,
): Promise<FigureFormState> {
  const { id, corrects, version, ...typed } = state.typed;
  const draft = {
    ...place,
    id,
    target: place.target === '' ? null : place.target,
    corrects: corrects === '' ? null : corrects,
    version: /^\d{1,9}$/.test(version) ? Number(version) : 0,
    typed: { ...typed, sources: typed.sources.map((source) => ({ ...source })) },
  };
  const saved = await act(GATE, (actor, on) => saveDraft(on, actor, draft));
  if (!saved.ok) {
    const isOutdated = saved.refusals.some(({ code }) => code === 'draft_changed');
    const other = isOutdated
      ? await act(GATE, (actor, on) => findDraft(actor, place.programme, id, on))
      : null;
    return answer({
      ...state,
      refusals: saved.refusals,
      ...(other?.ok && besideDraft(state.typed, other.value)),
    });
  }
  await renewSession();
  redirect(`/${locale}/editor/${place.programme}/figures/${id}/edit?saved=yes` as Route);
}

/** The draft that somebody saved from another window, with its place found by name. */
async function findDraft(actor: Actor, slug: string, id: string, on: Db): Promise<Result<Draft>> {
  const programme = await getProgramme(slug, on);
  const draft = programme && (await getDraft(programme, actor, id, on));
  return draft ? succeed(draft) : refuse({ code: 'draft_changed', field: null });
}

/** Both versions side by side. Who has seen them may save their own over the other. */
function besideDraft(typed: TypedFigure, draft: Draft): Pick<FigureFormState, 'typed' | 'meanwhile'> {
  const blank = { ...blankFigure(typed.id, null), corrects: typed.corrects };
  const saved = typedFromDraft(draft.typed, blank, draft.version);
  return { typed: { ...typed, version: String(draft.version) }, meanwhile: draftDifferences(saved, typed) };
}

async function send(
  intent: 'publish' | 'submit',
  state: FigureFormState,
  reading: FigureReading,
  place: FormPlace,
  locale: string,
  seen: FigureCheck['earlier'],
): Promise<FigureFormState> {
  const basedOn = seen && { targetVersion: seen.targetVersion, summarySeq: seen.summarySeq };
  const input = { ...reading.input, basedOn };
  const sent = await act<{ id: string }>(GATE, (actor, on) =>
    intent === 'publish' ? publishFigure(on, actor, input) : submitFigure(on, actor, input),
  );
  if (sent.ok) {
    await renewSession();
    const page = intent === 'publish' ? 'figures' : 'reviews';
    redirect(`/${locale}/editor/${place.programme}/${page}/${sent.value.id}` as Route);
  }
  const { refusals } = sent;
  // What somebody else published in the meantime: show then and now, and let the author decide again.
  if (refusals.some(({ code }) => code === 'stale_form')) return check(state, reading, place, seen, refusals);
  // The policy changed under the form: show the button that fits it now.
  if (refusals.some(({ code }) => code === 'second_person_needed')) {
    return check(state, reading, place, null, refusals);
  }
  return answer({ ...state, refusals });
}

/** A page without scripts gets a status that says how it went; the scripts read the state instead. */
async function answer<State extends { readonly refusals: readonly Refusal[] }>(state: State): Promise<State> {
  if (state.refusals.length > 0 && !(await headers()).has('next-action')) {
    setResponseStatus(statusFor(state.refusals));
  }
  return state;
}

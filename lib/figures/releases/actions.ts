'use server';

import { headers } from 'next/headers';
import { can } from '@/lib/accounts/permissions';
import { currentActor, renewSession } from '@/lib/accounts/session';
import { act, type Gate } from '@/lib/core/action';
import type { Refusal } from '@/lib/core/errors';
import { formText } from '@/lib/core/form-text';
import { setResponseStatus } from '@/lib/core/http-status';
import { localeOrDefault } from '@/lib/core/i18n/locales';
import { planReleases } from './mutations';
import { listReleasesNamed } from './queries';
import {
  atRows,
  BLANK_RELEASE,
  parseReleases,
  type ReleaseFormState,
  readRows,
  typedReleases,
} from './release-form';
import { releasesAsSeen } from './release-rows';
import { MAX_RELEASES } from './types';

const GATE: Gate = { who: currentActor, may: (actor) => can(actor, 'release.plan') };

/** The form for announced releases, by whichever button: adds a row, takes one away, or saves the whole list. */
export async function planReleasesAction(
  previous: ReleaseFormState,
  form: FormData,
): Promise<ReleaseFormState> {
  const locale = localeOrDefault(formText(form, 'locale'));
  const place = {
    programme: formText(form, 'programme'),
    pledge: formText(form, 'pledge'),
    target: formText(form, 'target'),
  };
  const rows = readRows(form);
  const seen = formText(form, 'seen');
  const turn = Number.isSafeInteger(previous?.turn) ? previous.turn + 1 : 1;
  const state = { turn, rows, seen, refusals: [], meanwhile: null, isDone: false, focus: null };
  const intent = formText(form, 'intent');
  if (intent === 'add' && rows.length < MAX_RELEASES) {
    return { ...state, rows: [...rows, BLANK_RELEASE], focus: `releases.${rows.length}.name` };
  }
  const [, removed] = /^remove\.(\d{1,2})$/.exec(intent) ?? [];
  if (removed !== undefined) return { ...state, rows: rows.filter((_, index) => index !== Number(removed)) };

  const known = await act(GATE, (_, on) => listReleasesNamed(place, on));
  if (!known.ok) return answer({ ...state, refusals: known.refusals });
  const { releases, refusals } = parseReleases(rows, known.value, locale);
  if (refusals.length > 0) return answer({ ...state, refusals });
  const saved = await act(GATE, (actor, on) => planReleases(on, actor, { ...place, seen, releases }));
  if (saved.ok) {
    await renewSession();
    const now = saved.value.releases;
    return { ...state, rows: typedReleases(now, locale), seen: releasesAsSeen(now), isDone: true };
  }
  const isOutdated = saved.refusals.some(({ code }) => code === 'releases_changed');
  return answer({
    ...state,
    refusals: atRows(saved.refusals, rows),
    // Who has seen what is there now may put their own list in its place.
    ...(isOutdated && { meanwhile: known.value, seen: releasesAsSeen(known.value) }),
  });
}

/** A page without scripts gets a status that says how it went; the scripts read the state instead. */
async function answer(state: ReleaseFormState): Promise<ReleaseFormState> {
  if (!(await headers()).has('next-action')) setResponseStatus(statusFor(state.refusals));
  return state;
}

function statusFor(refusals: readonly Refusal[]): 403 | 422 | 503 {
  if (refusals.some(({ code }) => code === 'failed')) return 503;
  return refusals.some(({ code }) => code === 'not_allowed' || code === 'session_ended') ? 403 : 422;
}

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
import { parseAssessmentForm, readTyped } from './assessment-form';
import type { AssessmentFormState, DecisionState } from './form-state';
import { approveAssessment, proposeAssessment, returnAssessment, withdrawAssessment } from './mutations';
import { getProposal } from './queries';
import { assessmentSchema } from './schema';

const PROPOSE: Gate = { who: currentActor, may: (actor) => can(actor, 'assessment.propose') };

/** Whether one may decide depends on the row: the mutation says. */
const DECIDE: Gate = { who: currentActor, may: (actor) => can(actor, 'desk.enter') };

const ABOUT_THE_PERSON = new Set(['session_ended', 'not_allowed', 'own_assessment', 'failed']);

/** A page without scripts gets a status that says how it went; the scripts read the state instead. */
async function tellStatus(refusals: readonly Refusal[]): Promise<void> {
  if (refusals.length > 0 && !(await headers()).has('next-action')) {
    setResponseStatus(refusals.some(({ code }) => ABOUT_THE_PERSON.has(code)) ? 403 : 422);
  }
}

function deskAddress(locale: string, done: string): Route {
  return `/${locale}/editor?assessment=${done}#assessments` as Route;
}

/** The assessment form: adds a source, or sends the verdict to a second person and leads back to the desk. */
export async function proposeAssessmentAction(
  previous: AssessmentFormState,
  form: FormData,
): Promise<AssessmentFormState> {
  const locale = localeOrDefault(formText(form, 'locale'));
  const typed = readTyped(form);
  const turn = Number.isSafeInteger(previous?.turn) ? previous.turn + 1 : 1;
  const blank = { turn, typed, refusals: [], focus: null };
  const intent = formText(form, 'intent');
  if (intent === 'add_source' || intent.startsWith('remove_source')) {
    const sources = changeSources(typed.sources, intent);
    return { ...blank, typed: { ...typed, sources }, focus: `sources.${sources.length - 1}.url` };
  }
  const place = {
    programme: formText(form, 'programme'),
    pledge: formText(form, 'pledge'),
    supersedes: formText(form, 'supersedes') || null,
  };
  const before = await act(PROPOSE, async (actor, on) => {
    const proposal = await getProposal(typed.id, on);
    return succeed(proposal?.authorId === actor.id ? proposal : null);
  });
  if (!before.ok) {
    await tellStatus(before.refusals);
    return { ...blank, refusals: before.refusals };
  }
  const { input, refusals } = parseAssessmentForm(typed, place, locale, before.value);
  const parsed = assessmentSchema.safeParse(input);
  const wrong = [...refusals, ...(parsed.success ? [] : toRefusals(parsed.error))];
  if (wrong.length > 0) {
    await tellStatus(wrong);
    return { ...blank, refusals: wrong };
  }
  const result = await act(PROPOSE, (actor, on) => proposeAssessment(on, actor, input));
  if (result.ok) {
    await renewSession();
    redirect(deskAddress(locale, 'sent'));
  }
  await tellStatus(result.refusals);
  return { ...blank, refusals: result.refusals };
}

/** The second person's decision, by whichever button: publishes, or gives it back with a reason. */
export async function decideAssessmentAction(
  _previous: DecisionState,
  form: FormData,
): Promise<DecisionState> {
  const locale = localeOrDefault(formText(form, 'locale'));
  const reason = formText(form, 'reason');
  const decision = { id: formText(form, 'id'), version: Number(formText(form, 'version')) };
  const isReturn = formText(form, 'intent') === 'return';
  const result = isReturn
    ? await act(DECIDE, (actor, on) => returnAssessment(on, actor, { ...decision, reason }))
    : await act(DECIDE, (actor, on) => approveAssessment(on, actor, decision));
  if (result.ok) {
    await renewSession();
    redirect(deskAddress(locale, isReturn ? 'returned' : 'approved'));
  }
  await tellStatus(result.refusals);
  return { refusals: result.refusals, reason };
}

/** Takes one's own proposed assessment back. */
export async function withdrawAssessmentAction(
  _previous: DecisionState,
  form: FormData,
): Promise<DecisionState> {
  const locale = localeOrDefault(formText(form, 'locale'));
  const withdrawn = await act(PROPOSE, (actor, on) => withdrawAssessment(on, actor, formText(form, 'id')));
  if (withdrawn.ok) redirect(deskAddress(locale, 'withdrawn'));
  await tellStatus(withdrawn.refusals);
  return { refusals: withdrawn.refusals, reason: '' };
}

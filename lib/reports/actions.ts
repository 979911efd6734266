'use server';

import { after } from 'next/server';
import { answer as answerVisitor, guarded, visitorAddress } from '@/lib/accounts/form-answer';
import type { AccountFormState } from '@/lib/accounts/form-state';
import { can } from '@/lib/accounts/permissions';
import { currentActor, renewSession } from '@/lib/accounts/session';
import { act, type Gate } from '@/lib/core/action';
import { type Result, succeed } from '@/lib/core/errors';
import { formText } from '@/lib/core/form-text';
import { isMailConfigured, sendMail } from '@/lib/core/mail';
import { refuseSign, spamSignOf } from '@/lib/core/spam-guard';
import { answer, placeOf } from '@/lib/reviews/form-answer';
import { answerReport, dismissReport, submitReport } from './mutations';
import { answerMail } from './report-mail';
import { LONGEST_REPORT } from './schema';
import type { ErrorReport } from './types';

const ANSWER: Gate = { who: currentActor, may: (actor) => can(actor, 'report.answer') };

/** What is shown again of a field; more than twice what it may hold was not typed by anybody. */
function typedIn(form: FormData, name: string): string {
  return formText(form, name).slice(0, 2 * LONGEST_REPORT);
}

/** Takes in a reader's report. */
export async function reportErrorAction(
  previous: AccountFormState,
  form: FormData,
): Promise<AccountFormState> {
  const typed = {
    wrong: typedIn(form, 'wrong'),
    correct: typedIn(form, 'correct'),
    sourceUrl: typedIn(form, 'sourceUrl'),
    email: typedIn(form, 'email'),
  };
  const { locale, programme } = placeOf(form);
  const input = { ...typed, locale, programme, pledge: formText(form, 'pledge') };
  const sign = spamSignOf('report', form);
  // A program is told that all is well: it must not learn what gave it away.
  if (sign === 'trap') return answerVisitor(previous, succeed(null), {});
  const sent: Result<unknown> =
    sign === null ? await guarded(async () => submitReport(input, await visitorAddress())) : refuseSign(sign);
  return answerVisitor(previous, sent, sent.ok ? {} : typed);
}

/** Answers a report, in public where a correction is named; the reader by mail, where there is an address and a mail server. */
export async function answerReportAction(
  previous: AccountFormState,
  form: FormData,
): Promise<AccountFormState> {
  const { locale, programme } = placeOf(form);
  const typed = { answer: typedIn(form, 'answer'), entrySeq: typedIn(form, 'entrySeq') };
  const input = { id: formText(form, 'id'), locale, ...typed };
  const done = await act(ANSWER, (actor, on) => answerReport(on, actor, programme, input));
  if (done.ok) {
    await renewSession();
    tellReader(programme, done.value, typed);
  }
  return answer(previous, done, done.ok ? {} : typed);
}

/** Puts a report away as spam. */
export async function dismissReportAction(
  previous: AccountFormState,
  form: FormData,
): Promise<AccountFormState> {
  const { programme } = placeOf(form);
  const done = await act(ANSWER, (actor, on) => dismissReport(on, actor, programme, formText(form, 'id')));
  if (done.ok) await renewSession();
  return answer(previous, done, {});
}

function tellReader(
  programme: string,
  report: ErrorReport,
  typed: { answer: string; entrySeq: string },
): void {
  const mail = answerMail(programme, report, {
    entrySeq: typed.entrySeq.trim() || null,
    answer: typed.answer.trim() || null,
  });
  if (mail !== null && isMailConfigured()) after(() => guarded(async () => succeed(await sendMail(mail))));
}

import { z } from 'zod';
import { emailField } from '@/lib/accounts/schema';
import { addressField, slugField, textField } from '@/lib/core/fields';
import { LOCALES } from '@/lib/core/i18n/locales';

/** The longest text of a report or an answer, in characters. */
export const LONGEST_REPORT = 4_000;
export const LONGEST_ANSWER = 1_000;

function orNothing<Field extends z.ZodType>(field: Field) {
  return z.preprocess(
    (typed) => (typeof typed === 'string' && typed.trim() === '' ? null : typed),
    field.nullable(),
  );
}

/** A report as it is typed; only what is wrong has to be said. */
export const reportSchema = z.object({
  programme: slugField,
  pledge: slugField,
  locale: z.enum(LOCALES, 'malformed'),
  wrong: textField(LONGEST_REPORT),
  correct: orNothing(textField(LONGEST_REPORT)),
  sourceUrl: orNothing(addressField),
  email: orNothing(emailField),
});

/** The desk's answer: the ledger entry of a correction, words, or both. */
export const answerSchema = z
  .object({
    id: z.uuid('malformed'),
    locale: z.enum(LOCALES, 'malformed'),
    entrySeq: orNothing(z.string().regex(/^[1-9]\d{0,17}$/, 'report_entry_unknown')),
    answer: orNothing(textField(LONGEST_ANSWER)),
  })
  .refine(({ entrySeq, answer }) => entrySeq !== null || answer !== null, {
    path: ['answer'],
    message: 'required',
  });

export type ReportInput = z.input<typeof reportSchema>;
export type AnswerInput = z.input<typeof answerSchema>;

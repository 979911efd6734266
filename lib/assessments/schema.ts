import { z } from 'zod';
import { localizedTextField, slugField, textField } from '@/lib/core/fields';
import { figureSourceSchema } from '@/lib/figures/schema';
import { VERDICTS } from './types';

/** The longest list of sources of one assessment. */
export const MAX_SOURCES = 10;

/** A verdict on a pledge to be read by a second person. Messages of issues are refusal codes. */
export const assessmentSchema = z
  .object({
    /** Made with the form, so that one form sent twice is one assessment; or that of one's own returned one. */
    id: z.uuid('malformed'),
    programme: slugField,
    pledge: slugField,
    verdict: z.enum(VERDICTS, 'required'),
    reasoning: localizedTextField,
    sources: z
      .array(figureSourceSchema, 'source_missing')
      .min(1, 'source_missing')
      .max(MAX_SOURCES, 'too_many_sources'),
    /** Id of the one in force that it is to replace, as the author saw it, and why: for the public. */
    supersedes: z.uuid('malformed').nullable().default(null),
    reason: localizedTextField.nullable().default(null),
  })
  .superRefine(({ supersedes, reason }, context) => {
    if (supersedes !== null && reason === null) {
      context.addIssue({ code: 'custom', path: ['reason'], message: 'required' });
    }
  });

export type AssessmentInput = z.input<typeof assessmentSchema>;
export type AssessmentToPropose = z.output<typeof assessmentSchema>;

/** A decision about a proposed assessment, on the version that was read. */
export const decisionSchema = z.object({ id: z.uuid('malformed'), version: z.number().int() });
export type DecisionInput = z.input<typeof decisionSchema>;

export const returnSchema = decisionSchema.extend({ reason: textField() });
export type ReturnInput = z.input<typeof returnSchema>;

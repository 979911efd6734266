import { z } from 'zod';
import { dayField, localizedTextField, slugField, textField } from '@/lib/core/fields';
import { figureSourceSchema } from '@/lib/figures/schema';
import type { targetSchema } from '@/lib/pledges/schema';

/** The longest list of sources of one revision; and of checkpoints that the form takes. */
export const MAX_SOURCES = 10;
export const MAX_CHECKPOINTS = 20;

/** Which of a target's terms a revision gives anew; what it does not name stays. */
export type TargetTerms = Partial<
  Omit<z.input<typeof targetSchema>, 'key' | 'partOf' | 'alternativeReading'>
>;

/** The words of a pledge that a revision gives anew. */
export const wordingSchema = z.object({ title: localizedTextField, summary: localizedTextField });

/** All of a revision but what it changes. Messages of issues are refusal codes. */
export const revisionSchema = z.object({
  /** Made with the form, so that one form sent twice is one revision; or that of one's own returned one. */
  id: z.uuid('malformed'),
  programme: slugField,
  pledge: slugField,
  /** Key of the target; null to revise the pledge's wording. */
  target: slugField.nullable(),
  /** Version of the pledge or target that the author saw. */
  basedOn: z.number().int(),
  /** When it was announced or took effect. */
  revisedOn: dayField,
  reason: localizedTextField,
  sources: z
    .array(figureSourceSchema, 'source_missing')
    .min(1, 'source_missing')
    .max(MAX_SOURCES, 'too_many_sources'),
});

/** A revision to be proposed or published: the facts, and the new terms of a target or the new words of a pledge. */
export type RevisionInput = z.input<typeof revisionSchema> & {
  readonly terms?: TargetTerms;
  readonly wording?: z.input<typeof wordingSchema>;
};
export type RevisionToRecord = z.output<typeof revisionSchema>;

/** A decision about a proposed revision, on the version that was read. */
export const decisionSchema = z.object({ id: z.uuid('malformed'), version: z.number().int() });
export type DecisionInput = z.input<typeof decisionSchema>;

export const returnSchema = decisionSchema.extend({ reason: textField() });
export type ReturnInput = z.input<typeof returnSchema>;

import { z } from 'zod';
import { slugField, textField } from '@/lib/core/fields';

/** Longer than anything that a person types into one field. */
const MAX_TYPED = 10_000;

/** Why a submission goes back to its author. */
export const reasonSchema = textField();

const typed = z.string().max(MAX_TYPED, 'too_long');

/** A figure form as it stands, unfinished or wrong as it may be. `version`: of the draft it was opened from; 0: new. */
export const draftSchema = z.object({
  id: z.uuid('malformed'),
  programme: slugField,
  pledge: slugField,
  target: slugField.nullable(),
  corrects: z.uuid('malformed').nullable(),
  version: z.number().int().min(0),
  typed: z.record(
    z.string(),
    z.union([typed, z.array(z.record(z.string(), typed)).max(20, 'too_many_sources')]),
  ),
});

export type DraftInput = z.input<typeof draftSchema>;

import { z } from 'zod';
import { localizedTextField, slugField, textField } from '@/lib/core/fields';
import { RETRACTION_SUBJECTS } from './types';

/** A proposal to retract something published, and why: for the public. */
export const proposalSchema = z.object({
  /** Made with the form, so that one form sent twice is one proposal. */
  id: z.uuid('malformed'),
  programme: slugField,
  subject: z.enum(RETRACTION_SUBJECTS, 'malformed'),
  subjectId: z.uuid('malformed'),
  reason: localizedTextField,
});

export type ProposalInput = z.input<typeof proposalSchema>;

/** A proposal that goes back to whoever made it, and why. */
export const sendBackSchema = z.object({ id: z.uuid('malformed'), reason: textField() });

import { z } from 'zod';
import { textField } from '@/lib/core/fields';
import { parseEmailAddress } from './email-address';
import { ROLES } from './types';

// Messages of issues are refusal codes.

export const emailField = z.string('required').transform((text, context) => {
  const address = parseEmailAddress(text);
  if (address === null) {
    context.addIssue({ code: 'custom', message: text.trim() === '' ? 'required' : 'email_malformed' });
    return z.NEVER;
  }
  return address;
});

/** The public name: it stands in the ledger beside what the person records. One line. */
export const nameField = textField(100).refine((text) => !/[\r\n\t]/.test(text), 'control_characters');

export const roleField = z.enum(ROLES, 'role_unknown');

export const accountIdSchema = z.uuid('malformed');

/** An invitation as it is typed: the e-mail address may be left out. */
export const invitationSchema = z.object({
  role: roleField,
  email: z.preprocess(
    (typed) => (typeof typed === 'string' && typed.trim() === '' ? null : typed),
    emailField.nullable(),
  ),
});

export const roleChangeSchema = z.object({
  id: accountIdSchema,
  role: roleField,
  version: z.coerce.number('malformed').int('malformed'),
});

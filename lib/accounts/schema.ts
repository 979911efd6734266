import { z } from 'zod';
import { textField } from '@/lib/core/fields';
import { parseEmailAddress } from './email-address';

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

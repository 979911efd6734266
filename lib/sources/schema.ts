import { z } from 'zod';
import { addressField, slugField, textField } from '@/lib/core/fields';

/** An address and what is to be said of it, as a form at the desk names them. */
const place = {
  programme: slugField,
  id: z.uuid('malformed'),
  version: z.number().int('malformed').min(1, 'malformed'),
};

/** Where a copy of the page is kept; null takes the address of one away. */
export const archiveSchema = z.object({
  ...place,
  archiveUrl: addressField
    .refine((text) => !URL.canParse(text) || new URL(text).protocol !== 'http:', 'address_not_https')
    .nullable(),
});

/** A person looked at the page, and what came of it. */
export const lookSchema = z.object({ ...place, note: textField(1_000) });

export type ArchiveInput = z.input<typeof archiveSchema>;
export type LookInput = z.input<typeof lookSchema>;

import { z } from 'zod';
import { emailField } from '@/lib/accounts/schema';
import { slugField } from '@/lib/core/fields';
import { LOCALES } from '@/lib/core/i18n/locales';
import { FREQUENCIES } from './types';

// Messages of issues are refusal codes.

const optionalSlug = z.preprocess(
  (typed) => (typed === '' || typed === undefined ? null : typed),
  slugField.nullable(),
);

/** A wish for updates as the form sends it. */
export const wishSchema = z
  .object({
    email: emailField,
    locale: z.enum(LOCALES, 'malformed'),
    frequency: z.enum(FREQUENCIES, 'required'),
    programme: slugField,
    theme: optionalSlug,
    pledge: optionalSlug,
  })
  .refine(({ theme, pledge }) => theme === null || pledge === null, 'malformed');
export type WishInput = z.output<typeof wishSchema>;

/** What a subscriber may change; `stays` are the ids of the subscriptions that are kept. */
export const settingsSchema = z.object({
  locale: z.enum(LOCALES, 'malformed'),
  frequency: z.enum(FREQUENCIES, 'required'),
  stays: z.array(z.uuid('malformed')).max(1_000, 'malformed'),
});
export type SettingsInput = z.output<typeof settingsSchema>;

/** Ids of wishes, as the page of the confirmation sends them. */
export const wishIdsSchema = z.array(z.uuid('malformed')).min(1, 'nothing_chosen').max(1_000, 'malformed');

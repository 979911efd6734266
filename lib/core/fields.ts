import { z } from 'zod';
import { parseDecimal } from './decimal';
import { parsePlainDate } from './plain-date';

/** More digits than these do not fit the database's numeric(38, 10), and would be cut. */
const MAX_WHOLE_DIGITS = 28;
const MAX_PLACES = 10;

/** The longest note or reason, in characters. */
const MAX_TEXT = 4_000;

/** A slug or key as addresses have it. */
export const slugField = z
  .string('required')
  .min(1, 'required')
  .max(100, 'too_long')
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'not_a_slug');

/** A calendar day, `YYYY-MM-DD`. */
export const dayField = z.string('required').transform((text, context) => {
  const day = parsePlainDate(text);
  if (day === null) {
    context.addIssue({ code: 'custom', message: text === '' ? 'required' : 'not_a_date' });
    return z.NEVER;
  }
  return day;
});

/** A decimal in plain notation that the database holds without loss. */
export const decimalField = z.string('required').transform((text, context) => {
  const value = parseDecimal(text);
  if (value === null) {
    context.addIssue({ code: 'custom', message: text === '' ? 'required' : 'not_a_number' });
    return z.NEVER;
  }
  const [whole = '', places = ''] = value.replace('-', '').split('.');
  if (whole.length > MAX_WHOLE_DIGITS) {
    context.addIssue({ code: 'custom', message: 'too_large' });
    return z.NEVER;
  }
  if (places.length > MAX_PLACES) {
    context.addIssue({ code: 'custom', message: 'too_precise' });
    return z.NEVER;
  }
  return value;
});

/** An address that a reader can open: absolute, http or https, with a host, without a password in it. */
export const addressField = z
  .string('required')
  .trim()
  .min(1, 'required')
  .max(2_000, 'too_long')
  .superRefine((text, context) => {
    if (text === '') return; // said already
    if (!URL.canParse(text)) {
      context.addIssue({ code: 'custom', message: 'not_an_address' });
      return;
    }
    const url = new URL(text);
    if (url.protocol !== 'http:' && url.protocol !== 'https:') {
      context.addIssue({ code: 'custom', message: 'address_not_http' });
    } else if (!/^https?:\/\//i.test(text) || /\s/.test(text)) {
      context.addIssue({ code: 'custom', message: 'not_an_address' });
    } else if (url.username !== '' || url.password !== '') {
      context.addIssue({ code: 'custom', message: 'address_with_password' });
    }
  });

// PostgreSQL cannot hold a null character in text; no other control character but line breaks and tabs means anything.
// biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is the purpose.
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/;

// Marks that turn the direction of what follows around, or that nobody sees: they could make a page say another thing
// than its record. (Joiners, and the plain marks of right-to-left scripts, are part of writing and stay.)
const DECEPTIVE = /[\u200b\u202a-\u202e\u2060-\u2069\ufeff]/;

/** Whether a reader would see anything of it. */
const VISIBLE = /[\p{L}\p{N}\p{P}\p{S}]/u;

/** One line or a few of text, without stray control characters. */
export function textField(max = MAX_TEXT) {
  return z
    .string('required')
    .trim()
    .min(1, 'required')
    .max(max, 'too_long')
    .refine((text) => !CONTROL.test(text) && !DECEPTIVE.test(text), 'control_characters')
    .refine((text) => text === '' || VISIBLE.test(text), 'required');
}

/** A text in one language or more: BCP 47 code → text. */
export const localizedTextField = z
  .record(z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'not_a_language'), textField(), 'required')
  .refine((text) => Object.keys(text).length > 0, 'required');

/** A region's code as ISO 3166-2 has them: `KZ-10`. */
export const regionField = z.string('required').regex(/^[A-Z]{2}-[A-Z0-9]{1,3}$/, 'not_a_region');

/** A code like `m2`, `%`, `t/yr`, `KZT/month` (UCUM-like, DESIGN section 4). */
export const unitField = z
  .string('required')
  .trim()
  .min(1, 'required')
  .max(30, 'too_long')
  .regex(/^[A-Za-z0-9%/.°µ²³·_-]+$/, 'not_a_unit');

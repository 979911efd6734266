import { z } from 'zod';

export const DEFAULT_LIMIT = 100;
export const MAX_LIMIT = 1000;

/** How many rows an answer holds at most. */
export const limitParameter = z
  .string()
  .regex(/^[1-9]\d{0,3}$/, `must be a whole number from 1 to ${MAX_LIMIT}`)
  .transform(Number)
  .refine((limit) => limit <= MAX_LIMIT, `must be a whole number from 1 to ${MAX_LIMIT}`)
  .default(DEFAULT_LIMIT);

/** A cursor: the list it belongs to and the key of the last row sent, wrapped so that nobody builds on its form. */
export function encodeCursor(list: string, key: string): string {
  return Buffer.from(`${list}:${key}`, 'utf8').toString('base64url');
}

/** The key in a cursor of that list; the parameter is refused when it is a cursor of another list, or none of ours. */
export function cursorParameter(list: string, isKey: (key: string) => boolean) {
  return z
    .string()
    .transform((text, context): string => {
      const decoded = Buffer.from(text, 'base64url').toString('utf8');
      const key = decoded.slice(list.length + 1);
      // Decoding is lenient, so the text must be what encoding would have given.
      if (decoded.startsWith(`${list}:`) && isKey(key) && encodeCursor(list, key) === text) return key;
      context.addIssue({ code: 'custom', message: 'is no cursor of this list; begin again without it' });
      return z.NEVER;
    })
    .optional();
}

import type { ZodError } from 'zod';
import type { Refusal } from './errors';

/** A refusal code looks like this; anything else in an issue's message is zod's own English. */
const CODE = /^[a-z][a-z0-9_]*$/;

/** What zod found wrong, as refusals: our schemas give the code as the message; the rest is `malformed`. */
export function toRefusals(error: ZodError): Refusal[] {
  return error.issues.map((issue) => ({
    code: CODE.test(issue.message) ? issue.message : 'malformed',
    field: issue.path.length > 0 ? issue.path.join('.') : null,
  }));
}

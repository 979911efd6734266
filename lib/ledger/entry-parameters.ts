import { z } from 'zod';

/** A number that fits the database's bigint with room to spare. */
const SEQUENCE = /^[1-9]\d{0,17}$/;

/** Whether a text can be the sequence number of an entry. */
export function isSequence(text: string): boolean {
  return SEQUENCE.test(text);
}

/** The sequence number of an entry as the parameter of a page; null when absent. */
export function sequenceParameter() {
  const read = z.string().transform((text, context): string => {
    if (isSequence(text)) return text;
    const params = { problem: 'notANumber', allowed: 'pageAny', values: {} };
    context.issues.push({ code: 'custom', input: text, params });
    return z.NEVER;
  });
  return read.nullable().default(null);
}

import { z } from 'zod';
import { sequenceText } from './answer-parts';
import type { Evaluation } from './method';

/** What every answer of the API says about itself. */
export const envelopeAnswer = z.object({
  ledgerSeq: sequenceText.describe('The last entry of the ledger that was taken into account'),
  asOf: z.iso.date().describe('The day that the answer speaks of'),
  methodVersion: z.int(),
});

export type Envelope = z.output<typeof envelopeAnswer>;

export function envelope(evaluation: Evaluation): Envelope {
  return {
    ledgerSeq: evaluation.ledgerSeq,
    asOf: evaluation.on,
    methodVersion: evaluation.method.version,
  };
}

/** The text of an answer. Absent values must be null: an `undefined` would leave its key out without a word. */
export function jsonText(value: object): string {
  return `${JSON.stringify(value, refuseUndefined)}\n`;
}

function refuseUndefined(key: string, value: unknown): unknown {
  if (value === undefined) throw new TypeError(`No value for "${key}"`);
  return value;
}

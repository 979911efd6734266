import { z } from 'zod';

/** What the answers of the API are made of. Where absent, a member is null: none is ever left out. */

/** A plain decimal as text, since a JSON number would go through a float. */
export const decimalText = z
  .string()
  .regex(/^-?\d+(\.\d+)?$/)
  .describe('Decimal as text, so that no digit is lost');

/** A sequence number of the ledger. */
export const sequenceText = z.string().regex(/^\d+$/).describe('Sequence number of an entry of the ledger');

export const slugText = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);

export const hashText = z.string().regex(/^[0-9a-f]{64}$/);

export const count = z.int().min(0);

/** A text for people. */
export const localizedText = z.record(z.string(), z.string()).describe('Language (BCP 47) → text');

import { z } from 'zod';
import { parseEmailAddress } from '../email-address';
import { nameField } from '../schema';
import type { Arrival } from './types';

/** OpenID Connect Core 1.0, sections 2 and 5.1. Some providers write what is no boolean; only a true one counts. */
const claimsSchema = z.object({
  iss: z.string().min(1),
  sub: z.string().min(1).max(255),
  email: z.string().optional().catch(undefined),
  email_verified: z.unknown().optional(),
  name: nameField.optional().catch(undefined),
});

/** Reads what a provider says about somebody; null when it does not even say who it is. */
export function readClaims(claims: unknown): Arrival | null {
  const read = claimsSchema.safeParse(claims);
  if (!read.success) return null;
  const { iss, sub, email, email_verified, name } = read.data;
  return {
    issuer: iss,
    subject: sub,
    email: email === undefined ? null : parseEmailAddress(email),
    isVerified: email_verified === true,
    name: name ?? null,
  };
}

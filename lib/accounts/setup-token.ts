import { randomBytes } from 'node:crypto';
import { sha256 } from '@/lib/core/canonical-json';

/** A day to follow the address from the terminal. */
export const SETUP_TOKEN_HOURS = 24;

/** A secret of 256 bits for an address, and its SHA-256, which is all that is kept. */
export function newSetupToken(): { readonly token: string; readonly tokenHash: string } {
  const token = randomBytes(32).toString('base64url');
  return { token, tokenHash: hashSetupToken(token) };
}

export function hashSetupToken(token: string): string {
  return sha256(token);
}

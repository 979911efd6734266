import { randomBytes } from 'node:crypto';
import { sha256 } from '@/lib/core/canonical-json';

const HOUR_MS = 3_600_000;

/** How long the addresses live: a day from the terminal or an administrator's hand, a week for somebody invited. */
export const LIFETIMES_MS = {
  setup: 24 * HOUR_MS,
  password: 24 * HOUR_MS,
  /** Asked for by the holder, who is waiting for it. */
  forgotten: HOUR_MS,
  invitation: 7 * 24 * HOUR_MS,
} as const;

/** A secret of 256 bits for an address, and its SHA-256, which is all that is kept. */
export function newToken(): { readonly token: string; readonly tokenHash: string } {
  const token = randomBytes(32).toString('base64url');
  return { token, tokenHash: hashToken(token) };
}

export function hashToken(token: string): string {
  return sha256(token);
}

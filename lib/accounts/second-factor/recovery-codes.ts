import { randomBytes } from 'node:crypto';
import { sha256 } from '@/lib/core/canonical-json';

export const RECOVERY_CODES = 10;
/** 80 bits: beyond guessing even from their hashes, so that these need no slow hash. */
const CODE_BYTES = 10;
/** RFC 4648's Base32 in small letters: neither 0 nor 1, which look like letters. */
const LETTERS = 'abcdefghijklmnopqrstuvwxyz234567';
const CODE = /^[a-z2-7]{16}$/;

/** New recovery codes, as they are shown: four groups of four. */
export function newRecoveryCodes(): string[] {
  return Array.from({ length: RECOVERY_CODES }, () => {
    const bits = [...randomBytes(CODE_BYTES)].map((byte) => byte.toString(2).padStart(8, '0')).join('');
    const letters = (bits.match(/.{5}/g) ?? []).map((five) => LETTERS[Number.parseInt(five, 2)]);
    return letters.join('').replace(/(.{4})(?=.)/g, '$1-');
  });
}

/** The hash under which a code is kept, of what was typed in whatever way; null for what can be no code. */
export function recoveryCodeHash(typed: string): string | null {
  const code = typed
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{Dash}]/gu, '');
  return CODE.test(code) ? sha256(code) : null;
}

import { generateSecret, generateURI, verifySync } from 'otplib';

/** The values that all apps for codes take for granted (RFC 6238 with SHA-1, six digits, half a minute). */
const PERIOD_SECONDS = 30;
/** One step to either side: a phone's clock goes wrong, and typing takes time (RFC 6238, section 5.2). */
const TOLERANCE_SECONDS = 30;

const CODE = /^\d{6}$/;

/** A secret of 160 bits, in Base32, as apps take it. */
export function newSecret(): string {
  return generateSecret();
}

/** The secret in groups of four, for those who type it. */
export function secretInGroups(secret: string): string {
  return secret.replace(/(.{4})(?=.)/g, '$1 ');
}

/** What the QR code says to the app: whose account it is, where, and the secret. */
export function keyAddress(secret: string, issuer: string, email: string): string {
  // A colon parts issuer and account in the label; one within would part them elsewhere.
  return generateURI({ issuer: issuer.replaceAll(':', ' '), label: email, secret });
}

/** The six digits of a code as it was typed, also with blanks; null for anything else. */
export function parseCode(typed: string): string | null {
  const code = typed.normalize('NFKC').replace(/[\s-]/g, '');
  return CODE.test(code) ? code : null;
}

/** The time step that a code of six digits belongs to, or null when it is none of this secret's around that instant. */
export function stepOfCode(secret: string, code: string, at: Date): number | null {
  const result = verifySync({
    secret,
    token: code,
    period: PERIOD_SECONDS,
    epoch: Math.floor(at.getTime() / 1000),
    epochTolerance: TOLERANCE_SECONDS,
  });
  return result.valid && 'timeStep' in result ? result.timeStep : null;
}

import { createHmac, hkdfSync } from 'node:crypto';
import { sessionSecret } from './session-secret';

/**
 * HMAC-SHA-256 of a text, in base64url, under a key made for that purpose from the site's secret. What it is made from (a
 * network address, say) cannot be guessed from it without the secret, and hashes for different purposes do not fit together.
 */
export function keyedHash(purpose: string, text: string): string {
  const key = Buffer.from(hkdfSync('sha256', sessionSecret(), '', `pledgebook ${purpose}`, 32));
  return createHmac('sha256', key).update(text).digest('base64url');
}

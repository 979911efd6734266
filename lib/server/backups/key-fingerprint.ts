import { createHmac, hkdfSync } from 'node:crypto';

const LENGTH = 16;

/**
 * What a site's secret is recognised by in a backup: 16 hexadecimal digits of an HMAC under a key made for this alone. It
 * tells two secrets apart, and the secret cannot be worked out from it.
 */
export function keyFingerprint(secret: string): string {
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'pledgebook backup fingerprint', 32));
  return createHmac('sha256', key).update('pledgebook').digest('hex').slice(0, LENGTH);
}

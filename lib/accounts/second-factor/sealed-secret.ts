import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

const CIPHER = 'aes-256-gcm';
/** Names the layout and the purpose of the key, so that neither can be taken for another's. */
const VERSION = 'v1';
const PURPOSE = 'pledgebook second factor v1';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/**
 * Encrypts a secret for the database: AES-256-GCM with a key made (HKDF-SHA-256) from the site's own secret. It belongs to one
 * account: moved to another's row it does not open.
 */
export function sealSecret(secret: string, siteSecret: string, userId: string): string {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(CIPHER, keyOf(siteSecret), nonce, { authTagLength: TAG_BYTES });
  cipher.setAAD(Buffer.from(userId));
  const sealed = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
  const parts = [nonce, sealed, cipher.getAuthTag()].map((part) => part.toString('base64url'));
  return [VERSION, ...parts].join('.');
}

/** What `sealSecret` encrypted; null when the site's secret is another now, or the text is not what was written. */
export function openSecret(sealed: string, siteSecret: string, userId: string): string | null {
  const [version, ...parts] = sealed.split('.');
  const [nonce, text, tag] = parts.map((part) => Buffer.from(part, 'base64url'));
  if (version !== VERSION || parts.length !== 3 || !nonce || !text || !tag) return null;
  if (nonce.length !== NONCE_BYTES || tag.length !== TAG_BYTES) return null;
  const decipher = createDecipheriv(CIPHER, keyOf(siteSecret), nonce, { authTagLength: TAG_BYTES });
  decipher.setAAD(Buffer.from(userId));
  decipher.setAuthTag(tag);
  try {
    return Buffer.concat([decipher.update(text), decipher.final()]).toString('utf8');
  } catch {
    // The tag does not fit. Why not, nobody can tell.
    return null;
  }
}

function keyOf(siteSecret: string): Buffer {
  return Buffer.from(hkdfSync('sha256', siteSecret, '', PURPOSE, 32));
}

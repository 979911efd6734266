import { createHash, randomBytes } from 'node:crypto';
import { LOCALES } from '@/lib/core/i18n/locales';

const PUBLIC_DIRECTIVES = {
  'default-src': "'none'",
  'style-src': "'self'",
  'script-src': "'self'",
  'img-src': "'self' data:",
  'connect-src': "'self'",
  'font-src': "'self'",
  'manifest-src': "'self'",
  'form-action': "'self'",
  'base-uri': "'none'",
};

/** Public pages hold no inline script and no inline style: the strictest policy fits. */
export const PUBLIC_POLICY = policy({ ...PUBLIC_DIRECTIVES, 'frame-ancestors': "'none'" });

/** The same for the cards that are made for pages of others. */
const EMBED_POLICY = policy({ ...PUBLIC_DIRECTIVES, 'frame-ancestors': '*' });

const EMBED = new RegExp(`^/(?:${LOCALES.join('|')})/[^/]+/embed/[^/]+$`);

/**
 * For pages that run the framework: its scripts carry a number that is used once. `formTargets`: origins besides ours that a form
 * may lead to. Chromium asks this of redirects too, so without scripts the way to a provider of sign-in needs it.
 */
export function nonceFor(formTargets: readonly string[] = []): { nonce: string; policy: string } {
  const nonce = randomBytes(16).toString('base64');
  return {
    nonce,
    policy: policy({
      'default-src': "'none'",
      'style-src': "'self'",
      'script-src': `'nonce-${nonce}' 'strict-dynamic'`,
      'img-src': "'self' data: blob:",
      'connect-src': "'self'",
      'font-src': "'self'",
      'manifest-src': "'self'",
      'form-action': ["'self'", ...formTargets].join(' '),
      'base-uri': "'none'",
      'frame-ancestors': "'none'",
    }),
  };
}

/** For a page of ours with one inline style sheet. */
export function policyForStyle(css: string): string {
  const hash = createHash('sha256').update(css).digest('base64');
  const none = "'none'";
  return policy({
    'default-src': none,
    'style-src': `'sha256-${hash}'`,
    'form-action': "'self'",
    'base-uri': none,
    'frame-ancestors': none,
  });
}

/** Who may take an answer into their pages: `private` ones nobody else, `public` ones read, `embed` ones show in a frame as well. */
export type Openness = 'private' | 'public' | 'embed';

/** How far an address is open, percent-encoded as in the request. `isPrivate`: it may depend on who asks. */
export function opennessOf(path: string, isPrivate: boolean): Openness {
  if (isPrivate) return 'private';
  return EMBED.test(decodeURIComponent(path)) ? 'embed' : 'public';
}

/**
 * Headers that every answer has, whatever comes after them; the policy is that of a public page until an answer brings its own.
 *
 * @param isSecure the public address is https, so browsers may be told never to leave it
 */
export function commonHeaders(isSecure: boolean, openness: Openness): Record<string, string> {
  return {
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'strict-origin-when-cross-origin',
    'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()',
    'Content-Security-Policy': openness === 'embed' ? EMBED_POLICY : PUBLIC_POLICY,
    'Cross-Origin-Opener-Policy': 'same-origin',
    // What is public may stand in anybody's page: data, pictures and cards are made for it.
    'Cross-Origin-Resource-Policy': openness === 'private' ? 'same-origin' : 'cross-origin',
    // For browsers from before `frame-ancestors`. It cannot say "by anybody", so the cards for other pages go without.
    ...(openness === 'embed' ? {} : { 'X-Frame-Options': 'DENY' }),
    ...(isSecure ? { 'Strict-Transport-Security': 'max-age=31536000' } : {}),
  };
}

function policy(directives: Record<string, string>): string {
  return Object.entries(directives)
    .map(([name, value]) => `${name} ${value}`)
    .join('; ');
}

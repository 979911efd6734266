import { LOCALES } from '@/lib/core/i18n/locales';
import { PRIVATE_SECTIONS } from '@/lib/core/private-sections';

/**
 * How an address is treated:
 * - `public`: a function of the address, the ledger and the day; cached, without cookies and scripts of the framework
 * - `large`: public like these, but too large to be held in memory: sent while it is read, without cookies
 * - `entry`: `/`, which depends on the reader's language and is never cached
 * - `static`: files of the build and the modules that enhance pages, which never change under their name
 * - `private`: everything that may depend on who asks
 */
export type RequestClass = 'public' | 'large' | 'entry' | 'static' | 'private';

const PRIVATE_PAGE = new RegExp(`^/(?:${LOCALES.join('|')})/(?:${PRIVATE_SECTIONS.join('|')})(?:/|$)`);
const ARCHIVE = /^\/export\/[^/]+\/(?:snapshots\/[^/]+\/)?all\.zip$/;
const ENHANCEMENT = /^\/enhance\/[^/]+\/[^/]+\.js$/;
const PUBLIC_API = /^\/api\/(?:v1|oembed)(?:\/|$)/;

/** The class of a path as it stands in the request, percent-encoded and without query. */
export function classify(path: string): RequestClass {
  const plain = decodeURIComponent(path);
  if (plain === '/') return 'entry';
  if (plain.startsWith('/_next/static/') || ENHANCEMENT.test(plain)) return 'static';
  if (plain.startsWith('/_next/') || PRIVATE_PAGE.test(plain)) return 'private';
  if (/^\/api(?:\/|$)/.test(plain) && !PUBLIC_API.test(plain)) return 'private';
  return ARCHIVE.test(plain) ? 'large' : 'public';
}

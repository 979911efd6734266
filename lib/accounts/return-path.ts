/** A made-up origin to resolve against: what leaves it would have left the site. */
const BASE = 'https://site.invalid';

/**
 * Where to go after signing in: the path that was asked for when it is one of the desk or account, else `fallback`. Takes
 * nothing that could lead elsewhere (`//evil.example`, `/\evil.example`, an address with a host or control characters).
 */
export function returnPath(asked: string | null | undefined, locale: string, fallback: string): string {
  if (!asked || asked.length > 2000 || [...asked].some(isRisky)) return fallback;
  if (!asked.startsWith(`/${locale}/`) || !URL.canParse(asked, BASE)) return fallback;
  const url = new URL(asked, BASE);
  const own = [`/${locale}/editor`, `/${locale}/account`];
  const isOwn = own.some((place) => url.pathname === place || url.pathname.startsWith(`${place}/`));
  return url.origin === BASE && isOwn ? `${url.pathname}${url.search}` : fallback;
}

/** Blanks and control characters, which browsers drop from addresses, and the backslash, which they take for a slash. */
function isRisky(character: string): boolean {
  return character <= ' ' || character === '\u007f' || character === '\\';
}

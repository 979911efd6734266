import { LOCALES } from '@/lib/core/i18n/locales';
import { PRIVATE_SECTIONS } from '@/lib/core/private-sections';

/** How an address may go on behind such a segment: not at all, further down, or with parameters. */
const ENDS = ['$', '/', '?'];

/**
 * What search engines are asked to leave alone, as patterns of RFC 9309. Each names its segment whole and where it stands:
 * a bare `account` below any folder would shut out a theme called `accountability` as well.
 */
export const CLOSED_TO_SEARCH: readonly string[] = [
  '/api/auth/',
  ...LOCALES.flatMap((locale) =>
    PRIVATE_SECTIONS.flatMap((name) => ENDS.map((end) => `/${locale}/${name}${end}`)),
  ),
];

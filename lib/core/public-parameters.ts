/**
 * Every parameter that a public page, the feed, a download or the API knows (DESIGN section 5). What else stands in an
 * address was added by others (`utm_source`, `fbclid`) and changes nothing. The tests hold the schemas to this list.
 */
export const PUBLIC_PARAMETERS = [
  'q',
  'principle',
  'theme',
  'status',
  'group',
  'coverage',
  'testability',
  'verdict',
  'sort',
  'page',
  'asOf',
  'from',
  'to',
  'kind',
  'pledge',
  'before',
  'after',
  'limit',
  'cursor',
] as const;

/** What `/api/oembed` knows (oEmbed 1.0, section 2.2). Consumers send more, which it leaves alone. */
export const OEMBED_PARAMETERS = ['url', 'format', 'maxwidth', 'maxheight'] as const;

const BY_PLAIN_NAME = new Map<string, string>(PUBLIC_PARAMETERS.map((name) => [plainName(name), name]));

/** A name without what is easily mistaken in it: capitals, separators, and the brackets that some programs add. */
function plainName(name: string): string {
  const [beforeBracket = ''] = name.split('[', 1);
  return beforeBracket.replace(/[^a-z0-9]/gi, '').toLowerCase();
}

/** The parameter that a name is or was probably meant to be: `asof`, `as_of` and `asOf[]` are `asOf`; null for others. */
export function meantParameter(name: string): string | null {
  return BY_PLAIN_NAME.get(plainName(name)) ?? null;
}

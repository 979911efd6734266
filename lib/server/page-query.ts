import { meantParameter, OEMBED_PARAMETERS, PUBLIC_PARAMETERS } from '@/lib/core/public-parameters';
import type { RequestTarget } from './request-target';

/**
 * Whether an address is for programs: the API, downloads, charts as files, feeds. Those refuse parameters that they do
 * not know (400, never kept) and answer every method in their own form.
 */
export function isForPrograms(path: string): boolean {
  return /^\/(?:api|export)\/|\/feed\.(?:rss|atom|json)$|\/charts\/.+\.(?:svg|png|csv)$/.test(
    decodeURIComponent(path),
  );
}

function isPageParameter(name: string): boolean {
  return meantParameter(name) !== null;
}

function isOEmbedParameter(name: string): boolean {
  return (OEMBED_PARAMETERS as readonly string[]).includes(name);
}

/**
 * The part of a query that can make a difference to an answer. Pages, and oEmbed as its consumers need, leave alone what others added to their address, so
 * it is left out here: else each `?x=1`, `?x=2` would be made anew and push a real page out of the memory.
 */
export function pageQuery({ path, query }: RequestTarget): string {
  if (query === '') return query;
  const isKept = decodeURIComponent(path) === '/api/oembed' ? isOEmbedParameter : isPageParameter;
  if (isKept === isPageParameter && isForPrograms(path)) return query;
  const pairs = [...new URLSearchParams(query)];
  const kept = pairs.filter(([name, value]) => isKept(name) && !isLeftEmpty(name, value, pairs));
  return new URLSearchParams(kept).toString();
}

/** Forms send the fields that nobody filled in, too; pages take them as if they were not there. */
function isLeftEmpty(name: string, value: string, pairs: readonly (readonly string[])[]): boolean {
  const isKnown = (PUBLIC_PARAMETERS as readonly string[]).includes(name);
  return isKnown && value.trim() === '' && pairs.filter(([other]) => other === name).length === 1;
}

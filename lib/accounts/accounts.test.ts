import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clientAddress } from './client-address';
import { parseEmailAddress } from './email-address';
import { parseNewAccount } from './new-account';
import { hashPassword, isPassword } from './password-hash';
import { checkPassword } from './password-rules';
import { returnPath } from './return-path';

describe('an e-mail address', () => {
  test.each([
    [' aigul@example.org ', 'aigul@example.org'],
    ['a.b+c@sub.example.kz', 'a.b+c@sub.example.kz'],
    ['почта@пример.рф', 'почта@пример.рф'],
  ])('%s is one', (typed, address) => expect(parseEmailAddress(typed)).toBe(address));

  test.each([
    '',
    'a',
    'a@b',
    'a@b.',
    '@b.org',
    'a b@c.org',
    'a@b@c.org',
    'a@b..org',
    'a\u0000@b.org',
    `${'a'.repeat(250)}@b.org`,
  ])('%j is none', (typed) => expect(parseEmailAddress(typed)).toBeNull());
});

describe('a password', () => {
  const person = { email: 'nurlan.akhmetov@example.org', name: 'Nurlan Akhmetov' };
  const codeOf = (password: string) => checkPassword(password, person)[0]?.code ?? null;

  test.each([
    ['', 'password_missing'],
    ['elevenchars', 'password_too_short'],
    ['👩‍👩‍👧‍👦', 'password_too_short'],
    ['x'.repeat(201), 'password_too_long'],
    ['nurlan.akhmetov@example.org', 'password_is_name'],
    ['Nurlan  Akhmetov', 'password_is_name'],
    ['nurlan.akhmetov1', 'password_is_name'],
    ['passwordpassword', 'password_common'],
    ['Password12345', 'password_common'],
    ['123456789012', 'password_common'],
    ['aaaaaaaaaaaaaa', 'password_common'],
    ['qwertyuiop[]', 'password_common'],
    ['gfhjkmgfhjkm', 'password_common'],
    ['1QAZ xsw2 3edc', 'password_common'],
    ['sonyericsson', 'password_common'],
    ['liverpool2026!', 'password_common'],
    ['localhost 123', 'password_is_name'],
    ['twelve chars', null],
    ['a long walk by the Irtysh', null],
    ['құс жолы түнде жарық', null],
    [`${'x7'.repeat(50)}abcdef`, null],
  ])('%j: %s', (password, code) => expect(codeOf(password)).toBe(code));

  test('is hashed with Argon2id at the strength that was decided', async () => {
    const hash = await hashPassword('a long walk by the Irtysh');
    expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(await isPassword('a long walk by the Irtysh', hash)).toBe(true);
    expect(await isPassword('a long walk by the Ishim', hash)).toBe(false);
    expect(await isPassword('nobody has this password', null)).toBe(false);
  });
});

test('a new account tells everything that is wrong at once', () => {
  const result = parseNewAccount({ email: 'x', name: ' ', password: 'short', repeated: 'other' });
  expect(result).toEqual({
    ok: false,
    refusals: [
      { code: 'email_malformed', field: 'email' },
      { code: 'required', field: 'name' },
      { code: 'password_too_short', field: 'password', values: { min: 12 } },
      { code: 'passwords_differ', field: 'repeated' },
    ],
  });
});

describe('the way back after signing in', () => {
  const back = (asked: string | null) => returnPath(asked, 'en', '/en/editor');

  test.each(['/en/editor', '/en/editor/p/figures/new?pledge=a&target=b', '/en/editor?q=x', '/en/account'])(
    '%s is ours',
    (path) => expect(back(path)).toBe(path),
  );

  test.each([
    null,
    '',
    'https://evil.example/en/editor',
    '//evil.example/en/editor',
    '/\\evil.example',
    '/en/editor/../../evil',
    '/en/editor/%2e%2e/%2e%2e/evil',
    '/en/editorial',
    '/en//evil.example',
    '/kk/editor',
    'javascript:alert(1)',
    '/en/editor\n',
    '/en\t/editor',
    '/api/auth/signout',
  ])('%j is not', (path) => expect(back(path)).toBe('/en/editor'));

  test('never leaves the desk, whatever is asked', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.webUrl(),
          fc.string().map((text) => `/en/editor${text}`),
        ),
        (asked) => {
          const url = new URL(back(asked), 'https://own.example');
          expect(url.origin).toBe('https://own.example');
          expect(url.pathname).toMatch(/^\/en\/(editor|account)(\/|$)/);
        },
      ),
    );
  });
});

describe('the address that failures are counted under', () => {
  test.each([
    [null, 'unknown'],
    ['', 'unknown'],
    ['203.0.113.7', '203.0.113.7'],
    ['198.51.100.1, 203.0.113.7', '203.0.113.7'],
    ['::ffff:203.0.113.7', '203.0.113.7'],
    ['2001:db8:0:1::5', '2001:db8:0:1::/64'],
    ['2001:db8:0:1:ffff:eeee:dddd:cccc', '2001:db8:0:1::/64'],
    ['::1', '0:0:0:0::/64'],
  ])('%s: %s', (header, address) => expect(clientAddress(header)).toBe(address));
});

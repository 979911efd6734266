import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { newRecoveryCodes, RECOVERY_CODES, recoveryCodeHash } from './recovery-codes';
import { openSecret, sealSecret } from './sealed-secret';
import { keyAddress, newSecret, parseCode, secretInGroups, stepOfCode } from './totp';

/** RFC 6238, appendix B: the secret "12345678901234567890" in Base32. */
const RFC_SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
const at = (seconds: number) => new Date(seconds * 1000);

describe('codes', () => {
  // The last six of the eight digits in the table of the RFC, and its time steps.
  test.each([
    [59, '287082', 0x1],
    [1111111109, '081804', 0x23523ec],
    [1111111111, '050471', 0x23523ed],
    [1234567890, '005924', 0x273ef07],
    [2000000000, '279037', 0x3f940aa],
    [20000000000, '353130', 0x27bc86aa],
  ])('at %d seconds: %s', (seconds, code, step) => {
    expect(stepOfCode(RFC_SECRET, code, at(seconds))).toBe(step);
  });

  test('hold one step to either side and no longer', () => {
    const step = 0x23523ed;
    const code = '050471';
    const first = step * 30;
    for (const seconds of [first - 30, first - 0.001, first, first + 29, first + 59.999]) {
      expect(stepOfCode(RFC_SECRET, code, at(seconds)), String(seconds)).toBe(step);
    }
    for (const seconds of [first - 30.001, first + 60, first + 3600]) {
      expect(stepOfCode(RFC_SECRET, code, at(seconds)), String(seconds)).toBeNull();
    }
  });

  test('of another secret are none', () => {
    expect(stepOfCode(newSecret(), '287082', at(59))).toBeNull();
  });

  test.each([
    ['287082', '287082'],
    [' 287 082 ', '287082'],
    ['287-082', '287082'],
    ['２８７０８２', '287082'],
    ['28708', null],
    ['2870822', null],
    ['28708a', null],
    ['', null],
  ])('typed as "%s"', (typed, code) => expect(parseCode(typed)).toBe(code));

  test('come from a key that apps can take in', () => {
    const secret = newSecret();
    expect(secret).toMatch(/^[A-Z2-7]{32}$/);
    expect(newSecret()).not.toBe(secret);
    expect(secretInGroups(secret).replaceAll(' ', '')).toBe(secret);
    const url = new URL(keyAddress(secret, 'Our: book', 'a+b@example.org'));
    expect(url.protocol).toBe('otpauth:');
    expect(url.searchParams.get('secret')).toBe(secret);
    expect(url.searchParams.get('issuer')).toBe('Our  book');
    expect(decodeURIComponent(url.pathname)).toContain('a+b@example.org');
  });
});

describe('a secret at rest', () => {
  const site = 'the secret of the site, long enough';
  const user = '00000000-0000-4000-8000-000000000001';

  test('opens with what it was sealed with, and never looks the same', () => {
    fc.assert(
      fc.property(fc.string(), (secret) => {
        const sealed = sealSecret(secret, site, user);
        expect(openSecret(sealed, site, user)).toBe(secret);
        expect(sealSecret(secret, site, user)).not.toBe(sealed);
      }),
    );
    expect(sealSecret(RFC_SECRET, site, user)).not.toContain(RFC_SECRET);
  });

  test('opens with no other key, for no other account, and not when it was touched', () => {
    const sealed = sealSecret(RFC_SECRET, site, user);
    expect(openSecret(sealed, `${site}!`, user)).toBeNull();
    expect(openSecret(sealed, site, user.replace('1', '2'))).toBeNull();
    const [version, nonce, text, tag = ''] = sealed.split('.');
    const other = sealSecret('another', site, user).split('.');
    for (const touched of [
      [version, nonce, text, tag.slice(0, 8)],
      [version, nonce, text, other[3]],
      [version, other[1], text, tag],
      [version, nonce, other[2], tag],
      ['v2', nonce, text, tag],
      [version, nonce, text],
      [''],
    ]) {
      expect(openSecret(touched.join('.'), site, user), touched.join('.')).toBeNull();
    }
  });
});

describe('recovery codes', () => {
  test('are ten different ones of 80 bits', () => {
    const codes = newRecoveryCodes();
    expect(codes).toHaveLength(RECOVERY_CODES);
    expect(new Set(codes).size).toBe(RECOVERY_CODES);
    for (const code of codes) expect(code).toMatch(/^([a-z2-7]{4}-){3}[a-z2-7]{4}$/);
  });

  test('are known however they are typed', () => {
    const hash = recoveryCodeHash('abcd-efgh-2345-wxyz');
    expect(hash).toMatch(/^[0-9a-f]{64}$/);
    for (const typed of ['ABCD EFGH 2345 WXYZ', 'abcdefgh2345wxyz', ' abcd–efgh–2345–wxyz ']) {
      expect(recoveryCodeHash(typed)).toBe(hash);
    }
    for (const typed of ['', 'abcd-efgh-2345', 'abcd-efgh-2345-wxy1', '123456']) {
      expect(recoveryCodeHash(typed)).toBeNull();
    }
  });
});

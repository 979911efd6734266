import { expect, test } from 'vitest';
import { env, publicOrigin } from './env';

test('everything has a default, and an empty variable is an unset one', () => {
  expect(env({ PORT: '', DATABASE_URL: '  ', NEXTAUTH_SECRET: '' })).toEqual({
    NODE_ENV: 'development',
    PORT: 3000,
    PLEDGEBOOK_DATA: null,
    PLEDGEBOOK_PROXIES: 0,
    LOG_LEVEL: 'warn',
    NEXT_DIST_DIR: '.next',
  });
});

test.each([
  ['PORT', 'http'],
  ['PORT', '0'],
  ['PORT', '65536'],
  ['DATABASE_URL', 'mysql://localhost/x'],
  ['DATABASE_URL', 'localhost:5432'],
  ['PLEDGEBOOK_URL', 'pledges.example.org'],
  ['PLEDGEBOOK_URL', 'ftp://example.org'],
  ['PLEDGEBOOK_URL', 'https://example.org/pledges'],
  ['NEXTAUTH_SECRET', 'short'],
  ['LOG_LEVEL', 'loud'],
  ['NEXT_DIST_DIR', '../elsewhere'],
  ['PLEDGEBOOK_CLOCK', 'yesterday'],
])('%s=%s is refused by name', (name, value) => {
  expect(() => env({ [name]: value })).toThrow(`\n  ${name}: `);
});

test('all that is wrong is named at once, and no value is repeated, since it may be a secret', () => {
  const refusal = () => env({ PORT: 'x', NEXTAUTH_SECRET: 'hunter2' });
  expect(refusal).toThrow(/PORT[\s\S]*NEXTAUTH_SECRET/);
  expect(refusal).not.toThrow(/hunter2/);
});

test('says what would be right', () => {
  expect(() => env({ PORT: 'http' })).toThrow('PORT: must be a whole number from 1 to 65535');
});

test('the public origin never ends in a slash', () => {
  expect(publicOrigin(env({ PLEDGEBOOK_URL: 'https://pledges.example.org/' }))).toBe(
    'https://pledges.example.org',
  );
  expect(publicOrigin(env({ PORT: '4000' }))).toBe('http://localhost:4000');
});

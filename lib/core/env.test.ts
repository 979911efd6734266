import { expect, test } from 'vitest';
import { env, publicOrigin } from './env';

test('everything has a default, and an empty variable is an unset one', () => {
  expect(env({ PORT: '', DATABASE_URL: '  ', NEXTAUTH_SECRET: '' })).toEqual({
    NODE_ENV: 'development',
    PORT: 3000,
    PLEDGEBOOK_DATA: null,
    PLEDGEBOOK_PROXIES: 0,
    PLEDGEBOOK_DRAIN_SECONDS: 1,
    WEB_CONCURRENCY: 1,
    PLEDGEBOOK_API_PER_MINUTE: 600,
    PLEDGEBOOK_SEARCHES_PER_MINUTE: 60,
    PLEDGEBOOK_SNAPSHOTS_EVERY_DAYS: 30,
    PLEDGEBOOK_SOURCES_EVERY_HOURS: 24,
    PLEDGEBOOK_SOURCES_ALLOW_PRIVATE: 0,
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
  ['SMTP_URL', 'mail.example.org:587'],
  ['SMTP_URL', 'https://mail.example.org'],
  ['SMTP_URL', 'smtp://mail.example.org/path'],
  ['SMTP_URL', 'smtp://mail.example.org?requireTLS=false'],
  ['SMTP_URL', 'smtp://%zz@mail.example.org'],
  ['MAIL_FROM', 'nobody'],
  ['MAIL_FROM', 'a@example.org, b@example.org'],
  ['MAIL_FROM', 'Us\r\nBcc: all@example.org <a@example.org>'],
  ['OIDC_ISSUER', 'login.example.org'],
  ['OIDC_ISSUER', 'http://login.example.org'],
  ['OIDC_ISSUER', 'https://login.example.org/?tenant=1'],
  ['OIDC_NAME', 'n'.repeat(61)],
])('%s=%s is refused by name', (name, value) => {
  expect(() => env({ [name]: value })).toThrow(`\n  ${name}: `);
});

test.each([
  ['SMTP_URL', 'smtp://localhost', 'MAIL_FROM: is missing: SMTP_URL needs it'],
  ['MAIL_FROM', 'a@example.org', 'SMTP_URL: is missing: MAIL_FROM needs it'],
  ['OIDC_ISSUER', 'https://login.example.org', 'OIDC_CLIENT_SECRET: is missing: OIDC_ISSUER needs it'],
  ['OIDC_CLIENT_ID', 'pledges', 'OIDC_ISSUER: is missing: OIDC_CLIENT_ID needs it'],
])('%s alone is of no use', (name, value, said) => {
  expect(() => env({ [name]: value })).toThrow(said);
});

test('a provider on this machine needs no TLS', () => {
  const given = { OIDC_ISSUER: 'http://localhost:3001', OIDC_CLIENT_ID: 'a', OIDC_CLIENT_SECRET: 'b' };
  expect(env(given)).toMatchObject(given);
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

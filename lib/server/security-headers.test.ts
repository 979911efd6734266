import { expect, test } from 'vitest';
import { commonHeaders, nonceFor, opennessOf, PUBLIC_POLICY } from './security-headers';

test('forms lead nowhere else, except to a provider of sign-in where there is one', () => {
  const provider = 'https://login.example.org';
  expect(nonceFor().policy).toContain("form-action 'self';");
  expect(nonceFor([provider]).policy).toContain(`form-action 'self' ${provider};`);
  expect(nonceFor([provider]).policy.split(provider)).toHaveLength(2);
  expect(PUBLIC_POLICY).toContain("form-action 'self';");
});

test.each([
  ['/en/p/embed/a', '*'],
  ['/kk/p/%65mbed/a', '*'],
  ['/en/p/embed/a%2fb', "'none'"],
  ['/en/p/embed', "'none'"],
  ['/en/p/pledges/embed', "'none'"],
  ['/en/embed/a', "'none'"],
  ['/en/editor/embed/a/b', "'none'"],
  ['/xx/p/embed/a', "'none'"],
])('%s may be framed by %s', (path, ancestors) => {
  const policy = commonHeaders(true, opennessOf(path, false))['Content-Security-Policy'] ?? '';
  expect(policy).toContain(`frame-ancestors ${ancestors}`);
  expect(policy.replace(/frame-ancestors .+$/, '')).toBe(PUBLIC_POLICY.replace(/frame-ancestors .+$/, ''));
});

import { expect, test } from 'vitest';
import { nonceFor, PUBLIC_POLICY } from './security-headers';

test('forms lead nowhere else, except to a provider of sign-in where there is one', () => {
  const provider = 'https://login.example.org';
  expect(nonceFor().policy).toContain("form-action 'self';");
  expect(nonceFor([provider]).policy).toContain(`form-action 'self' ${provider};`);
  expect(nonceFor([provider]).policy.split(provider)).toHaveLength(2);
  expect(PUBLIC_POLICY).toContain("form-action 'self';");
});

import { expect, test } from 'vitest';
import { isAuthEndpoint } from './auth-endpoints';

test.each([
  ['GET', 'csrf'],
  ['GET', 'session'],
  ['GET', 'providers'],
  ['POST', 'callback/credentials'],
  ['POST', 'signout'],
  ['POST', '_log'],
])('%s %s is used', (method, path) => expect(isAuthEndpoint(method, path.split('/'), false)).toBe(true));

test.each([
  ['GET', 'verify-request'],
  ['GET', 'error'],
  ['GET', 'signin'],
  ['POST', 'signin/credentials'],
  ['GET', 'callback/credentials'],
  ['POST', 'callback/other'],
  ['POST', 'callback/oidc'],
  ['POST', 'signin/oidc'],
  ['GET', 'callback/oidc/more'],
  ['GET', 'session/more'],
  ['GET', ''],
])('%s %s is not', (method, path) => expect(isAuthEndpoint(method, path.split('/'), true)).toBe(false));

test('the way back from a provider is used where there is one', () => {
  expect(isAuthEndpoint('GET', ['callback', 'oidc'], true)).toBe(true);
  expect(isAuthEndpoint('GET', ['callback', 'oidc'], false)).toBe(false);
});

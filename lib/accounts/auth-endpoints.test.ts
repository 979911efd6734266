import { expect, test } from 'vitest';
import { isAuthEndpoint } from './auth-endpoints';

test.each([
  ['GET', 'csrf'],
  ['GET', 'session'],
  ['GET', 'providers'],
  ['POST', 'callback/credentials'],
  ['POST', 'signout'],
  ['POST', '_log'],
])('%s %s is used', (method, path) => expect(isAuthEndpoint(method, path.split('/'))).toBe(true));

test.each([
  ['GET', 'verify-request'],
  ['GET', 'error'],
  ['GET', 'signin'],
  ['POST', 'signin/credentials'],
  ['GET', 'callback/credentials'],
  ['POST', 'callback/other'],
  ['GET', 'session/more'],
  ['GET', ''],
])('%s %s is not', (method, path) => expect(isAuthEndpoint(method, path.split('/'))).toBe(false));

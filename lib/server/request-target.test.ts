import { expect, test } from 'vitest';
import { parseTarget } from './request-target';

test.each([
  ['/%', 'notText', null],
  ['/en/%ff', 'notText', null],
  ['/en/%e0%a4', 'notText', null],
  ['/en?a=1&q=%ff%fe', 'notText', 'q'],
  ['/en?q=%D2', 'notText', 'q'],
  ['/en?%ff=1', 'notText', '%ff'],
  ['/a%00b', 'nullByte', null],
  ['/en?theme=a%00b', 'nullByte', 'theme'],
  ['/a\\b', 'notAPath', null],
  ['http://example.org/', 'notAPath', null],
  ['*', 'notAPath', null],
  ['', 'notAPath', null],
  ['/en/../kk', 'steps', null],
  ['/en/./p', 'steps', null],
  ['/en/..', 'steps', null],
  ['/x/%2e%2E/en/editor', 'steps', null],
  ['/x/.%2e%2fen', 'steps', null],
  [`/${'a'.repeat(8192)}`, 'tooLong', null],
  [`/en?status=a&q=${'a'.repeat(8192)}`, 'tooLong', 'q'],
])('refuses %j', (target, problem, parameter) => {
  expect(parseTarget(target)).toEqual({ problem, parameter });
});

test.each(['/en/...', '/en/..a/b', '/.well-known/security.txt', '/en?q=/../'])('bears %j', (target) => {
  expect(parseTarget(target)).toHaveProperty('path');
});

test('sorts the parameters by name and value, so that one page has one address', () => {
  expect(parseTarget('/en/p/pledges?status=b&q=x%20y&status=a')).toEqual({
    path: '/en/p/pledges',
    query: 'q=x+y&status=a&status=b',
  });
});

test('leaves out the mark that the framework adds', () => {
  expect(parseTarget('/en?_rsc=1abc')).toEqual({ path: '/en', query: '' });
});

test('bears a percent sign that somebody typed into a search', () => {
  expect(parseTarget('/en?q=100%')).toEqual({ path: '/en', query: 'q=100%25' });
});

test('reads every letter that is written in UTF-8', () => {
  expect(parseTarget('/en?q=%D2%98%E2%82%AC%F0%9F%99%82')).toEqual({
    path: '/en',
    query: 'q=%D2%98%E2%82%AC%F0%9F%99%82',
  });
});

test('keeps the path as it was sent', () => {
  expect(parseTarget('/en/%D2%98#part')).toEqual({ path: '/en/%D2%98', query: '' });
});

test.each(['/en/%70', '/%65n/p', '/en/p'])('%j is written in one way', (target) => {
  expect(parseTarget(target)).toEqual({ path: '/en/p', query: '' });
});

test('escapes are in capitals, and what separates stays escaped', () => {
  expect(parseTarget('/en/%d2%98%2f')).toEqual({ path: '/en/%D2%98%2F', query: '' });
});

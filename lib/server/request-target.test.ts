import { expect, test } from 'vitest';
import { parseTarget } from './request-target';

test.each([
  '/%',
  '/en/%ff',
  '/en/%e0%a4',
  '/a%00b',
  '/en?q=%00',
  '/a\\b',
  'http://example.org/',
  '*',
  '',
  `/${'a'.repeat(8192)}`,
])('refuses %j', (target) => {
  expect(parseTarget(target)).toBeNull();
});

test('sorts the parameters by name, so that one page has one address', () => {
  expect(parseTarget('/en/p/pledges?status=b&q=x%20y&status=a')).toEqual({
    path: '/en/p/pledges',
    query: 'q=x+y&status=b&status=a',
  });
});

test('leaves out the mark that the framework adds', () => {
  expect(parseTarget('/en?_rsc=1abc')).toEqual({ path: '/en', query: '' });
});

test('bears a percent sign that somebody typed into a search', () => {
  expect(parseTarget('/en?q=100%')).toEqual({ path: '/en', query: 'q=100%25' });
});

test('keeps the path as it was sent', () => {
  expect(parseTarget('/en/%D2%98#part')).toEqual({ path: '/en/%D2%98', query: '' });
});

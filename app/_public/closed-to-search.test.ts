import { expect, test } from 'vitest';
import { RESERVED_SLUGS } from '@/lib/programmes/reserved-slugs';
import { classify } from '@/lib/server/request-class';
import { CLOSED_TO_SEARCH } from './closed-to-search';

/** Whether a pattern of RFC 9309 matches an address: from its start, `*` for anything, `$` for the end. */
function isClosed(address: string): boolean {
  return CLOSED_TO_SEARCH.some((pattern) => {
    const quoted = pattern.replace(/[.+?^{}()|[\]\\]/g, '\\$&').replaceAll('*', '.*');
    return new RegExp(`^${quoted}`).test(address);
  });
}

test('nothing private is left out', () => {
  const places = RESERVED_SLUGS.map((word) => `/en/${word}`).filter((path) => classify(path) === 'private');
  expect(places).toContain('/en/subscriptions');
  expect(places.filter((path) => !isClosed(path))).toEqual([]);
});

test.each([
  '/en/editor',
  '/kk/editor/fair-kazakhstan-2022/figures/new',
  '/ru/sign-in?next=%2Fru%2Feditor',
  '/en/sign-out',
  '/en/setup/abc',
  '/kk/account/password',
  '/ru/invitation/abc',
  '/en/password/abc',
])('%s is nothing for search engines', (address) => {
  expect(classify(address.split('?', 1)[0] ?? '')).toBe('private');
  expect(isClosed(address)).toBe(true);
});

test.each([
  '/en/fair-kazakhstan-2022/themes/accountability',
  '/ru/fair-kazakhstan-2022/pledges/password-free-services',
  '/en/fair-kazakhstan-2022/pledges/setup-of-a-fund',
  '/kk/accountable-government-2024',
  '/en/fair-kazakhstan-2022',
])('%s may be read', (address) => {
  expect(isClosed(address)).toBe(false);
});

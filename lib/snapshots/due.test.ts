import { expect, test } from 'vitest';
import { isSnapshotDue } from './due';

const last = { seq: '297', madeAt: '2026-10-22T12:00:00.000Z' };

test.each([
  ['the first', null, '297', '2026-11-21T12:00:00Z', true],
  ['nothing to keep', null, '0', '2026-11-21T12:00:00Z', false],
  ['a month later, with something new', last, '298', '2026-11-21T12:00:00Z', true],
  ['a month later, with nothing new', last, '297', '2026-11-21T12:00:00Z', false],
  ['sooner', last, '298', '2026-11-21T11:59:59Z', false],
])('%s', (_, before, head, at, expected) => {
  expect(isSnapshotDue(before, head, 30, new Date(at))).toBe(expected);
});

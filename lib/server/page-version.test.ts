import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { notePublication } from '@/lib/core/published-sequence';
import { pageVersion } from './page-version';

const BUILT = new Date('2026-01-01T00:00:00Z');
const ENTRY = new Date('2026-11-01T09:00:00Z');
let nextSequence = 1n;

// The version is worked out once a second for one build: another build object starts anew.
const at = (clock: string) => {
  vi.stubEnv('PLEDGEBOOK_CLOCK', clock);
  return pageVersion({ id: 'build', at: BUILT });
};
const publish = (timeZones: string[], when = ENTRY) =>
  notePublication({ sequence: nextSequence++, at: when, timeZones, edition: 0n, editionAt: null });

beforeEach(() => publish(['Asia/Almaty']));
afterEach(() => vi.unstubAllEnvs());

test('changes when the day begins in the programme’s zone, and not at midnight elsewhere', () => {
  const evening = at('2026-11-21T18:59:59Z'); // 23:59:59 in Almaty
  const midnight = at('2026-11-21T19:00:00Z');
  const later = at('2026-11-22T00:00:01Z');
  expect(evening.name).not.toBe(midnight.name);
  expect(later.name).toBe(midnight.name);
});

test('changes when the day begins in any of the zones', () => {
  publish(['Asia/Almaty', 'America/St_Johns']);
  const names = ['T03:29:59Z', 'T03:30:00Z', 'T18:59:59Z', 'T19:00:00Z'].map(
    (time) => at(`2026-11-21${time}`).name,
  );
  expect(new Set(names).size).toBe(3);
});

test('changes with the ledger and with the build', () => {
  const before = at('2026-11-21T12:00:00Z');
  publish(['Asia/Almaty']);
  expect(at('2026-11-21T12:00:00Z').name).not.toBe(before.name);
  const other = pageVersion({ id: 'other', at: BUILT });
  expect(other.name).not.toBe(at('2026-11-21T12:00:00Z').name);
});

test('is as old as the newest of entry, day and build', () => {
  expect(at('2026-11-21T12:00:00Z').since).toEqual(new Date('2026-11-20T19:00:00Z'));
  publish(['Asia/Almaty'], new Date('2026-11-21T08:00:00Z'));
  expect(at('2026-11-21T12:00:00Z').since).toEqual(new Date('2026-11-21T08:00:00Z'));
  vi.stubEnv('PLEDGEBOOK_CLOCK', '2026-11-21T12:00:00Z');
  const built = new Date('2026-11-21T10:00:00Z');
  expect(pageVersion({ id: 'new', at: built }).since).toEqual(built);
});

test('changes with what is public besides the ledger, and is as new as that', () => {
  const before = at('2026-11-21T12:00:00Z');
  const editionAt = new Date('2026-11-21T11:00:00Z');
  const sequence = nextSequence - 1n;
  notePublication({ sequence, at: ENTRY, timeZones: ['Asia/Almaty'], edition: 1n, editionAt });
  const after = at('2026-11-21T12:00:00Z');
  expect(after.name).not.toBe(before.name);
  expect(after.since).toEqual(editionAt);
});

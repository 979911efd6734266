import { expect, it } from 'vitest';
import { LEDGER_KINDS, type LedgerEntry, type LedgerKind } from '@/lib/ledger/types';
import { groupEntries } from './entry-groups';

function entryOf(seq: number, at: string, kind: LedgerKind): LedgerEntry {
  return {
    seq: String(seq),
    at,
    kind,
    actor: 'Import',
    actorId: 'a',
    approver: null,
    approverId: null,
    programme: 'p',
    pledge: null,
    target: null,
    figure: null,
    content: {},
    prevHash: '0',
    hash: '1',
  };
}

it('takes the day from the programme’s time zone and keeps the order within a kind', () => {
  const days = groupEntries(
    [
      entryOf(4, '2026-11-21T20:00:00.000Z', 'pledge_added'),
      entryOf(3, '2026-11-21T18:00:00.000Z', 'pledge_added'),
      entryOf(2, '2026-11-21T17:00:00.000Z', 'figure_corrected'),
      entryOf(1, '2026-11-20T19:30:00.000Z', 'pledge_added'),
    ],
    'Asia/Almaty',
  );
  const seen = days.map(({ day, groups }) => ({
    day,
    groups: groups.map(({ kind, entries }) => `${kind} ${entries.map(({ seq }) => seq).join(' ')}`),
  }));
  expect(seen).toEqual([
    { day: '2026-11-22', groups: ['pledge_added 4'] },
    { day: '2026-11-21', groups: ['figure_corrected 2', 'pledge_added 3 1'] },
  ]);
});

it('loses no kind of entry', () => {
  const entries = LEDGER_KINDS.map((kind, index) => entryOf(index, '2026-11-21T10:00:00.000Z', kind));
  const [day] = groupEntries(entries, 'UTC');
  expect(day?.groups.map(({ kind }) => kind).sort()).toEqual([...LEDGER_KINDS].sort());
});

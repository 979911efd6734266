import { dayInZone, type PlainDate } from '@/lib/core/plain-date';
import { LEDGER_KINDS, type LedgerEntry, type LedgerKind } from '@/lib/ledger/types';

export interface EntryGroup {
  readonly kind: LedgerKind;
  readonly entries: readonly LedgerEntry[];
}

export interface EntryDay {
  readonly day: PlainDate;
  readonly groups: readonly EntryGroup[];
}

/** What readers come for stands first: changes of what was said, then figures, then what was added. */
const ORDER: readonly LedgerKind[] = [
  'figure_retracted',
  'figure_corrected',
  'assessment_retracted',
  'assessment_revised',
  'assessment_published',
  'figure_published',
  'target_revised',
  'pledge_revised',
  'programme_revised',
  'sources_checked',
  ...LEDGER_KINDS.filter((kind) => kind.endsWith('_added')).reverse(),
];

/** Entries by kind, those that readers come for first; within a kind the order stays. */
export function groupByKind(entries: readonly LedgerEntry[]): EntryGroup[] {
  return ORDER.map((kind) => ({ kind, entries: entries.filter((entry) => entry.kind === kind) })).filter(
    (group) => group.entries.length > 0,
  );
}

/** Entries by the day in a time zone, in the order given, and of one day by kind; within a kind the order stays. */
export function groupEntries(entries: readonly LedgerEntry[], timeZone: string): EntryDay[] {
  const days = new Map<PlainDate, LedgerEntry[]>();
  for (const entry of entries) {
    const day = dayInZone(new Date(entry.at), timeZone);
    const list = days.get(day) ?? [];
    list.push(entry);
    days.set(day, list);
  }
  return [...days].map(([day, ofDay]) => ({ day, groups: groupByKind(ofDay) }));
}

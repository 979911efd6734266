/** What is counted where it happens, for `/api/metrics`. A closed list: what a stranger sends must not make names. */
const COUNTED = [
  'mail.sent',
  'mail.refused',
  'mail.deferred',
  'mail.unavailable',
  'mail.unclear',
  'refused.api_window',
  'refused.attempts',
  'refused.searches',
] as const;

type Counted = (typeof COUNTED)[number];
type Counts = Record<Counted, number>;

// On globalThis, because the pages' bundle and the server in front of it hold two instances of this module.
const holder = globalThis as typeof globalThis & { pledgebookCounts?: Counts };

/** How often each happened in this process since it began. */
export function eventCounts(): Counts {
  holder.pledgebookCounts ??= Object.fromEntries(COUNTED.map((name) => [name, 0])) as Counts;
  return holder.pledgebookCounts;
}

/** Counts one more. */
export function countEvent(name: Counted): void {
  eventCounts()[name] += 1;
}

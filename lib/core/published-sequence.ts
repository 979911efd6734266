/** What this process knows about the newest publication. */
interface Published {
  /** Sequence number of the newest ledger entry; null while the ledger is empty or not read yet. */
  sequence: bigint | null;
  /** When that entry was written; null with an empty ledger. */
  at: Date | null;
  /** Time zones of the programmes: the public pages change when a day begins in one of them. */
  timeZones: readonly string[];
  /** Counts what is public besides the ledger: snapshots, answers to readers. With when it last changed. */
  edition: bigint;
  editionAt: Date | null;
  /** Whether the database tells us of new entries. While it does not, what we know may be old. */
  isListening: boolean;
}

// On globalThis, because the pages' bundle and the server in front of it hold two instances of this module.
const holder = globalThis as typeof globalThis & { pledgebookPublished?: Published };
holder.pledgebookPublished ??= {
  sequence: null,
  at: null,
  timeZones: [],
  edition: 0n,
  editionAt: null,
  isListening: false,
};
const published = holder.pledgebookPublished;

/** What is known now; the server's cache keys on it. */
export function currentPublication(): Readonly<Published> {
  return published;
}

/**
 * Call right after the commit of a transaction that added ledger entries: the process that published must not wait for
 * the database's notification to show it.
 */
export function noteSequence(sequence: bigint, at: Date): void {
  if (published.sequence !== null && published.sequence >= sequence) return;
  published.sequence = sequence;
  published.at = at;
}

/** For the server's listener: the state as read from the database. */
export function notePublication(state: Omit<Published, 'isListening'>): void {
  published.timeZones = state.timeZones;
  if (state.edition >= published.edition) {
    published.edition = state.edition;
    published.editionAt = state.editionAt;
  }
  // A slow answer must not turn back what a newer one said.
  if (published.sequence === null || (state.sequence !== null && state.sequence >= published.sequence)) {
    published.sequence = state.sequence;
    published.at = state.at;
  }
}

/** For the server's listener: whether notifications arrive. */
export function noteListening(isListening: boolean): void {
  published.isListening = isListening;
}

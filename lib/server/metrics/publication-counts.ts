import { currentPublication } from '@/lib/core/published-sequence';
import { type Metric, single } from './metric';

/** What this process knows of publications, by the ledger's own numbers. */
export class PublicationCounts {
  /** Where the ledger stood when this process began to serve. */
  private readonly before = currentPublication().sequence ?? 0n;

  /** `now`: milliseconds since 1970, in real time. */
  metrics(now: number = Date.now()): Metric[] {
    const { sequence, at, isListening } = currentPublication();
    const newest = sequence ?? 0n;
    // Every process hears of every publication: together they know as much as the one that knows most.
    const most = { aggregator: 'max' } as const;
    const age = at === null ? [] : [Math.max(0, (now - at.getTime()) / 1000)];
    return [
      single('pledgebook_ledger_sequence', 'Number of the newest ledger entry.', Number(newest), most),
      single(
        'pledgebook_publications_total',
        'Ledger entries since this process began to serve.',
        Number(newest - this.before),
        { ...most, type: 'counter' },
      ),
      ...age.map((seconds) =>
        single(
          'pledgebook_last_publication_age_seconds',
          'Time since the newest ledger entry was written.',
          seconds,
          { aggregator: 'min' },
        ),
      ),
      single(
        'pledgebook_listener_up',
        '1 while the database tells this process of publications.',
        Number(isListening),
        { aggregator: 'min' },
      ),
    ];
  }
}

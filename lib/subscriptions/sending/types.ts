/** What came of a round. */
export interface RoundReport {
  readonly sent: number;
  /** Addresses that there turned out to be no box for. */
  readonly suspended: number;
  readonly deferred: number;
  /** Whether the mail server did not answer: the rest waits. */
  readonly isServerAway: boolean;
}

import type { ContentVersion } from '@/lib/core/conditional';
import type { PlainDate } from '@/lib/core/plain-date';
import type { Evaluation } from '@/lib/export/method';
import type { Programme, ViewDay } from '@/lib/programmes/types';

/** What downloads are made from. */
export interface DownloadView {
  readonly programme: Programme;
  readonly day: ViewDay;
  readonly evaluation: Evaluation;
  readonly version: ContentVersion;
}

/** All downloads of a programme as they were at an entry of the ledger; its bytes never change. */
export interface KeptSnapshot {
  readonly id: string;
  /** The last entry of the ledger that it holds, decimal text, and that entry's hash. */
  readonly seq: string;
  readonly headHash: string;
  /** The day that its statuses speak of. */
  readonly day: PlainDate;
  readonly methodVersion: number;
  readonly bytes: number;
  /** Of the archive, hexadecimal. */
  readonly sha256: string;
  /** ISO 8601, UTC. */
  readonly madeAt: string;
}

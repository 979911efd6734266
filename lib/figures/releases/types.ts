import type { LocalizedText } from '@/lib/core/localized-text';
import type { PlainDate } from '@/lib/core/plain-date';

/** A release that a publisher has announced for a target: what the desk waits for. */
export interface ExpectedRelease {
  readonly id: string;
  /** What will be published: "yearly housing figure for 2026". */
  readonly name: LocalizedText;
  readonly publisher: string;
  /** The last day that its figure will speak about. */
  readonly referenceOn: PlainDate;
  readonly expectedOn: PlainDate;
}

/** The longest list of announced releases that a target may have. */
export const MAX_RELEASES = 24;

import type { PlainDate } from '@/lib/core/plain-date';

/**
 * What is known of an address. `unreachable`: it has failed, but not for long enough to say so in public; `dead`: it has;
 * `refused`: it lets no program in, so nothing is known.
 */
export const SOURCE_STATES = ['unchecked', 'alive', 'changed', 'unreachable', 'dead', 'refused'] as const;
export type SourceState = (typeof SOURCE_STATES)[number];

/** How a visit ended: `gone` was answered with 404 or 410, `failed` with no page at all. */
export type VisitOutcome = 'seen' | 'gone' | 'failed' | 'refused';

/** Why a visit did not bring the whole page. `too_large` does not make it fail: the page is there. */
export const VISIT_FAULTS = [
  'bad_address',
  'private_address',
  'port_not_allowed',
  'redirects',
  'name_not_found',
  'no_connection',
  'certificate',
  'timeout',
  'broken_answer',
  'gone',
  'client_error',
  'server_error',
  'forbidden',
  'too_many_requests',
  'robots',
  'robots_unavailable',
  'too_large',
] as const;
export type VisitFault = (typeof VISIT_FAULTS)[number];

/** Faults that a machine without a way out meets everywhere. */
export const NETWORK_FAULTS: readonly VisitFault[] = ['name_not_found', 'no_connection', 'timeout'];

/** What one visit brought. */
export interface Visit {
  readonly outcome: VisitOutcome;
  readonly fault: VisitFault | null;
  readonly httpStatus: number | null;
  /** Where redirects led, without what stands behind `#`; null where nothing answered. */
  readonly finalUrl: string | null;
  readonly contentType: string | null;
  /** Bytes of the content; null where it was not read to its end. */
  readonly sizeBytes: number | null;
  /** SHA-256 of the normalised text, or of the bytes of what is no text; null where it was not read to its end. */
  readonly contentHash: string | null;
  /** The text; null for what is no text. */
  readonly text: string | null;
}

/** A figure that is looked for at an address. */
export interface SoughtFigure {
  readonly id: string;
  /** Plain decimal. */
  readonly value: string;
}

/** A finished visit as it is written down: with the text around each figure that was looked for, null where it is not there. */
export interface VisitRecord extends Omit<Visit, 'text'> {
  readonly url: string;
  readonly at: Date;
  readonly isText: boolean;
  readonly extracts: ReadonlyMap<string, string | null>;
}

/** An address and the figures that it is to bear out. */
export interface AddressToVisit {
  readonly url: string;
  readonly figures: readonly SoughtFigure[];
}

/** What the public is told of an address. */
export interface SourceMark {
  readonly state: 'alive' | 'changed' | 'dead' | 'refused' | null;
  /** The day it was seen; null where it never was. At most a week behind the last visit. */
  readonly lastSeenOn: PlainDate | null;
  /** Since when it is changed or cannot be reached. */
  readonly since: PlainDate | null;
  readonly archiveUrl: string | null;
}

/** Marks by address. */
export type SourceMarks = ReadonlyMap<string, SourceMark>;

/** What came of a round of visits. */
export interface RunReport {
  readonly visits: number;
  /** Nothing answered at all: then nothing was written of any address. */
  readonly isDiscarded: boolean;
  readonly states: Readonly<Record<SourceState, number>>;
  /** Numbers of the ledger entries that tell of it. */
  readonly entries: readonly string[];
}

/** An address at the desk. */
export interface SourceAddress {
  readonly id: string;
  readonly url: string;
  readonly state: SourceState;
  /** Instants, ISO 8601 in UTC. */
  readonly stateSince: string | null;
  readonly lastCheckedAt: string | null;
  readonly lastAliveAt: string | null;
  readonly failures: number;
  readonly fault: VisitFault | null;
  readonly httpStatus: number | null;
  readonly finalUrl: string | null;
  readonly contentType: string | null;
  readonly contentHash: string | null;
  readonly archiveUrl: string | null;
  readonly version: number;
  /** Slugs of the pledges that cite it. */
  readonly pledges: readonly string[];
  /** A day on which it was published or read, for an archive's address. */
  readonly citedOn: PlainDate | null;
  readonly extracts: readonly { readonly figure: string; readonly text: string; readonly isFound: boolean }[];
  /** What people said who looked at it, newest first. */
  readonly looks: readonly { readonly at: string; readonly by: string; readonly note: string }[];
  /** Whether somebody should look at it. */
  readonly isWaiting: boolean;
}

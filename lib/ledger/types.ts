import type { Json } from '@/lib/core/canonical-json';

export const LEDGER_KINDS = [
  'programme_added',
  'programme_revised',
  'pledge_added',
  'pledge_revised',
  'target_added',
  'target_revised',
  'figure_published',
  'figure_corrected',
  'figure_retracted',
  'assessment_published',
  'assessment_revised',
  'sources_checked',
  'assessment_retracted',
] as const;
export type LedgerKind = (typeof LEDGER_KINDS)[number];

/** One row of the ledger as the public sees it. `seq` is decimal text (it may outgrow a float). */
export interface LedgerEntry {
  readonly seq: string;
  /** Instant, ISO 8601 in UTC with milliseconds. */
  readonly at: string;
  readonly kind: LedgerKind;
  /** Public name of who did it, and of the second person where there was one; the ids tell namesakes apart. */
  readonly actor: string;
  readonly actorId: string;
  readonly approver: string | null;
  readonly approverId: string | null;
  readonly programme: string;
  readonly pledge: string | null;
  readonly target: string | null;
  readonly figure: string | null;
  /** The public content of what was added or changed, as it then was. */
  readonly content: { readonly [key: string]: Json };
  readonly prevHash: string;
  readonly hash: string;
}

/** The head of the ledger: what a public page is a function of, with the day. */
export interface LedgerHead {
  readonly seq: string;
  readonly at: string | null;
}

/** A row of the public state that the ledger does not bear out. */
export interface StateFault {
  readonly noun:
    | 'programme'
    | 'pledge'
    | 'target'
    | 'revision'
    | 'figure'
    | 'assessment'
    | 'summary'
    | 'source';
  /** Slug, key or id. */
  readonly name: string;
  /** No entry tells of it; its entry says something else; or it was made from entries that are gone. */
  readonly fault: 'no_entry' | 'differs' | 'ahead';
}

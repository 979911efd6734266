import type { Refusal } from '@/lib/core/errors';

/** Which sign parts whole digits from decimals in a file whose numbers could be read in two ways. */
export const DECIMAL_MARKS = ['point', 'comma'] as const;
export type DecimalMark = (typeof DECIMAL_MARKS)[number];

/**
 * What becomes of a row. `same`: the figure is there already, as the row has it. A row whose figure is there with another
 * content is refused (`changed_needs_correction`): a correction needs a public reason, which no row can give.
 */
export const ROW_KINDS = ['added', 'same', 'refused'] as const;
export type RowKind = (typeof ROW_KINDS)[number];

/** One thing that is wrong with a row. */
export interface RowRefusal extends Refusal {
  /** Name of the column; null when it is about the row as a whole. */
  readonly column: string | null;
}

/** A row of the file and what becomes of it. */
export interface RowOutcome {
  /** Line of the file on which the row begins; the first line is 1. */
  readonly line: number;
  readonly kind: RowKind;
  /** The cells that tell a person which figure it is, as they stand in the file. */
  readonly pledge: string;
  readonly target: string;
  readonly value: string;
  readonly period: string;
  /** Empty unless refused. */
  readonly refusals: readonly RowRefusal[];
}

export interface ImportReport {
  readonly counts: Readonly<Record<RowKind, number>>;
  /** Added and refused rows in the order of the file, as far as they were asked for. */
  readonly rows: readonly RowOutcome[];
  /** SHA-256 over what becomes of each row: the same file meeting the same record gives the same digest. */
  readonly digest: string;
  readonly isWritten: boolean;
}

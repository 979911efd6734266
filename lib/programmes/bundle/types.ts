import type { Refusal } from '@/lib/core/errors';
import type { CsvRow } from '@/lib/figures/import/read-csv';
import type { ImportReport, RowKind, RowRefusal } from '@/lib/figures/import/types';
import type { PledgeInput } from '@/lib/pledges/schema';
import type { ProgrammeInput } from '../schema';

/** Where an entry of a bundle stands: a line of a table, or the number of an entry in a list. */
export interface BundlePlace {
  readonly file: string;
  readonly line: number;
}

export type TargetInput = NonNullable<PledgeInput['targets']>[number];

/** An entry as far as it can be read without looking at the record. */
export interface BundleEntry<Input> {
  readonly at: BundlePlace;
  readonly input: Input;
  /** Fields that the file has; null: all. A field that a file has not says nothing. */
  readonly fields: ReadonlySet<string> | null;
  readonly refusals: readonly Refusal[];
}

export interface BundlePledge extends BundleEntry<Omit<PledgeInput, 'targets'>> {
  readonly targets: readonly BundleEntry<TargetInput>[];
}

/** A programme with its pledges, targets and figures. */
export interface Bundle {
  readonly programme: { readonly at: BundlePlace; readonly input: ProgrammeInput };
  readonly pledges: readonly BundlePledge[];
  /** Targets whose pledge the bundle does not have. */
  readonly strays: readonly { readonly at: BundlePlace; readonly pledge: string; readonly key: string }[];
  /** Rows of figures.csv; null where the bundle has none. */
  readonly figures: AsyncIterable<CsvRow> | null;
}

/** What becomes of a programme, a pledge or a target. */
export interface BundleOutcome {
  readonly at: BundlePlace;
  readonly what: 'programme' | 'pledge' | 'target';
  readonly name: string;
  readonly kind: RowKind;
  readonly refusals: readonly RowRefusal[];
}

export interface BundleReport {
  readonly counts: Readonly<Record<RowKind, number>>;
  /** Null where the bundle has no figures, or the programme itself was refused. */
  readonly figures: ImportReport | null;
  readonly isWritten: boolean;
}

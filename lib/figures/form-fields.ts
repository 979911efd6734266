import { COUNTED_SHAPES } from '@/lib/status/figure-fit';
import type { FigureRole, FigureShape, TargetKind } from '@/lib/status/types';

/** A source as it was typed. */
export interface TypedSource {
  readonly url: string;
  readonly publisher: string;
  readonly publishedOn: string;
  readonly kind: string;
}

export const BLANK_SOURCE: TypedSource = { url: '', publisher: '', publishedOn: '', kind: '' };

/** The longest list of sources that a form takes; the schema's limit. */
export const MAX_SOURCES = 10;

/** The figure form as it was typed, text by text: what is shown again when something has to be put right. */
export interface TypedFigure {
  /** The figure's id, made with the form. */
  readonly id: string;
  /** Id of the published figure that it corrects; empty for a new one. */
  readonly corrects: string;
  /** The version of the saved draft that the form shows; `0` where none is. */
  readonly version: string;
  readonly role: string;
  readonly shape: string;
  readonly value: string;
  /** Which reading of an ambiguous number was meant: one of the readings, in plain notation. */
  readonly meant: string;
  /** A yes/no reading: `1` or `0`. */
  readonly goesOn: string;
  /** The number of a stage. */
  readonly stage: string;
  readonly unit: string;
  readonly from: string;
  readonly to: string;
  readonly on: string;
  readonly qualifier: string;
  /** Code of a region of the programme; empty for the whole country. */
  readonly region: string;
  readonly dateNote: string;
  readonly note: string;
  /** Why it is corrected, for the public. */
  readonly reason: string;
  readonly sources: readonly TypedSource[];
}

/** What the author was shown before publishing, sent back with the form. */
export interface SeenEffect {
  readonly targetVersion: number;
  readonly summarySeq: string;
  readonly current: string;
  readonly reference: string;
  readonly status: string;
}

/** What the form needs to know of a target. Null where the figure is for the pledge as a whole. */
export type FormTarget = {
  readonly key: string;
  readonly kind: TargetKind;
  readonly unit: string | null;
  readonly stages: number;
} | null;

/** Which control the value has: digits, yes or no, or a stage. */
export type ValueControl = 'number' | 'yes_no' | 'stage';

export function valueControl(target: FormTarget): ValueControl {
  if (target?.kind === 'maintain') return 'yes_no';
  return target?.kind === 'milestone' ? 'stage' : 'number';
}

/**
 * The shapes that can be chosen: for a target, in whatever role, those that its kind counts. Background of another sort is
 * recorded for the pledge as a whole.
 */
export function shapesFor(target: FormTarget): readonly FigureShape[] {
  return target === null ? ['reading', 'amount'] : COUNTED_SHAPES[target.kind];
}

/** The roles that can be chosen: only background can be recorded for the pledge as a whole. */
export function rolesFor(target: FormTarget): readonly FigureRole[] {
  return target === null ? ['context'] : ['counted', 'alternative', 'context'];
}

/** An empty form. */
export function blankFigure(id: string, target: FormTarget): TypedFigure {
  const role = target === null ? 'context' : 'counted';
  return {
    id,
    corrects: '',
    version: '0',
    role,
    shape: shapesFor(target)[0] ?? '',
    value: '',
    meant: '',
    goesOn: '',
    stage: target?.kind === 'milestone' && target.stages === 1 ? '1' : '',
    unit: '',
    from: '',
    to: '',
    on: '',
    qualifier: '',
    region: '',
    dateNote: '',
    note: '',
    reason: '',
    sources: [BLANK_SOURCE],
  };
}

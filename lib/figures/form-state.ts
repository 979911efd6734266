import type { Decimal } from '@/lib/core/decimal';
import type { Refusal } from '@/lib/core/errors';
import type { EffectView } from './effect-view';
import type { SeenEffect, TypedFigure } from './form-fields';
import type { FigureInput } from './schema';

/** The figure as it will be published, for reading it over, with what publishing it changes. */
export interface FigureCheck {
  readonly input: FigureInput;
  readonly effect: EffectView;
  /** Whether it can be published at once, without a second person. */
  readonly isOnePerson: boolean;
  /** What was seen on an earlier check, where the target or its figures have changed since. */
  readonly earlier: SeenEffect | null;
}

/** What the form shows next. Everything typed is in it, whatever went wrong. */
export interface FigureFormState {
  /** Counts the answers, so that the browser takes the new texts into its fields. */
  readonly turn: number;
  readonly typed: TypedFigure;
  readonly refusals: readonly Refusal[];
  readonly readings: readonly [Decimal, Decimal] | null;
  /** Null while the form is being filled in. */
  readonly check: FigureCheck | null;
  /** Id of the field to go to; null for the head of the form. */
  readonly focus: string | null;
  /** The draft as it was saved from another window meanwhile, where what was typed here differs; else absent. */
  readonly meanwhile?: readonly DraftDifference[];
}

/** A field that two versions of a draft fill in differently, as texts. */
export interface DraftDifference {
  /** Name of the field; `sources` for all of them together. */
  readonly field: string;
  readonly saved: string;
  readonly typed: string;
}

/** The form before anything was sent. */
export function firstState(typed: TypedFigure): FigureFormState {
  return { turn: 0, typed, refusals: [], readings: null, check: null, focus: null };
}

import type { Refusal } from '@/lib/core/errors';
import { inLanguage } from '@/lib/core/localized-text';
import { BLANK_SOURCE, type TypedSource } from '@/lib/figures/form-fields';
import type { ProposedAssessment } from './types';

/** The assessment form as it was typed. */
export interface TypedAssessment {
  /** The assessment's id, made with the form or that of one's own returned one. */
  readonly id: string;
  readonly verdict: string;
  readonly reasoning: string;
  /** Why the one in force is revised. */
  readonly reason: string;
  readonly sources: readonly TypedSource[];
}

/** What the form shows next. Everything typed is in it, whatever went wrong. */
export interface AssessmentFormState {
  /** Counts the answers, so that the browser takes the new texts into its fields. */
  readonly turn: number;
  readonly typed: TypedAssessment;
  readonly refusals: readonly Refusal[];
  /** Id of the field to go to; null for none. */
  readonly focus: string | null;
}

/** What a form for a decision shows next. */
export interface DecisionState {
  readonly refusals: readonly Refusal[];
  readonly reason: string;
}

/** An empty form. */
export function blankAssessment(id: string): TypedAssessment {
  return { id, verdict: '', reasoning: '', reason: '', sources: [BLANK_SOURCE] };
}

/** The form of an assessment that came back, as its author wrote it in that language. */
export function typedFrom(proposal: ProposedAssessment, locale: string): TypedAssessment {
  return {
    id: proposal.id,
    verdict: proposal.verdict,
    reasoning: inLanguage(proposal.reasoning, locale).text,
    reason: proposal.reason === null ? '' : inLanguage(proposal.reason, locale).text,
    sources: proposal.sources.map((source) => ({ ...source, publishedOn: source.publishedOn ?? '' })),
  };
}

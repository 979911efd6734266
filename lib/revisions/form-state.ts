import type { Refusal } from '@/lib/core/errors';
import type { LocalizedText } from '@/lib/core/localized-text';
import { BLANK_SOURCE, type TypedSource } from '@/lib/figures/form-fields';
import type { RevisionCheck } from './check-view';
import type { PledgeContent, ProposedRevision, TargetContent } from './types';

/** The fields of the form that hold one text. Texts a language are `metric.en`, `reason.kk` and so on. */
export const TERM_FIELDS = [
  'kind',
  'direction',
  'unit',
  'value',
  'factor',
  'comparison',
  'start',
  'due',
  'stages',
  'baseline.value',
  'baseline.date',
  'baseline.isDerived',
  'baseline.sourceUrl',
] as const;

/** How many checkpoints the form has room for beyond those there are. */
const SPARE_CHECKPOINTS = 2;

/** A checkpoint as it was typed; an empty one is left out. */
export interface TypedCheckpoint {
  readonly on: string;
  readonly value: string;
  readonly sourceUrl: string;
}

/** The revision form as it was typed. */
export interface TypedRevision {
  /** The revision's id, made with the form or that of one's own returned one. */
  readonly id: string;
  /** Version of the pledge or target that the form was made from. */
  readonly basedOn: string;
  readonly revisedOn: string;
  /** By the name of their field. */
  readonly fields: Readonly<Record<string, string>>;
  readonly checkpoints: readonly TypedCheckpoint[];
  readonly sources: readonly TypedSource[];
}

/** What the form shows next. Everything typed is in it, whatever went wrong. */
export interface RevisionFormState {
  /** Counts the answers, so that the browser takes the new texts into its fields. */
  readonly turn: number;
  readonly typed: TypedRevision;
  readonly refusals: readonly Refusal[];
  /** Null while the form is being filled in. */
  readonly check: (RevisionCheck & { readonly isAlone: boolean }) | null;
  /** Id of the field to go to; null for the head of the form. */
  readonly focus: string | null;
}

/** What a form for a decision shows next. */
export interface DecisionState {
  readonly refusals: readonly Refusal[];
  readonly reason: string;
}

function textFields(name: string, text: LocalizedText | null, languages: readonly string[]) {
  return Object.fromEntries(languages.map((lang) => [`${name}.${lang}`, text?.[lang] ?? '']));
}

/** The languages that a form asks for: those that its texts have, and that of the page. */
function languagesOf(texts: readonly (LocalizedText | null)[], locale: string): string[] {
  return [...new Set([...texts.flatMap((text) => Object.keys(text ?? {})), locale])].sort();
}

function textsOf(content: TargetContent | PledgeContent): Record<string, LocalizedText | null> {
  return 'slug' in content
    ? { title: content.title, summary: content.summary }
    : { metric: content.metric, dueBasis: content.dueBasis, 'baseline.note': content.baseline?.note ?? null };
}

/** The form of a content, in its languages and that of the page. */
function fieldsOf(content: TargetContent | PledgeContent, locale: string): Record<string, string> {
  const texts = textsOf(content);
  const languages = languagesOf(Object.values(texts), locale);
  const words = Object.entries(texts).map(([name, text]) => textFields(name, text, languages));
  if ('slug' in content) return Object.assign({}, ...words);
  const { kind, direction, unit, value, factor, comparison, start, due, stages, baseline } = content;
  const terms: Record<(typeof TERM_FIELDS)[number], string> = {
    kind,
    direction,
    unit: unit ?? '',
    value: value ?? '',
    factor: factor ?? '',
    comparison: comparison ?? '',
    start,
    due,
    stages: String(stages),
    'baseline.value': baseline?.value ?? '',
    'baseline.date': baseline?.date ?? '',
    'baseline.isDerived': baseline?.isDerived ? 'yes' : '',
    'baseline.sourceUrl': baseline?.sourceUrl ?? '',
  };
  return Object.assign(terms, ...words);
}

const NO_CHECKPOINT: TypedCheckpoint = { on: '', value: '', sourceUrl: '' };

function checkpointsOf(content: TargetContent | PledgeContent): TypedCheckpoint[] {
  if ('slug' in content) return [];
  const there = content.checkpoints.map(({ on, value, sourceUrl }) => ({
    on,
    value,
    sourceUrl: sourceUrl ?? '',
  }));
  return [...there, ...Array.from({ length: SPARE_CHECKPOINTS }, () => NO_CHECKPOINT)];
}

/** A form with the present words or terms in it, for their author to change. */
export function typedFrom(
  content: TargetContent | PledgeContent,
  id: string,
  basedOn: number,
  locale: string,
): TypedRevision {
  return {
    id,
    basedOn: String(basedOn),
    revisedOn: '',
    fields: { ...fieldsOf(content, locale), [`reason.${locale}`]: '' },
    checkpoints: checkpointsOf(content),
    sources: [BLANK_SOURCE],
  };
}

/** The form of a revision that came back, as its author wrote it, against the version that holds now. */
export function typedAgain(revision: ProposedRevision, basedOn: number, locale: string): TypedRevision {
  const { subject, reason, revisedOn, sources } = revision;
  const typed = typedFrom(subject.after, revision.id, basedOn, locale);
  const languages = languagesOf([reason], locale);
  return {
    ...typed,
    revisedOn,
    fields: { ...typed.fields, ...textFields('reason', reason, languages) },
    sources: sources.map((source) => ({ ...source, publishedOn: source.publishedOn ?? '' })),
  };
}

import type { Json } from '@/lib/core/canonical-json';
import { changesOf } from '@/lib/ledger/entry-changes';
import type { PledgeContent, TargetContent } from './types';

/** Which parts of a target's content make up each term that readers are shown. */
const TERMS = {
  metric: ['metric'],
  kind: ['kind', 'stages'],
  promise: ['value', 'factor', 'comparison', 'unit', 'valueBasis'],
  direction: ['direction'],
  start: ['start'],
  due: ['due'],
  dueBasis: ['dueBasis'],
  baseline: ['baseline'],
  checkpoints: ['checkpoints'],
} as const satisfies Record<string, readonly (keyof TargetContent)[]>;
export type Term = keyof typeof TERMS;

/** The words of a pledge that a revision can change. */
const WORDS = ['title', 'summary'] as const satisfies readonly (keyof PledgeContent)[];
export type Word = (typeof WORDS)[number];

function changedFields(before: object, after: object): Set<string> {
  // Contents are plain JSON by their contract.
  const [was, is] = [before, after] as { readonly [key: string]: Json }[];
  return new Set(changesOf([was ?? {}], is ?? {})?.map(({ field }) => field));
}

/** The terms in which two contents of a target differ, in the order of reading. */
export function changedTerms(before: TargetContent, after: TargetContent): Term[] {
  const changed = changedFields(before, after);
  return (Object.keys(TERMS) as Term[]).filter((term) => TERMS[term].some((part) => changed.has(part)));
}

/** The words in which two contents of a pledge differ. */
export function changedWords(before: PledgeContent, after: PledgeContent): Word[] {
  const changed = changedFields(before, after);
  return WORDS.filter((word) => changed.has(word));
}

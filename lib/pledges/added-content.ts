import { type Json, toJsonObject } from '@/lib/core/canonical-json';
import type { PledgeToAdd, TargetToAdd } from './schema';
import type { Target } from './types';

type Content = { readonly [key: string]: Json };

/** The public content of the ledger entry that adds a pledge: without its targets, which have entries of their own. */
export function addedPledgeContent(pledge: PledgeToAdd, principle: string | null): Content {
  const { slug, targets: _targets, programme: _programme, ...content } = pledge;
  return toJsonObject({ slug, principle, ...content });
}

/** The public content of the ledger entry that adds a target: its terms with the days that they stand for. */
export function addedTargetContent(
  pledge: string,
  terms: TargetToAdd,
  { start, due }: Pick<Target, 'start' | 'due'>,
): Content {
  return toJsonObject({ pledge, ...terms, start, due });
}

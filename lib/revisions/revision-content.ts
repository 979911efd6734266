import { type Json, toJsonObject } from '@/lib/core/canonical-json';
import type { PledgeSource, Target } from '@/lib/pledges/types';
import type { PledgeContent, Revision, TargetContent } from './types';

/** What the ledger publishes of a target. It names each property: nothing else that a target may carry gets out. */
export function targetContent(pledge: string, target: Target): TargetContent {
  return {
    pledge,
    key: target.key,
    metric: target.metric,
    kind: target.kind,
    direction: target.direction,
    unit: target.unit,
    value: target.value,
    factor: target.factor,
    comparison: target.comparison,
    valueBasis: target.valueBasis,
    start: target.start,
    due: target.due,
    dueBasis: target.dueBasis,
    stages: target.stages,
    reportingIntervalDays: target.reportingIntervalDays,
    baseline: target.baseline,
    checkpoints: target.checkpoints,
    partOf: target.partOf,
    alternativeReading: target.alternativeReading,
  };
}

/** The target that a content speaks of, to be evaluated: as if it had never been revised. */
export function targetOfContent(id: string, content: TargetContent): Target {
  const { pledge: _p, ...terms } = content;
  return { ...terms, id, isRevised: false };
}

/** What the ledger publishes of a pledge. */
export function pledgeContent(
  pledge: Omit<PledgeContent, 'sources'> & { readonly sources: readonly PledgeSource[] },
): PledgeContent {
  const { slug, principle, theme, title, summary, testability, origin, sources } = pledge;
  const places = sources.map(({ document, line, url, publishedOn, note }) => ({
    document: document?.key ?? null,
    line,
    url,
    publishedOn,
    note,
  }));
  return { slug, principle, theme, title, summary, testability, origin, sources: places };
}

/**
 * The content of a revision's ledger entry: the whole new content, and when, why and from where. The sources have a name of
 * their own: `sources` of a pledge are the places where it was read.
 */
export function entryContent(
  after: PledgeContent | TargetContent,
  { revisedOn, reason, sources }: Pick<Revision, 'revisedOn' | 'reason' | 'sources'>,
): { readonly [key: string]: Json } {
  return toJsonObject({ ...after, revisedOn, reason, revisionSources: sources });
}

import type { TargetSummary } from '@/lib/status/summarise';
import type { Qualifier } from '@/lib/status/types';

/** The word before the value that progress is measured from: only a figure that stands in for a baseline carries one. */
export function originQualifier(
  { origin, series }: Pick<TargetSummary, 'origin' | 'series'>,
  figures: Parameters<typeof currentQualifier>[1],
): Qualifier | null {
  return origin?.isProvisional ? currentQualifier(series[0]?.figureIds ?? [], figures) : null;
}

/**
 * The word that stands before the current value of a target: that of the figures it is made from. Where they say
 * different things the sum of them is only `about` right. `usedIds` as in the target's summary.
 */
export function currentQualifier(
  usedIds: readonly string[],
  figures: readonly { readonly id: string; readonly qualifier: Qualifier | null }[],
): Qualifier | null {
  const used = new Set(usedIds);
  const words = new Set(figures.flatMap(({ id, qualifier }) => (used.has(id) ? (qualifier ?? []) : [])));
  const [word] = words;
  if (word === undefined) return null;
  return words.size === 1 ? word : 'about';
}

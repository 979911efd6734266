import type { Decimal } from '@/lib/core/decimal';
import type { LocalizedText } from '@/lib/core/localized-text';
import type { Figure } from '@/lib/figures/types';
import type { AlternativeReading, Baseline, PledgeDetail, TargetStanding } from '@/lib/pledges/types';

/** Something about a target that was chosen or could not be settled. */
export type UnclearPoint =
  | { readonly kind: 'due'; readonly basis: LocalizedText }
  | { readonly kind: 'implied'; readonly value: Decimal }
  | { readonly kind: 'derived'; readonly baseline: Baseline }
  | { readonly kind: 'noBaseline' }
  | { readonly kind: 'alternative'; readonly reading: AlternativeReading }
  | { readonly kind: 'partOf'; readonly container: TargetStanding }
  | { readonly kind: 'dateNote'; readonly figure: Figure; readonly note: LocalizedText };

/** All that is unclear about a target of the pledge, in the order in which it is listed. */
export function unclearPoints(target: TargetStanding, pledge: PledgeDetail): UnclearPoint[] {
  const { dueBasis, valueBasis, value, baseline, alternativeReading, partOf, key } = target;
  const container = pledge.targets.find((other) => other.key === partOf);
  const points: (UnclearPoint | false | null | undefined)[] = [
    dueBasis && { kind: 'due', basis: dueBasis },
    valueBasis === 'implied' && value !== null && { kind: 'implied', value },
    baseline?.isDerived === true && { kind: 'derived', baseline },
    target.standing.flags.includes('no_baseline') && { kind: 'noBaseline' },
    alternativeReading && { kind: 'alternative', reading: alternativeReading },
    container && { kind: 'partOf', container },
    ...pledge.figures.map((figure): UnclearPoint | null =>
      figure.target === key && figure.dateNote !== null
        ? { kind: 'dateNote', figure, note: figure.dateNote }
        : null,
    ),
  ];
  return points.filter((point): point is UnclearPoint => Boolean(point));
}

/** Whether there is anything to list: a point about a target, or a note that stands with a document. */
export function hasUnclear(pledge: PledgeDetail): boolean {
  return (
    pledge.sources.some(({ note }) => note !== null) ||
    pledge.targets.some((target) => unclearPoints(target, pledge).length > 0)
  );
}

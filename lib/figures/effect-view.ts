import { type Decimal, toFraction } from '@/lib/core/decimal';
import type { PlainDate } from '@/lib/core/plain-date';
import type { TargetDetail } from '@/lib/pledges/types';
import type { Qualifier, Rational, Status } from '@/lib/status/types';
import type { SeenEffect } from './form-fields';
import type { FigureInput } from './schema';
import type { Figure, FigureEffect } from './types';

/** Where a target stands, as far as the check page shows it. */
export interface StandingView {
  readonly status: Status;
  readonly current: Decimal | null;
  /** The word that belongs before it. */
  readonly qualifier: Qualifier | null;
  readonly reference: PlainDate | null;
  readonly progress: Rational | null;
}

/** Something that is allowed and yet often a slip. */
export type Warning =
  | 'share_above_100'
  | 'far_from_last'
  | 'older_than_last'
  | 'total_falls'
  | 'published_before_period_ended'
  | 'already_in_running_total'
  | 'outranked'
  | 'same_source';

/** What publishing would change, in the few facts that the check page shows. */
export interface EffectView {
  readonly target: { readonly before: StandingView; readonly after: StandingView } | null;
  readonly pledge: { readonly before: Status; readonly after: Status };
  readonly warnings: readonly Warning[];
  readonly sameSource: readonly Pick<
    Figure,
    'id' | 'pledge' | 'target' | 'value' | 'unit' | 'qualifier' | 'from' | 'to' | 'on' | 'ledgerSeq'
  >[];
  /** To be sent back with the form. */
  readonly seen: SeenEffect | null;
}

/** How many times larger or smaller than the last value makes one look twice. */
const FAR = 10;

/** A target's standing in those few facts. */
export function standingView({ summary, standing, qualifier = null }: TargetDetail): StandingView {
  return {
    status: standing.status,
    current: summary.current,
    qualifier,
    reference: summary.reference,
    progress: summary.progress,
  };
}

function isFarFromLast(value: Decimal, last: Decimal | null): boolean {
  if (last === null) return false;
  const [a, b] = [toFraction(value).abs(), toFraction(last).abs()];
  if (a.equals(0) || b.equals(0)) return false;
  return a.gte(b.mul(FAR)) || b.gte(a.mul(FAR));
}

/** What adds up cannot become less, unless one of the two figures is wrong or counts something else. */
function hasFallen({ before, after }: NonNullable<FigureEffect['target']>): boolean {
  const [was, is] = [before.summary.current, after.summary.current];
  return was !== null && is !== null && toFraction(is).lt(toFraction(was));
}

function warningsOf(input: FigureInput, value: Decimal, { target, sameSource }: FigureEffect): Warning[] {
  // The target's last figure is the country's: a region's own says nothing against it.
  const isCounted = input.role === 'counted' && target !== null && !input.region;
  const isReading = input.shape === 'reading' && target?.before.kind !== 'maintain';
  const reference = input.to ?? input.on ?? '';
  const last = target?.before.summary.reference ?? null;
  const isLeftOut = isCounted && input.id !== undefined && target.after.summary.leftOutIds.includes(input.id);
  const applies: Record<Warning, boolean> = {
    share_above_100: input.unit === '%' && toFraction(value).gt(100),
    far_from_last: isCounted && isReading && isFarFromLast(value, target.before.summary.current),
    older_than_last: isCounted && isReading && last !== null && reference < last,
    total_falls: isCounted && target.before.kind === 'total' && hasFallen(target),
    published_before_period_ended: input.sources.some(
      ({ publishedOn }) => typeof publishedOn === 'string' && publishedOn < reference,
    ),
    already_in_running_total: isLeftOut && input.shape === 'amount',
    outranked: isLeftOut && input.shape !== 'amount',
    same_source: sameSource.length > 0,
  };
  return (Object.keys(applies) as Warning[]).filter((warning) => applies[warning]);
}

/** Condenses the effect of a figure to what is shown. `value` is the figure's, in plain notation. */
export function effectView(input: FigureInput, value: Decimal, effect: FigureEffect): EffectView {
  const { target, pledge, basedOn } = effect;
  const before = target && standingView(target.before);
  return {
    target: target && before && { before, after: standingView(target.after) },
    pledge,
    warnings: warningsOf(input, value, effect),
    sameSource: effect.sameSource.map(
      ({ id, pledge: slug, target: key, value: theirs, unit, qualifier, from, to, on, ledgerSeq }) => ({
        id,
        pledge: slug,
        target: key,
        value: theirs,
        unit,
        qualifier,
        from,
        to,
        on,
        ledgerSeq,
      }),
    ),
    seen: basedOn &&
      before && {
        ...basedOn,
        current: before.current ?? '',
        reference: before.reference ?? '',
        status: before.status,
      },
  };
}

import { assessmentsKnown, inForceOf } from '@/lib/assessments/in-force';
import type { Assessment } from '@/lib/assessments/types';
import type { PlainDate } from '@/lib/core/plain-date';
import type { Programme, ViewDay } from '@/lib/programmes/types';
import { overallOf, standingOf } from './standing';
import type { PledgeStanding, Target, TargetOutline, TargetStanding } from './types';

/** A target as it is now, whatever the day of a view. */
export interface TargetRecord {
  readonly target: Target;
  /** What this version stored of it; null where that is to be computed. */
  readonly outline: TargetOutline | null;
  /** As it was first promised; null where it was never revised. */
  readonly original: { readonly target: Target; readonly revisedOn: PlainDate } | null;
}

/** A pledge as it is now, whatever the day of a view: what the standings of any day are made from. */
export interface PledgeRecord extends Omit<PledgeStanding, 'status' | 'group' | 'assessment' | 'targets'> {
  /** In the order of the programme. */
  readonly position: number;
  readonly assessments: readonly Assessment[];
  readonly targets: readonly TargetRecord[];
}

/** Whether what is stored of a target holds for that day: it was made from nothing that is later than the day. */
export function servesDay(outline: TargetOutline | null, day: ViewDay): outline is TargetOutline {
  if (outline === null) return false;
  if (day.isAsOf) return outline.settledOn === null || outline.settledOn <= day.on;
  return outline.summary.reference === null || outline.summary.reference <= day.on;
}

function targetStanding(record: TargetRecord, outline: TargetOutline, day: ViewDay): TargetStanding {
  const { target, original } = record;
  const against = original &&
    outline.original && { target: original.target, summary: outline.original, revisedOn: original.revisedOn };
  return {
    ...standingOf(target, outline.summary, day, against),
    qualifier: outline.qualifier,
    originQualifier: outline.originQualifier,
  };
}

/**
 * Where a pledge stands on a day. `computed` has the outlines of those targets whose stored one does not serve the day.
 */
export function standingOfRecord(
  record: PledgeRecord,
  programme: Pick<Programme, 'timeZone'>,
  day: ViewDay,
  computed: ReadonlyMap<string, TargetOutline>,
): PledgeStanding {
  const { position: _position, assessments, targets: records, ...said } = record;
  const targets = records.map((one) => {
    const outline = servesDay(one.outline, day) ? one.outline : computed.get(one.target.id);
    if (!outline) throw new Error(`Nothing is known of target ${one.target.id}`);
    return targetStanding(one, outline, day);
  });
  return {
    ...said,
    ...overallOf(targets),
    assessment: inForceOf(assessmentsKnown(assessments, programme, day)),
    targets,
  };
}

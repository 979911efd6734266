import type { LocalizedText } from '@/lib/core/localized-text';
import type { Target, TargetStanding } from '@/lib/pledges/types';
import { rounded } from './rounded';

/** A target as it was first promised, and the status that it would have as such. */
export interface OriginalJson
  extends Pick<
    TargetJson,
    'metric' | 'kind' | 'value' | 'factor' | 'comparison' | 'start' | 'due' | 'baseline' | 'checkpoints'
  > {
  readonly status: string;
  /** The day of the newest change. */
  readonly revisedOn: string;
}

/** A target of the API with where it stands (DESIGN section 5). Shares are rounded to ten places. */
export interface TargetJson {
  readonly key: string;
  readonly metric: LocalizedText;
  readonly kind: string;
  readonly direction: string;
  readonly unit: string | null;
  readonly value: string | null;
  readonly valueBasis: string | null;
  readonly factor: string | null;
  readonly comparison: string | null;
  readonly start: string;
  readonly due: string;
  readonly dueBasis: LocalizedText | null;
  readonly stages: number;
  readonly reportingIntervalDays: number;
  readonly baseline: {
    readonly value: string;
    readonly date: string;
    readonly isDerived: boolean;
    readonly sourceUrl: string | null;
    readonly note: LocalizedText | null;
  } | null;
  readonly checkpoints: readonly {
    readonly on: string;
    readonly value: string;
    readonly sourceUrl: string | null;
  }[];
  readonly partOf: string | null;
  readonly alternativeReading: {
    readonly kind: string;
    readonly value: string;
    readonly unit: string;
    readonly why: LocalizedText;
  } | null;
  readonly isRevised: boolean;
  /** The target as it was first promised; null where it was never changed. */
  readonly original: OriginalJson | null;
  readonly status: string;
  readonly group: string;
  readonly rule: number;
  readonly flags: readonly string[];
  readonly current: string | null;
  /** The word that belongs before the current value: that of the figures it is made from. */
  readonly qualifier: string | null;
  readonly reference: string | null;
  /** The value to be reached: `value`, or for `relative` baseline × factor. */
  readonly targetValue: string | null;
  /** Where progress is measured from. */
  readonly origin: { readonly value: string; readonly date: string; readonly isProvisional: boolean } | null;
  readonly progress: string | null;
  readonly expected: string | null;
  readonly expectedValue: string | null;
  readonly pace: string | null;
  readonly requiredPerYear: string | null;
  readonly achievedPerYear: string | null;
  readonly forecast: {
    readonly value: string;
    readonly low: string | null;
    readonly high: string | null;
    readonly date: string | null;
  } | null;
}

function promisedPart(target: Target) {
  const { baseline, alternativeReading } = target;
  return {
    key: target.key,
    metric: target.metric,
    kind: target.kind,
    direction: target.direction,
    unit: target.unit,
    value: target.value,
    valueBasis: target.valueBasis,
    factor: target.factor,
    comparison: target.comparison,
    start: target.start,
    due: target.due,
    dueBasis: target.dueBasis,
    stages: target.stages,
    reportingIntervalDays: target.reportingIntervalDays,
    baseline: baseline && {
      value: baseline.value,
      date: baseline.date,
      isDerived: baseline.isDerived,
      sourceUrl: baseline.sourceUrl,
      note: baseline.note,
    },
    checkpoints: target.checkpoints.map(({ on, value, sourceUrl }) => ({ on, value, sourceUrl })),
    partOf: target.partOf,
    alternativeReading: alternativeReading && {
      kind: alternativeReading.kind,
      value: alternativeReading.value,
      unit: alternativeReading.unit,
      why: alternativeReading.why,
    },
    isRevised: target.isRevised,
  };
}

function originalPart({ original }: TargetStanding): OriginalJson | null {
  if (original === null) return null;
  const { metric, kind, value, factor, comparison, start, due, baseline, checkpoints } = promisedPart(
    original.target,
  );
  const terms = { metric, kind, value, factor, comparison, start, due, baseline, checkpoints };
  return { ...terms, status: original.standing.status, revisedOn: original.revisedOn };
}

/** A target for the API. It names each property: nothing else that a row may carry gets out. */
export function targetJson(
  target: TargetStanding,
  groupOf: (status: TargetStanding['standing']['status']) => string,
): TargetJson {
  const { summary, standing } = target;
  const { origin, forecast } = summary;
  return {
    ...promisedPart(target),
    original: originalPart(target),
    status: standing.status,
    group: groupOf(standing.status),
    rule: standing.rule,
    flags: [...standing.flags],
    current: summary.current,
    qualifier: target.qualifier ?? null,
    reference: summary.reference,
    targetValue: summary.targetValue,
    origin: origin && { value: origin.value, date: origin.date, isProvisional: origin.isProvisional },
    progress: rounded(summary.progress),
    expected: rounded(summary.expectation),
    expectedValue: rounded(summary.expectedValue),
    pace: rounded(summary.pace),
    requiredPerYear: rounded(summary.requiredPerYear),
    achievedPerYear: rounded(summary.achievedPerYear),
    forecast: forecast && {
      value: rounded(forecast.value),
      low: rounded(forecast.low),
      high: rounded(forecast.high),
      date: forecast.date,
    },
  };
}

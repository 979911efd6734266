import { z } from 'zod';
import type { Target, TargetStanding } from '@/lib/pledges/types';
import {
  COMPARISONS,
  DIRECTIONS,
  FLAGS,
  QUALIFIERS,
  STATUS_GROUPS,
  STATUSES,
  TARGET_KINDS,
} from '@/lib/status/types';
import { decimalText, localizedText, slugText } from './answer-parts';
import type { Method } from './method';
import { rounded } from './rounded';

const promised = z.object({
  key: slugText,
  metric: localizedText,
  kind: z.enum(TARGET_KINDS),
  direction: z.enum(DIRECTIONS),
  unit: z.string().nullable(),
  value: decimalText.nullable(),
  valueBasis: z.enum(['stated', 'implied']).nullable(),
  factor: decimalText.nullable(),
  comparison: z.enum(COMPARISONS).nullable(),
  start: z.iso.date(),
  due: z.iso.date(),
  dueBasis: localizedText.nullable(),
  stages: z.int(),
  reportingIntervalDays: z.int(),
  baseline: z
    .object({
      value: decimalText,
      date: z.iso.date(),
      isDerived: z.boolean(),
      sourceUrl: z.url().nullable(),
      note: localizedText.nullable(),
    })
    .nullable(),
  checkpoints: z.array(z.object({ on: z.iso.date(), value: decimalText, sourceUrl: z.url().nullable() })),
  partOf: slugText.nullable().describe('Key of the target that contains this one; never add the two'),
  alternativeReading: z
    .object({ kind: z.string(), value: decimalText, unit: z.string(), why: localizedText })
    .nullable(),
  isRevised: z.boolean(),
});

/** A target as it was first promised, and the status that it would have as such. */
const originalAnswer = promised
  .pick({
    metric: true,
    kind: true,
    value: true,
    factor: true,
    comparison: true,
    start: true,
    due: true,
    baseline: true,
    checkpoints: true,
  })
  .extend({
    status: z.enum(STATUSES),
    revisedOn: z.iso.date().describe('The day of the newest change'),
  });

/** A target of the API with where it stands (DESIGN section 5). Shares are rounded to ten places. */
export const targetAnswer = promised.extend({
  original: originalAnswer
    .nullable()
    .describe('The target as it was first promised; null where it was never changed'),
  status: z.enum(STATUSES),
  group: z.enum(STATUS_GROUPS),
  rule: z.int().describe('The rule of the method, section 4, that gave the status'),
  flags: z.array(z.enum(FLAGS)),
  current: decimalText.nullable(),
  qualifier: z
    .enum(QUALIFIERS)
    .nullable()
    .describe('The word that belongs before the current value: that of the figures it is made from'),
  reference: z.iso.date().nullable(),
  targetValue: decimalText.nullable().describe('The value to be reached: value, or baseline × factor'),
  origin: z
    .object({ value: decimalText, date: z.iso.date(), isProvisional: z.boolean() })
    .nullable()
    .describe('Where progress is measured from'),
  progress: decimalText.nullable(),
  expected: decimalText.nullable(),
  expectedValue: decimalText.nullable(),
  pace: decimalText.nullable(),
  requiredPerYear: decimalText.nullable(),
  achievedPerYear: decimalText.nullable(),
  forecast: z
    .object({
      value: decimalText,
      low: decimalText.nullable(),
      high: decimalText.nullable(),
      date: z.iso.date().nullable(),
    })
    .nullable(),
});

type TargetJson = z.output<typeof targetAnswer>;

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

function originalPart({ original }: TargetStanding): z.output<typeof originalAnswer> | null {
  if (original === null) return null;
  const { metric, kind, value, factor, comparison, start, due, baseline, checkpoints } = promisedPart(
    original.target,
  );
  const terms = { metric, kind, value, factor, comparison, start, due, baseline, checkpoints };
  return { ...terms, status: original.standing.status, revisedOn: original.revisedOn };
}

/** A target for the API. It names each property: nothing else that a row may carry gets out. */
export function targetJson(target: TargetStanding, groupOf: Method['groupOf']): TargetJson {
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

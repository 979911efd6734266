import { type Decimal, decimal } from '@/lib/core/decimal';
import type { LocalizedText } from '@/lib/core/localized-text';
import { fromDatabaseDate } from '@/lib/core/plain-date';
import type { Prisma } from '@/lib/core/prisma/client';
import type { Programme } from '@/lib/programmes/types';
import type { AlternativeReading, Baseline, PledgeSource, Target, Testability } from './types';

export const TARGET_PARTS = {
  checkpoints: { orderBy: { on: 'asc' } },
} satisfies Prisma.TargetInclude;

export type TargetRow = Prisma.TargetGetPayload<{ include: typeof TARGET_PARTS }>;

function toDecimal(value: Prisma.Decimal | null): Decimal | null {
  return value && decimal(value.toFixed());
}

function baselineOf(row: TargetRow): Baseline | null {
  const value = toDecimal(row.baselineValue);
  if (value === null || row.baselineDate === null) return null;
  return {
    value,
    date: fromDatabaseDate(row.baselineDate),
    isDerived: row.baselineDerived ?? false,
    sourceUrl: row.baselineSourceUrl,
    note: row.baselineNote as LocalizedText | null,
  };
}

/** A target's row as a DTO; dates it has not come from the programme. */
export function toTarget(row: TargetRow, programme: Pick<Programme, 'startsOn' | 'endsOn'>): Target {
  return {
    id: row.id,
    key: row.key,
    metric: row.metric as LocalizedText,
    kind: row.kind,
    direction: row.direction,
    unit: row.unit,
    value: toDecimal(row.value),
    factor: toDecimal(row.factor),
    comparison: row.comparison,
    valueBasis: row.valueBasis,
    start: row.start ? fromDatabaseDate(row.start) : programme.startsOn,
    due: row.due ? fromDatabaseDate(row.due) : programme.endsOn,
    dueBasis: row.dueBasis as LocalizedText | null,
    stages: row.stages,
    reportingIntervalDays: row.reportingIntervalDays,
    baseline: baselineOf(row),
    checkpoints: row.checkpoints.map(({ on, value, sourceUrl }) => ({
      on: fromDatabaseDate(on),
      value: decimal(value.toFixed()),
      sourceUrl,
    })),
    partOf: row.partOf,
    alternativeReading: row.alternativeReading as AlternativeReading | null,
    isRevised: row.revised,
  };
}

export const SOURCE_PARTS = {
  document: { select: { key: true, title: true, publisher: true, url: true } },
} satisfies Prisma.PledgeSourceInclude;

export function toPledgeSource(
  row: Prisma.PledgeSourceGetPayload<{ include: typeof SOURCE_PARTS }>,
): PledgeSource {
  return {
    document: row.document,
    line: row.line,
    url: row.url,
    publishedOn: row.publishedOn,
    note: row.note as LocalizedText | null,
  };
}

/** What of a pledge's row is said in its own words and place, the same in standings, records and the ledger. */
interface PledgeWordsRow {
  readonly slug: string;
  readonly theme: { readonly slug: string; readonly principle: { readonly slug: string } };
  readonly title: Prisma.JsonValue;
  readonly summary: Prisma.JsonValue;
  readonly testability: Testability;
  readonly origin: string;
}

/** A pledge's place in its programme and its words. */
export function toPledgeWords(row: PledgeWordsRow) {
  return {
    slug: row.slug,
    principle: row.theme.principle.slug,
    theme: row.theme.slug,
    title: row.title as LocalizedText,
    summary: row.summary as LocalizedText,
    testability: row.testability,
    origin: row.origin,
  };
}

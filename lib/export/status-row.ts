import type { PledgeStanding, TargetStanding } from '@/lib/pledges/types';
import type { NameOf, STATUS_COLUMNS } from './columns';
import type { Row } from './csv';
import type { Evaluation } from './method';
import { rounded } from './rounded';
import { listCell } from './text-cell';

type StatusRow = Row<NameOf<typeof STATUS_COLUMNS>>;

function pledgePart(pledge: PledgeStanding, evaluation: Evaluation) {
  return {
    pledge: pledge.slug,
    pledge_status: pledge.status,
    pledge_group: pledge.group,
    verdict: pledge.assessment?.verdict ?? null,
    evaluated_on: evaluation.on,
    method_version: String(evaluation.method.version),
    ledger_seq: evaluation.ledgerSeq,
  };
}

function targetRow(pledge: PledgeStanding, target: TargetStanding, evaluation: Evaluation): StatusRow {
  const { summary, standing } = target;
  return {
    ...pledgePart(pledge, evaluation),
    target: target.key,
    status: standing.status,
    group: evaluation.method.groupOf(standing.status),
    rule: String(standing.rule),
    flags: listCell(standing.flags),
    current: summary.current,
    qualifier: target.qualifier ?? null,
    unit: target.unit,
    reference: summary.reference,
    target_value: summary.targetValue,
    origin_value: summary.origin?.value ?? null,
    origin_date: summary.origin?.date ?? null,
    progress: rounded(summary.progress),
    expected: rounded(summary.expectation),
    expected_value: rounded(summary.expectedValue),
    pace: rounded(summary.pace),
    required_per_year: rounded(summary.requiredPerYear),
    achieved_per_year: rounded(summary.achievedPerYear),
    forecast_value: rounded(summary.forecast?.value ?? null),
    forecast_low: rounded(summary.forecast?.low ?? null),
    forecast_high: rounded(summary.forecast?.high ?? null),
    forecast_date: summary.forecast?.date ?? null,
    status_against_original: target.original?.standing.status ?? null,
  };
}

function pledgeAloneRow(pledge: PledgeStanding, evaluation: Evaluation): StatusRow {
  return {
    ...pledgePart(pledge, evaluation),
    target: null,
    status: pledge.status,
    group: pledge.group,
    rule: null,
    flags: null,
    current: null,
    qualifier: null,
    unit: null,
    reference: null,
    target_value: null,
    origin_value: null,
    origin_date: null,
    progress: null,
    expected: null,
    expected_value: null,
    pace: null,
    required_per_year: null,
    achieved_per_year: null,
    forecast_value: null,
    forecast_low: null,
    forecast_high: null,
    forecast_date: null,
    status_against_original: null,
  };
}

/** The rows of statuses.csv for one pledge: one a target, or one for the pledge that has none. */
export function statusRows(pledge: PledgeStanding, evaluation: Evaluation): StatusRow[] {
  if (pledge.targets.length === 0) return [pledgeAloneRow(pledge, evaluation)];
  return pledge.targets.map((target) => targetRow(pledge, target, evaluation));
}

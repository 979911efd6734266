import { createHash } from 'node:crypto';
import type { Decision } from './decide-row';
import type { CsvRow, FigureColumn } from './read-csv';
import type { ImportReport, RowKind, RowOutcome } from './types';

const SOURCE_COLUMNS: Readonly<Record<string, FigureColumn>> = {
  url: 'source_url',
  publisher: 'source_publisher',
  publishedOn: 'source_published_on',
  kind: 'source_kind',
};
const OTHER_COLUMNS: Readonly<Record<string, FigureColumn>> = {
  sources: 'source_url',
  dateNote: 'note',
  meant: 'value',
};

/** The column that a field of the form stands in. */
export function columnOf(field: string | null): string | null {
  if (field === null) return null;
  const [first = '', , part = ''] = field.split('.');
  if (first === 'sources' && part !== '') return SOURCE_COLUMNS[part] ?? 'source_url';
  return OTHER_COLUMNS[first] ?? first;
}

function outcomeOf({ line, cells }: CsvRow, { kind, refusals }: Decision): RowOutcome {
  const { pledge = '', target = '', value = '', from = '', to = '', on = '' } = cells;
  const period = on === '' && from + to !== '' ? `${from} – ${to}` : on;
  const named = refusals.map((refusal) => ({ ...refusal, column: columnOf(refusal.field) }));
  return { line, kind, pledge, target, value, period, refusals: named };
}

/** Gathers what becomes of the rows: all are counted, and of those that are not left alone the first `limit` are kept. */
export function outcomes(limit: number, onRow: (outcome: RowOutcome) => void) {
  const counts: Record<RowKind, number> = { added: 0, same: 0, refused: 0 };
  const rows: RowOutcome[] = [];
  const hash = createHash('sha256');

  function add(row: CsvRow, decision: Decision): void {
    counts[decision.kind] += 1;
    const codes = decision.refusals.map(({ code, field }) => `${code}@${field}`).join();
    hash.update(`${row.line} ${decision.kind} ${decision.id} ${codes}\n`);
    const outcome = outcomeOf(row, decision);
    onRow(outcome);
    if (decision.kind !== 'same' && rows.length < limit) rows.push(outcome);
  }

  const report = (isWritten: boolean): ImportReport => ({
    counts: { ...counts },
    rows,
    digest: hash.copy().digest('hex'),
    isWritten,
  });
  return { counts, add, report };
}

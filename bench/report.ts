import type { Machine } from './machine';
import type { BenchResult, Goal } from './result';

/** What became of one row: its results, or why there are none. */
export type RowReport =
  | { readonly row: number; readonly results: readonly BenchResult[] }
  | { readonly row: number; readonly failure: string };

export interface BenchReport {
  readonly on: string;
  /** Minutes that the run took. */
  readonly minutes: number;
  readonly isQuick: boolean;
  readonly machine: Machine;
  readonly rows: readonly RowReport[];
}

/** Three digits that mean something; whole numbers above. */
function short(value: number): string {
  if (!Number.isFinite(value)) return String(value);
  if (Math.abs(value) >= 100) return Math.round(value).toLocaleString('en');
  return String(Number(value.toPrecision(3)));
}

function goalWords(goal: Goal): string {
  return 'atLeast' in goal ? `≥ ${goal.atLeast}` : `≤ ${goal.atMost}`;
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll(/\s+/g, ' ').trim();
}

function linesOf(report: RowReport): string[] {
  if ('failure' in report) return [`| ${report.row} | not measured: ${cell(report.failure)} | | | | | no |`];
  return report.results.map((result) => {
    const { row, what, ours, reference, against, unit, ratio, goal, isMet } = result;
    const measured = `${short(ours)} ${unit} | ${short(reference)} ${unit} (${against})`;
    return `| ${row} | ${cell(what)} | ${measured} | ${short(ratio)} | ${goalWords(goal)} | ${isMet ? 'yes' : '**no**'} |`;
  });
}

/** The table with what it was measured on and the notes below it, as Markdown. */
export function markdownOf({ on, minutes, isQuick, machine, rows }: BenchReport): string {
  const { cores, processor, memory, system, node, postgres } = machine;
  const sorted = rows.toSorted((a, b) => a.row - b.row);
  const notes = sorted.flatMap((row) =>
    'results' in row
      ? row.results.flatMap(({ what, note }) => (note ? [`- ${row.row}, ${cell(what)}: ${cell(note)}`] : []))
      : [],
  );
  return [
    ...(isQuick
      ? ['**A quick run: shorter and smaller, to see that it works. Its numbers mean little.**', '']
      : []),
    '| row | what | ours | reference | ratio | to reach | reached |',
    '|---|---|---|---|---|---|---|',
    ...sorted.flatMap(linesOf),
    '',
    `Measured on ${on} in ${minutes} minutes: ${cores} cores (${processor}), ${memory} GB, ${system}, Node ${node}, PostgreSQL ${postgres}.`,
    ...(notes.length > 0 ? ['', ...notes] : []),
    '',
  ].join('\n');
}

/** A report with rows of an earlier one where this one has none. Nothing is taken over from another machine or a quick run. */
export function withEarlier(report: BenchReport, earlier: BenchReport | null): BenchReport {
  const isSame = JSON.stringify(earlier?.machine) === JSON.stringify(report.machine);
  if (earlier === null || !isSame || earlier.isQuick !== report.isQuick) return report;
  const measured = new Set(report.rows.map(({ row }) => row));
  const kept = earlier.rows.filter(({ row }) => !measured.has(row));
  return {
    ...report,
    minutes: report.minutes + (kept.length > 0 ? earlier.minutes : 0),
    rows: [...kept, ...report.rows],
  };
}

const BEGIN = '<!-- measured: begin (npm run bench -- --write) -->';
const END = '<!-- measured: end -->';

/** A document with another table between its marks. Throws where it has no marks. */
export function withTable(document: string, table: string): string {
  const [before, rest] = document.split(BEGIN);
  const after = rest?.split(END)[1];
  if (before === undefined || after === undefined)
    throw new Error('The document has no place for the table.');
  return `${before}${BEGIN}\n\n${table}\n${END}${after}`;
}

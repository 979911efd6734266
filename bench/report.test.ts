import { expect, it } from 'vitest';
import { type BenchReport, markdownOf, withEarlier, withTable } from './report';
import { benchResult } from './result';

const MACHINE = {
  cores: 2,
  processor: 'A processor',
  memory: 8,
  system: 'Linux 6',
  node: 'v20.20.0',
  postgres: '18.4',
};

const MEASURED = {
  row: 4,
  what: 'dashboard',
  ours: 110,
  reference: 100,
  against: '10,000 figures',
  unit: 'ms',
  goal: { atMost: 1.2 },
} as const;

function report(rows: BenchReport['rows'], more: Partial<BenchReport> = {}): BenchReport {
  return { on: '2026-11-22', minutes: 3, isQuick: false, machine: MACHINE, rows, ...more };
}

it('judges a ratio by its goal, in both directions', () => {
  expect(benchResult(MEASURED)).toMatchObject({ ratio: 1.1, isMet: true });
  expect(benchResult({ ...MEASURED, ours: 121 }).isMet).toBe(false);
  expect(benchResult({ ...MEASURED, goal: { atLeast: 1.1 } }).isMet).toBe(true);
  expect(benchResult({ ...MEASURED, goal: { atLeast: 1.2 } }).isMet).toBe(false);
});

it('writes a line a result, in the order of the rows, with failures and notes', () => {
  const table = markdownOf(
    report([
      { row: 11, failure: 'the site | ended' },
      { row: 4, results: [benchResult({ ...MEASURED, note: 'bounded by\nPostgres' })] },
    ]),
  );
  const lines = table.split('\n');
  expect(lines[2]).toBe('| 4 | dashboard | 110 ms | 100 ms (10,000 figures) | 1.1 | ≤ 1.2 | yes |');
  expect(lines[3]).toBe('| 11 | not measured: the site \\| ended | | | | | no |');
  expect(table).toContain('- 4, dashboard: bounded by Postgres');
  expect(table).toContain('2 cores (A processor), 8 GB, Linux 6, Node v20.20.0, PostgreSQL 18.4');
});

it('keeps earlier rows that were not measured again, of the same machine alone', () => {
  const earlier = report([
    { row: 4, failure: 'earlier' },
    { row: 5, failure: 'earlier' },
  ]);
  const now = report([{ row: 4, failure: 'now' }]);
  expect(withEarlier(now, earlier).rows).toEqual([
    { row: 5, failure: 'earlier' },
    { row: 4, failure: 'now' },
  ]);
  expect(withEarlier(now, { ...earlier, machine: { ...MACHINE, cores: 4 } })).toBe(now);
  expect(withEarlier(now, { ...earlier, isQuick: true })).toBe(now);
});

it('puts a table between the marks of a document, and again', () => {
  const document =
    'Before\n<!-- measured: begin (npm run bench -- --write) -->\nold\n<!-- measured: end -->\nAfter\n';
  const once = withTable(document, 'new');
  expect(once).toBe(
    'Before\n<!-- measured: begin (npm run bench -- --write) -->\n\nnew\n<!-- measured: end -->\nAfter\n',
  );
  expect(withTable(once, 'newer')).toBe(once.replace('new', 'newer'));
  expect(() => withTable('nothing', 'new')).toThrow();
});

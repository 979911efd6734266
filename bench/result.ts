/** What a ratio is to reach: at least (throughput) or at most (time, memory, latency). */
export type Goal = { readonly atLeast: number } | { readonly atMost: number };

/** One line of the table. Ours and the reference were measured in the same run on the same machine. */
export interface BenchResult {
  /** Number of the row in docs/performance.md; several results may share one. */
  readonly row: number;
  readonly what: string;
  readonly ours: number;
  readonly reference: number;
  /** What the reference is, in a few words: "a bare Node server sending the same bytes". */
  readonly against: string;
  /** Unit of `ours` and `reference`: `requests/s`, `ms`, `MB`. */
  readonly unit: string;
  /** `ours / reference`. */
  readonly ratio: number;
  readonly goal: Goal;
  readonly isMet: boolean;
  /** What else a reader should know, such as what bounds it. */
  readonly note?: string;
}

/** A result from what was measured: the ratio and whether it is good enough follow. */
export function benchResult(measured: Omit<BenchResult, 'ratio' | 'isMet'>): BenchResult {
  const ratio = measured.ours / measured.reference;
  const { goal } = measured;
  const isMet = 'atLeast' in goal ? ratio >= goal.atLeast : ratio <= goal.atMost;
  return { ...measured, ratio, isMet };
}

/**
 * A database with 10,000 targets and so many figures; or the catalogue alone; or the schema alone. `many` is 1,000,000 figures,
 * and a tenth of that in a quick run.
 */
export type BenchContent = '1k' | '10k' | 'many' | 'catalogue' | 'schema';

/** One web process of `npm start`, production build. */
export interface BenchNode {
  readonly url: string;
  readonly pid: number;
  /** Ends it as an operator would. The harness ends what is still running after a row. */
  readonly stop: () => Promise<void>;
}

/** What the harness gives each row. Whatever was made through it is gone after the row, also when the row fails. */
export interface Bench {
  /** Shorter and smaller, to see that a row works: its numbers mean little. */
  readonly isQuick: boolean;
  readonly say: (line: string) => void;
  /** The address of a copy of its own on one Postgres 18, with its tables analysed. */
  readonly database: (content: BenchContent) => Promise<string>;
  /** Starts a web process on a database; `own`: settings of its environment. The site was built once before. */
  readonly startNode: (databaseUrl: string, own?: Readonly<Record<string, string>>) => Promise<BenchNode>;
  /** A folder for files of the row. */
  readonly folder: string;
  /** Called after the row, last first: for processes and servers that the row starts by itself. */
  readonly after: (clean: () => Promise<void> | void) => void;
}

/** The slug of the made-up programme in all databases but `catalogue` and `schema`. */
export const BENCH_PROGRAMME = 'scale';

/** One measurement, which may give several lines of the table; registered in bench/rows.ts. */
export type BenchRow = (bench: Bench) => Promise<readonly BenchResult[]>;

import type { BenchRow } from './result';

/** The measurements by the numbers of the rows that they give, in the order in which they run. */
export const BENCH_ROWS: readonly { readonly rows: readonly number[]; readonly run: BenchRow }[] = [];

import { measureEdge } from './edge-requests';
import { measureMemory } from './memory';
import { measureRequests } from './requests';
import type { BenchRow } from './result';
import { measureStart } from './start-time';
import { measureVisible } from './visible';

/** The measurements by the numbers of the rows that they give, in the order in which they run. */
export const BENCH_ROWS: readonly { readonly rows: readonly number[]; readonly run: BenchRow }[] = [
  { rows: [1, 3, 9], run: measureRequests },
  { rows: [2], run: measureEdge },
  { rows: [8], run: measureVisible },
  { rows: [10], run: measureStart },
  { rows: [11], run: measureMemory },
];

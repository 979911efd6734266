import { measureEdge } from './edge-requests';
import { measureExport } from './export-rate';
import { measureImport } from './import-time';
import { measureMemory } from './memory';
import { measurePublishing } from './publish-time';
import { measureRequests } from './requests';
import type { BenchRow } from './result';
import { measureStart } from './start-time';
import { measureUncachedDashboard } from './uncached-dashboard';
import { measureVisible } from './visible';

/** The measurements by the numbers of the rows that they give, in the order in which they run. */
export const BENCH_ROWS: readonly { readonly rows: readonly number[]; readonly run: BenchRow }[] = [
  { rows: [1, 3, 9], run: measureRequests },
  { rows: [2], run: measureEdge },
  { rows: [4], run: measureUncachedDashboard },
  { rows: [5], run: measurePublishing },
  { rows: [6], run: measureExport },
  { rows: [7], run: measureImport },
  { rows: [8], run: measureVisible },
  { rows: [10], run: measureStart },
  { rows: [11], run: measureMemory },
];

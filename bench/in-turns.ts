import { type Load, type LoadResult, load } from './load';
import { percentile } from './percentile';
import type { Bench } from './result';

interface Compared {
  readonly ours: LoadResult;
  readonly reference: LoadResult;
}

/** Medians of both under the same load, in turns after a warm-up, so that they meet the same moods of the machine. */
export async function inTurns(bench: Bench, ours: Load, reference: Load): Promise<Compared> {
  const rounds = bench.isQuick ? 1 : 7;
  for (const one of [ours, reference]) await load(bench.folder, one);
  const results: Compared[] = [];
  for (let round = 0; round < rounds; round++) {
    const mine = await load(bench.folder, ours);
    results.push({ ours: mine, reference: await load(bench.folder, reference) });
  }
  return {
    ours: medians(results.map((result) => result.ours)),
    reference: medians(results.map((result) => result.reference)),
  };
}

function medians(results: readonly LoadResult[]): LoadResult {
  return {
    perSecond: percentile(
      results.map(({ perSecond }) => perSecond),
      0.5,
    ),
    p99Ms: percentile(
      results.map(({ p99Ms }) => p99Ms),
      0.5,
    ),
  };
}

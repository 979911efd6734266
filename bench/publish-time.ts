import postgres from 'postgres';
import { addDays, dayInZone } from '../lib/core/plain-date';
import { percentile } from './percentile';
import { type Publisher, startPublisher } from './publisher';
import type { Bench, BenchResult } from './result';
import { benchResult } from './result';

const WARM_UP = 15;

interface Side {
  readonly publisher: Publisher;
  /** Figures of the target that is published about, as it begins. */
  readonly beside: number;
  readonly figures: number;
  readonly times: number[];
}

async function sideOf(bench: Bench, content: '1k' | 'many', on: string): Promise<Side> {
  const databaseUrl = await bench.database(content);
  const publisher = await startPublisher(bench, databaseUrl, on);
  const sql = postgres(databaseUrl, { max: 1 });
  try {
    const [row] = await sql<{ beside: number; figures: number }[]>`
      select (select count(*)::int from figure where target_id = t.id) as beside,
        (select count(*)::int from figure) as figures
      from target t where kind = 'level' order by key limit 1`;
    return { publisher, times: [], beside: row?.beside ?? 0, figures: row?.figures ?? 0 };
  } finally {
    await sql.end();
  }
}

/** Row 5: publishing one figure by the product's own mutation, in turn on a database with few figures and on one with many. */
export async function measurePublishing(bench: Bench): Promise<BenchResult[]> {
  const on = addDays(dayInZone(new Date(), 'UTC'), -1);
  const few = await sideOf(bench, '1k', on);
  const many = await sideOf(bench, 'many', on);
  const times = bench.isQuick ? 20 : 120;
  for (let number = 1; number <= WARM_UP + times; number += 1) {
    for (const { publisher, times: taken } of [few, many]) {
      const start = performance.now();
      await publisher.publish(number);
      if (number > WARM_UP) taken.push(performance.now() - start);
    }
  }
  const [ours, reference] = [percentile(many.times, 0.5), percentile(few.times, 0.5)];
  return [
    benchResult({
      row: 5,
      what: `publishing one figure with ${many.figures} present`,
      ours,
      reference,
      against: `the same with ${few.figures} present`,
      unit: 'ms',
      goal: { atMost: 1.5 },
      note: `median of ${times}, in turn; about a target that began with ${many.beside} figures, and with ${few.beside}`,
    }),
  ];
}

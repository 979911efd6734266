import { addDays, dayInZone, type PlainDate } from '../lib/core/plain-date';
import { makeData } from './data/make-data';
import { BENCH_PROGRAMME, type Bench } from './result';

/** About three times the first programme, near the end of its term. */
const TARGETS = 300;
const FIGURES = 6_000;

/** A database with a programme of a usual size, whose pages take the time that pages usually take. */
export async function usualProgramme(bench: Bench): Promise<{ databaseUrl: string; until: PlainDate }> {
  const databaseUrl = await bench.database('schema');
  const until = addDays(dayInZone(new Date(), 'UTC'), -1);
  const plan = { slug: BENCH_PROGRAMME, seed: 1, targets: TARGETS, figures: FIGURES, until };
  await makeData(databaseUrl, plan, () => {});
  return { databaseUrl, until };
}

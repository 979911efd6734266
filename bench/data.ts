import { parseArgs } from 'node:util';
import { addDays, dayInZone, plainDate } from '../lib/core/plain-date';
import { migrate } from '../lib/server/migrate';
import { makeData } from './data/make-data';
import { BENCH_PROGRAMME } from './result';

const USAGE = `npm run bench:data -- --targets 10000 --figures 1000000 [--database-url postgresql://…] [--seed 1]
  [--slug ${BENCH_PROGRAMME}] [--until YYYY-MM-DD]
Puts a made-up programme into the database at --database-url or DATABASE_URL.`;

const { values } = parseArgs({
  options: {
    targets: { type: 'string', default: '10000' },
    figures: { type: 'string', default: '1000000' },
    seed: { type: 'string', default: '1' },
    slug: { type: 'string', default: BENCH_PROGRAMME },
    until: { type: 'string', default: addDays(dayInZone(new Date(), 'UTC'), -1) },
    'database-url': { type: 'string' },
  },
});

function wholeNumber(name: string, text: string): number {
  if (/^[1-9]\d*$/.test(text)) return Number(text);
  process.stderr.write(`--${name} is a whole number above 0.\n\n${USAGE}\n`);
  process.exit(2);
}

const databaseUrl = values['database-url'] ?? process.env.DATABASE_URL;
if (!databaseUrl) {
  process.stderr.write(`${USAGE}\n`);
  process.exit(2);
}
await migrate(databaseUrl);
const plan = {
  slug: values.slug,
  seed: wholeNumber('seed', values.seed),
  targets: wholeNumber('targets', values.targets),
  figures: wholeNumber('figures', values.figures),
  until: plainDate(values.until),
};
const start = performance.now();
await makeData(databaseUrl, plan, (line) => process.stderr.write(`${line}\n`));
process.stderr.write(`Done in ${Math.round((performance.now() - start) / 1000)} s.\n`);

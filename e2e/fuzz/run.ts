import { parseArgs } from 'node:util';
import { startSite } from '../site';
import { sendMalformed, storm } from './fuzz';
import { readSettled } from './site-numbers';

/** Longest that an answer may take, on a machine that does nothing else. */
const SLOWEST_MS = '2000';

const { values } = parseArgs({
  options: {
    requests: { type: 'string', default: '20000' },
    seed: { type: 'string', default: String(Date.now() % 2 ** 31) },
    slowest: { type: 'string', default: SLOWEST_MS },
    /** A site that runs already, instead of one of its own. */
    url: { type: 'string' },
  },
});
const count = Number(values.requests);
const seed = Number(values.seed);
const tell = (line: string) => process.stdout.write(`${line}\n`);

tell(
  `${count} requests with seed ${seed}; the same again: npm run fuzz -- --requests ${count} --seed ${seed}`,
);
const own = values.url === undefined ? await startSite('fuzz', { PLEDGEBOOK_API_PER_MINUTE: '0' }) : null;
try {
  const url = values.url ?? own?.url ?? '';
  // What is made at the first use only is no leak: a first tenth with another seed.
  await storm({ url, count: Math.ceil(count / 10), seed: seed + 1, slowestMs: Number.POSITIVE_INFINITY });
  const before = await readSettled(url);
  const startedAt = performance.now();
  const report = await storm({ url, count, seed, slowestMs: Number(values.slowest) });
  const seconds = (performance.now() - startedAt) / 1000;
  const malformed = await sendMalformed(url);
  const after = await readSettled(url);
  tell(`${report.sent} answered in ${Math.round(seconds)} s, the slowest in ${report.slowestMs} ms`);
  tell(`by status: ${JSON.stringify(report.statuses)}`);
  tell(`before: ${JSON.stringify(before)}`);
  tell(`after:  ${JSON.stringify(after)}`);
  for (const { fault, request } of report.faults) tell(`FAULT ${fault}\n  ${JSON.stringify(request)}`);
  for (const fault of malformed) tell(`FAULT of what is no proper HTTP: ${fault}`);
  process.exitCode = report.faults.length + malformed.length > 0 ? 1 : 0;
} finally {
  await own?.stop();
}

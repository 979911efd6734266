import { performance } from 'node:perf_hooks';
import postgres from 'postgres';
import { BENCH_PROGRAMME, type BenchNode, type BenchRow, benchResult } from './result';

const ROUNDS = 20;

const ADDRESS = `/en/${BENCH_PROGRAMME}`;

/** The median time of an overview that no memory of answers has, in milliseconds. */
async function medianMs(node: BenchNode, databaseUrl: string, rounds: number): Promise<number> {
  const sql = postgres(databaseUrl, { max: 1 });
  const times: number[] = [];
  try {
    // What a process reads once after its start is no part of a page.
    let { etag } = await read(node);
    for (let round = 0; round < rounds; round += 1) {
      // Moves what answers are kept under, as a publication does: the next request renders the page anew.
      await sql.begin(async (tx) => {
        await tx`update public_edition set number = number + 1, at = now()`;
        await tx`select pg_notify('pledgebook_ledger', 'edition')`;
      });
      const anew = await readAnew(node, etag);
      etag = anew.etag;
      times.push(anew.ms);
    }
  } finally {
    await sql.end();
  }
  times.sort((a, b) => a - b);
  return times[Math.floor(rounds / 2)] ?? 0;
}

async function read(node: BenchNode): Promise<{ etag: string; ms: number }> {
  const start = performance.now();
  const response = await fetch(`${node.url}${ADDRESS}`);
  await response.text();
  if (response.status !== 200) throw new Error(`The overview answered ${response.status}`);
  return { etag: response.headers.get('etag') ?? '', ms: performance.now() - start };
}

/** Reads until the process has heard of the new edition: the answer with another ETag is the one that was rendered. */
async function readAnew(node: BenchNode, before: string): Promise<{ etag: string; ms: number }> {
  const deadline = performance.now() + 30_000;
  while (performance.now() < deadline) {
    const answer = await read(node);
    if (answer.etag !== before) return answer;
  }
  throw new Error('The overview stayed as it was.');
}

/** Row 4: an overview that is rendered anew, with a million figures against ten thousand; ten thousand targets both. */
export const measureUncachedDashboard: BenchRow = async (bench) => {
  const rounds = bench.isQuick ? 5 : ROUNDS;
  const fewUrl = await bench.database('10k');
  const manyUrl = await bench.database('many');
  const few = await bench.startNode(fewUrl);
  const reference = await medianMs(few, fewUrl, rounds);
  await few.stop();
  const many = await bench.startNode(manyUrl);
  const ours = await medianMs(many, manyUrl, rounds);
  await many.stop();
  return [
    benchResult({
      row: 4,
      what: 'uncached overview, 10,000 targets',
      ours,
      reference,
      against: 'the same with 10,000 figures',
      unit: 'ms',
      goal: { atMost: 1.2 },
      note: 'Each request comes after the edition of the site has moved, so that nothing is answered from memory.',
    }),
  ];
};

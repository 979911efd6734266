import { fork } from 'node:child_process';
import { once } from 'node:events';
import postgres from 'postgres';
import type { PublishAnswer, PublishOrder } from './publish-child';
import { BENCH_PROGRAMME, type Bench } from './result';

/** A process that publishes about one target of the programme, one figure a call. */
export interface Publisher {
  readonly pledge: string;
  readonly publish: (number: number) => Promise<PublishAnswer>;
}

async function targetToPublish(databaseUrl: string) {
  const sql = postgres(databaseUrl, { max: 1 });
  try {
    const [row] = await sql<{ pledge: string; target: string; unit: string }[]>`
      select p.slug as pledge, t.key as target, t.unit from target t join pledge p on p.id = t.pledge_id
      where t.kind = 'level' order by t.key limit 1`;
    if (!row) throw new Error('There is no target to publish about');
    return row;
  } finally {
    await sql.end();
  }
}

/** Starts it; the row's end ends it. Its figures are readings on `on`, each with another number. */
export async function startPublisher(bench: Bench, databaseUrl: string, on: string): Promise<Publisher> {
  const about = await targetToPublish(databaseUrl);
  const child = fork('bench/publish-child.ts', [], {
    execArgv: ['--import', 'tsx'],
    env: { ...process.env, DATABASE_URL: databaseUrl },
  });
  bench.after(() => void child.kill());
  const ended = once(child, 'exit').then(() => Promise.reject(new Error('The publisher ended')));
  ended.catch(() => {}); // also when nobody waits for an answer
  return {
    pledge: about.pledge,
    publish: async (number) => {
      const answered = Promise.race([once(child, 'message'), ended]);
      child.send({ ...about, programme: BENCH_PROGRAMME, on, number } satisfies PublishOrder);
      const [answer] = await answered;
      return answer;
    },
  };
}

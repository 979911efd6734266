import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { disconnect } from '../lib/core/db';
import { listPledgeStandings } from '../lib/pledges/standings/current/queries';
import { listProgrammes } from '../lib/programmes/queries';
import { viewDay } from '../lib/programmes/view-day';
import { loadCatalogueIfEmpty } from '../lib/server/catalogue-load';
import { startEmbeddedPostgres } from '../lib/server/embedded-postgres';
import { migrate } from '../lib/server/migrate';
import { copyFigures } from './copy-figures';

const ROUNDS = 20;
const COPIES = 1_000;

export interface QueryResult {
  readonly few: { readonly figures: number; readonly ms: number };
  readonly many: { readonly figures: number; readonly ms: number };
  readonly times: number;
}

/** What the dashboard asks the database, with the catalogue's figures and with a thousand times as many: one row a target either way. */
export async function measureDashboardQuery(): Promise<QueryResult> {
  const dataDir = mkdtempSync(join(tmpdir(), 'pledgebook-bench-'));
  const server = await startEmbeddedPostgres({ dataDir, isChosen: true, settings: { fsync: 'off' } });
  try {
    await migrate(server.url);
    process.env.DATABASE_URL = server.url;
    await loadCatalogueIfEmpty(() => {});
    const [programme] = await listProgrammes();
    if (!programme) throw new Error('The catalogue was not loaded.');
    const day = viewDay(programme, new Date('2026-11-21T12:00:00Z'), null);
    const ask = () => listPledgeStandings(programme, day);
    const few = { figures: 57, ms: await medianMs(ask) };
    const many = { figures: await copyFigures(server.url, COPIES), ms: await medianMs(ask) };
    return { few, many, times: Math.round((many.ms / few.ms) * 100) / 100 };
  } finally {
    await disconnect();
    await server.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

async function medianMs(work: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const start = performance.now();
    await work();
    times.push(performance.now() - start);
  }
  times.sort((a, b) => a - b);
  return Math.round((times[ROUNDS / 2] ?? 0) * 10) / 10;
}

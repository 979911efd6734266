import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { startEmbeddedPostgres } from '../lib/server/embedded-postgres';
import { type Cleanup, makeCleanup } from './cleanup';
import { benchDatabases, type Databases } from './databases';
import { type Machine, thisMachine } from './machine';
import { startNode } from './node';
import type { RowReport } from './report';
import type { Bench, BenchRow } from './result';

export interface BenchOptions {
  readonly isQuick: boolean;
  /** A Postgres to use instead of one made for the run; what is made there stays for the next run. */
  readonly server: string | null;
  readonly say: (line: string) => void;
}

interface Measurement {
  readonly rows: readonly number[];
  readonly run: BenchRow;
}

/** The place where rows are measured: one Postgres, a folder, and what was made in it. */
export interface Bed {
  readonly machine: Machine;
  /** Measures; what fails is a report too. */
  readonly measure: (measurement: Measurement) => Promise<RowReport[]>;
}

/** Others may pass through it: started by root, Postgres runs as an account of its own. */
function madeFolder(prefix: string, cleanup: Cleanup): string {
  const folder = mkdtempSync(prefix);
  chmodSync(folder, 0o711);
  cleanup.add(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

async function serverOf(folder: string, cleanup: Cleanup, server: string | null): Promise<string> {
  if (server !== null) return server;
  const own = await startEmbeddedPostgres({ dataDir: join(folder, 'postgres'), isChosen: true });
  cleanup.add(own.stop);
  return own.url;
}

/** Makes the place; `cleanup` takes it away again. */
export async function makeBed(cleanup: Cleanup, options: BenchOptions): Promise<Bed> {
  const { isQuick, say } = options;
  const folder = madeFolder(join(tmpdir(), 'pledgebook-bench-'), cleanup);
  const server = await serverOf(folder, cleanup, options.server);
  const databases = benchDatabases(server, { isQuick, isKept: options.server !== null, say });
  const bed = { folder, databases, options };
  return {
    machine: thisMachine(await databases.version()),
    measure: (measurement) => measured(bed, cleanup, measurement),
  };
}

interface Place {
  readonly folder: string;
  readonly databases: Databases;
  readonly options: BenchOptions;
}

async function measured(place: Place, outer: Cleanup, { rows, run }: Measurement): Promise<RowReport[]> {
  const { say } = place.options;
  const cleanup = makeCleanup(say);
  // Should the run be broken off in the middle of the row.
  outer.add(cleanup.run);
  const start = performance.now();
  try {
    const results = await run(benchOf(place, cleanup));
    return rows.map((row) => ({ row, results: results.filter((result) => result.row === row) }));
  } catch (error) {
    const failure = error instanceof Error ? error.message : String(error);
    say(`Rows ${rows.join(', ')} could not be measured: ${inspect(error)}`);
    return rows.map((row) => ({ row, failure: failure.split('\n')[0] ?? '' }));
  } finally {
    await cleanup.run();
    say(`Rows ${rows.join(', ')}: ${Math.round((performance.now() - start) / 1_000)} s.`);
  }
}

function benchOf({ folder, databases, options }: Place, cleanup: Cleanup): Bench {
  const own = madeFolder(join(folder, 'row-'), cleanup);
  return {
    isQuick: options.isQuick,
    say: options.say,
    folder: own,
    after: cleanup.add,
    database: async (content) => {
      const url = await databases.copy(content);
      cleanup.add(() => databases.drop(url));
      return url;
    },
    startNode: async (databaseUrl, settings) => {
      const node = await startNode(own, databaseUrl, settings);
      cleanup.add(node.stop);
      return node;
    },
  };
}

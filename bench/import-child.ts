import { createReadStream } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { db, disconnect } from '../lib/core/db';
import { importFigures } from '../lib/figures/import/mutations';
import { readFiguresCsv } from '../lib/figures/import/read-csv';
import { ensureImportActor } from '../lib/server/catalogue-state';

/** Imports the table at a path into a programme, and tells rows, seconds and memory as JSON. Run with --expose-gc. */
const LOOK_EVERY = 5_000;

const [path = '', programme = ''] = process.argv.slice(2);
let [rows, most, looking] = [0, 0, 0];

/** Memory in use once it was tidied up: what is not yet tidied says more of the engine's habits than of the import. */
function look(): void {
  const start = performance.now();
  globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  most = Math.max(most, heapUsed + external);
  looking += performance.now() - start;
}

const actor = await ensureImportActor(db());
const start = performance.now();
const result = await importFigures(db(), actor, {
  programme,
  rows: readFiguresCsv(createReadStream(path)),
  apply: true,
  onRow: () => {
    rows += 1;
    if (rows % LOOK_EVERY === 0) look();
  },
});
const seconds = (performance.now() - start - looking) / 1_000;
if (!result.ok || !result.value.isWritten) throw new Error('The rows were not written.');
process.stdout.write(JSON.stringify({ rows, seconds, megabytes: most / 2 ** 20 }));
await disconnect();

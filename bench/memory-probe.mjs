import { appendFileSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

// Loaded into a web process that is measured: tells at each SIGUSR2 what is in use once everything else was let go.
setFlagsFromString('--expose-gc');
const gc = runInNewContext('gc');
const file = process.env.PLEDGEBOOK_BENCH_MEMORY;

process.on('SIGUSR2', () => {
  gc();
  // What the first round let go may have held something outside the heap.
  setImmediate(() => {
    gc();
    if (file) appendFileSync(file, `${JSON.stringify(process.memoryUsage())}\n`);
  });
});

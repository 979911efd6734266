import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

// Behind UTC by an odd half hour: a day that is taken from a local midnight, or cut at the wrong one, moves and fails.
const TIME_ZONE = 'America/St_Johns';
process.env.TZ = TIME_ZONE;

const IGNORED = ['**/node_modules/**', '**/.next*/**', '**/.pledgebook/**'];

// Where .ci/run wants the counts.
const results = process.env.PLEDGEBOOK_TEST_RESULTS;

export default defineConfig({
  resolve: { alias: { '@': fileURLToPath(new URL('.', import.meta.url)).replace(/\/$/, '') } },
  test: {
    env: { TZ: TIME_ZONE },
    setupFiles: ['lib/core/testing/quiet-console.ts'],
    restoreMocks: true,
    reporters: results ? ['default', ['json', { outputFile: join(results, 'vitest.json') }]] : ['default'],
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['**/*.test.{ts,tsx}'],
          exclude: [...IGNORED, '**/*.db.test.ts'],
          // Properties are tried hundreds of times, on a machine that may be busy with other things.
          testTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'db',
          include: ['**/*.db.test.ts'],
          exclude: IGNORED,
          globalSetup: ['lib/core/testing/postgres.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          // A worker holds a pool of connections and a database of its own; more than cores bring nothing.
          maxWorkers: 2,
          // After the pure ones, which say sooner what is wrong.
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});

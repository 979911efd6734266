import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { connect } from '@/lib/core/db';
import { loadCatalogue } from '@/lib/server/catalogue-load';
import { cloneDatabase, createTemplateDatabase, databaseUrl, dropDatabase } from '@/lib/server/databases';
import { startEmbeddedPostgres } from '@/lib/server/embedded-postgres';
import { CATALOGUE_TEMPLATE, EMPTY_TEMPLATE } from './templates';
import { TEST_CLOCK } from './test-clock';

declare module 'vitest' {
  interface ProvidedContext {
    /** Any database of the server on which the tests make theirs. */
    postgresUrl: string;
  }
}

/** Before all database tests: a server of their own, and the databases that each test file clones. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await testServer();
  await createTemplateDatabase(server.url, EMPTY_TEMPLATE);
  const catalogue = connect(await cloneDatabase(server.url, EMPTY_TEMPLATE, CATALOGUE_TEMPLATE));
  await atTestClock(() => loadCatalogue(catalogue, () => {}));
  await catalogue.$disconnect();
  project.provide('postgresUrl', server.url);
  return server.stop;
}

/** The catalogue refuses figures of days to come, so it is loaded on the day on which the tests take place. */
async function atTestClock(run: () => Promise<unknown>): Promise<void> {
  const { PLEDGEBOOK_CLOCK: before } = process.env;
  process.env.PLEDGEBOOK_CLOCK = TEST_CLOCK;
  await run();
  if (before === undefined) delete process.env.PLEDGEBOOK_CLOCK;
  else process.env.PLEDGEBOOK_CLOCK = before;
}

/** PLEDGEBOOK_TEST_DATABASE_URL names a server to use instead; without it one is made in a temporary folder. */
async function testServer(): Promise<{ url: string; stop: () => Promise<void> }> {
  const given = process.env.PLEDGEBOOK_TEST_DATABASE_URL;
  if (given) {
    const url = databaseUrl(given, 'postgres');
    const stop = async () => {
      await dropDatabase(url, EMPTY_TEMPLATE);
      await dropDatabase(url, CATALOGUE_TEMPLATE);
    };
    return { url, stop };
  }
  const dataDir = mkdtempSync(join(tmpdir(), 'pledgebook-test-'));
  // Nothing here outlives the run, so nothing needs to survive a power cut.
  const settings = {
    fsync: 'off',
    synchronous_commit: 'off',
    full_page_writes: 'off',
    max_connections: '100',
  };
  const server = await startEmbeddedPostgres({ dataDir, isChosen: true, settings });
  return {
    url: server.url,
    stop: async () => {
      await server.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

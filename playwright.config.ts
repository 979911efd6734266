import { join } from 'node:path';
import { defineConfig, type Project } from '@playwright/test';
import { browserArguments, findOrInstallBrowser } from './e2e/find-browser';
import type { SiteOptions } from './e2e/fixtures';

const results = process.env.PLEDGEBOOK_TEST_RESULTS;

const SETUP = '**/setup.spec.ts';

/**
 * By `npm run faults` only: they want the machine for themselves, since they tell how soon all is well again, and take longer than all
 * else together.
 */
const FAULTS: Project<SiteOptions>[] = [
  // Each on a site of its own that breaks.
  { name: 'faults', testDir: 'e2e/faults', workers: 1 },
  // Sites of their own: of several processes, restarted under load, and whose output is searched for secrets.
  { name: 'watch', testDir: 'e2e/watch', workers: 1, dependencies: ['faults'] },
];

export default defineConfig<SiteOptions>({
  testDir: 'e2e',
  testMatch: '**/*.spec.ts',
  // `npm run faults` by itself: each of them starts sites of its own.
  ...(!process.env.PLEDGEBOOK_FAULTS && { globalSetup: './e2e/global-setup.ts' }),
  outputDir: 'test-results/journeys',
  // Two cores: one journey a project at a time beside the servers.
  workers: 2,
  retries: 0,
  forbidOnly: Boolean(process.env.CI),
  // A loaded machine with two cores takes its time for an accessibility run.
  timeout: 180_000,
  expect: { timeout: 15_000 },
  reporter: results ? [['list'], ['json', { outputFile: join(results, 'playwright.json') }]] : [['list']],
  use: {
    // A reader whose language the site has not, and whose day is not Almaty's.
    locale: 'tr-TR',
    timezoneId: 'Pacific/Apia',
    viewport: { width: 1280, height: 900 },
    trace: 'off',
    screenshot: 'only-on-failure',
    launchOptions: { executablePath: findOrInstallBrowser(), args: browserArguments() },
  },
  projects: [
    { name: 'public', testDir: 'e2e/public', fullyParallel: true, use: { site: 'READING' } },
    // Before anybody else makes an administrator: then there is nothing to set up any more.
    { name: 'setup', testDir: 'e2e/desk', testMatch: SETUP, use: { site: 'RECORDING' } },
    // One file at a time: each holds that nothing else writes to the ledger meanwhile.
    {
      name: 'desk',
      testDir: 'e2e/desk',
      testIgnore: SETUP,
      workers: 1,
      use: { site: 'RECORDING' },
      dependencies: ['setup'],
    },
    // On a site of its own, with a mail server and a provider of sign-in beside it.
    { name: 'provider', testDir: 'e2e/provider', workers: 1 },
    // On a site that is https for the public, asked by programs that mean it ill.
    { name: 'hostile', testDir: 'e2e/hostile', workers: 1 },
    // It changes the review policy and writes to the ledger, which the desk's journeys count: so after them.
    {
      name: 'review',
      testDir: 'e2e/review',
      workers: 1,
      use: { site: 'RECORDING' },
      dependencies: ['desk'],
    },
    ...(process.env.PLEDGEBOOK_FAULTS === undefined ? [] : FAULTS),
  ],
});

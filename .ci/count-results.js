// Adds up what vitest and Playwright wrote into a folder. Exits with 1 when a test failed, none ran, one of the two
// wrote nothing, or the command itself ended badly.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const [folder = '', outcome = '1'] = process.argv.slice(2);

function read(name) {
  try {
    return JSON.parse(readFileSync(join(folder, name), 'utf8'));
  } catch {
    return null;
  }
}

const vitest = read('vitest.json');
const playwright = read('playwright.json');
const counts = [
  vitest && {
    passed: vitest.numPassedTests,
    // A file that cannot be loaded has no tests to fail.
    failed: vitest.numFailedTests + vitest.testResults.filter(isBrokenFile).length,
    skipped: vitest.numPendingTests + vitest.numTodoTests,
  },
  playwright && {
    passed: playwright.stats.expected + playwright.stats.flaky,
    failed: playwright.stats.unexpected + playwright.errors.length,
    skipped: playwright.stats.skipped,
  },
].filter(Boolean);

function isBrokenFile(file) {
  return file.status === 'failed' && file.assertionResults.length === 0;
}

const total = (key) => counts.reduce((sum, one) => sum + one[key], 0);
const isComplete = counts.length === 2 && total('passed') > 0;
const endedWell = outcome === '0';
// What failed outside of a test (the checks, the build) counts as one failure.
const failed = total('failed') === 0 && !(isComplete && endedWell) ? 1 : total('failed');
const skipped = total('skipped') > 0 ? `, ${total('skipped')} skipped` : '';

process.stdout.write(`\n${total('passed')} passed, ${failed} failed${skipped}\n`);
process.exitCode = failed === 0 ? 0 : 1;

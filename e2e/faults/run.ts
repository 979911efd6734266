import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { MEASURED, type Recorded } from './record';

/**
 * `npm run faults`: the faults in their full size, and whole sites that are restarted and looked into, after which the numbers stand in `test-results/faults.json`. With `--write` also as
 * the table of docs/reliability.md. What comes after `--` goes to Playwright, to run one of them.
 */
const TABLE = 'docs/reliability.md';
const BEGIN = '<!-- faults: begin -->';
const END = '<!-- faults: end -->';

const args = process.argv.slice(2).filter((one) => one !== '--write');
// With some of them only, what the others measured before stays.
if (args.length === 0) rmSync(MEASURED, { recursive: true, force: true });
const projects = ['--project', 'faults', '--project', 'watch', '--no-deps'];
const command = ['node_modules/@playwright/test/cli.js', 'test', ...projects, ...args];
const form = process.env.PLEDGEBOOK_FAULTS ?? 'full';
const env = { ...process.env, PLEDGEBOOK_FAULTS: form };
// First, so that no fault's time goes by with it.
spawnSync(process.execPath, ['--import', 'tsx', 'lib/server/build.ts'], { stdio: 'inherit' });
const { status } = spawnSync(process.execPath, command, { env, stdio: 'inherit' });

const names = existsSync(MEASURED) ? readdirSync(MEASURED).sort() : [];
const all = names.map((name) => JSON.parse(readFileSync(join(MEASURED, name), 'utf8')) as Recorded);
writeFileSync(join('test-results', 'faults.json'), `${JSON.stringify(all, null, 2)}\n`);
if (process.argv.includes('--write') && status === 0) writeTable(all);
process.exitCode = status ?? 1;

function writeTable(measured: readonly Recorded[]): void {
  const rows = measured.map(
    ({ fault, meanwhile, outcome, back }) => `| ${fault} | ${meanwhile} | ${outcome} | ${back} |`,
  );
  const forms = new Set(measured.map(({ isFull }) => (isFull ? 'the long' : 'the short')));
  const table = [
    `In ${[...forms].join(' and in part ')} form; seconds are upper bounds of a loaded machine with ${availableParallelism()} cores.`,
    '',
    '| what broke | meanwhile | what became of it | all well again after |',
    '|---|---|---|---|',
    ...rows,
  ];
  const text = readFileSync(TABLE, 'utf8');
  const [before = '', rest = ''] = text.split(BEGIN);
  const after = rest.split(END)[1] ?? '';
  writeFileSync(TABLE, `${before}${BEGIN}\n${table.join('\n')}\n${END}${after}`);
}

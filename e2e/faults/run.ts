import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Measured } from './record';
import { MEASURED } from './record';

/**
 * `npm run faults`: the faults in their full size, after which the numbers stand in `test-results/faults.json`. With `--write` also as
 * the table of docs/reliability.md. What comes after `--` goes to Playwright, to run one of them.
 */
const TABLE = 'docs/reliability.md';
const BEGIN = '<!-- faults: begin -->';
const END = '<!-- faults: end -->';

const args = process.argv.slice(2).filter((one) => one !== '--write');
rmSync(MEASURED, { recursive: true, force: true });
const command = ['node_modules/@playwright/test/cli.js', 'test', '--project', 'faults', '--no-deps', ...args];
const env = { ...process.env, PLEDGEBOOK_FAULTS: process.env.PLEDGEBOOK_FAULTS ?? 'full' };
const { status } = spawnSync(process.execPath, command, { env, stdio: 'inherit' });

const names = existsSync(MEASURED) ? readdirSync(MEASURED).sort() : [];
const all = names.map((name) => JSON.parse(readFileSync(join(MEASURED, name), 'utf8')) as Measured);
writeFileSync(join('test-results', 'faults.json'), `${JSON.stringify(all, null, 2)}\n`);
if (process.argv.includes('--write') && status === 0) writeTable(all);
process.exitCode = status ?? 1;

function writeTable(measured: readonly Measured[]): void {
  const rows = measured.map(
    ({ fault, meanwhile, outcome, back }) => `| ${fault} | ${meanwhile} | ${outcome} | ${back} |`,
  );
  const table = [
    '| what broke | meanwhile | what became of it | all well again after |',
    '|---|---|---|---|',
    ...rows,
  ];
  const text = readFileSync(TABLE, 'utf8');
  const [before = '', rest = ''] = text.split(BEGIN);
  const after = rest.split(END)[1] ?? '';
  writeFileSync(TABLE, `${before}${BEGIN}\n${table.join('\n')}\n${END}${after}`);
}

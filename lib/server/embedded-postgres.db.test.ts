import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import postgres from 'postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { projectFile } from './checkout';
import { type EmbeddedPostgres, startEmbeddedPostgres } from './embedded-postgres';

const dataDir = mkdtempSync(join(tmpdir(), 'pledgebook-embedded-'));
const pidFile = join(dataDir, 'postgres', 'postmaster.pid');
const start = () => startEmbeddedPostgres({ dataDir, isChosen: true, settings: { fsync: 'off' } });
const serverPid = () => Number(readFileSync(pidFile, 'utf8').split('\n')[0]);

async function ask<T>(url: string, query: string): Promise<T> {
  const sql = postgres(url, { max: 1, connect_timeout: 3 });
  try {
    const [row] = await sql.unsafe<{ answer: T }[]>(query);
    if (!row) throw new Error('no row');
    return row.answer;
  } finally {
    await sql.end();
  }
}

async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  for (let attempt = 0; attempt < 200; attempt += 1) {
    if (await condition()) return;
    await sleep(100);
  }
  throw new Error('It never came about.');
}

const answers = (url: string) =>
  ask(url, 'select 1 as answer').then(
    () => true,
    () => false,
  );
const isRunning = () => {
  try {
    process.kill(serverPid(), 0);
    return true;
  } catch {
    return false;
  }
};

let one: EmbeddedPostgres;
beforeAll(async () => {
  one = await start();
});
afterAll(async () => {
  await one.stop();
  rmSync(dataDir, { recursive: true });
});

test('sorts by code point, knows letters beyond Latin, and keeps others out', async () => {
  expect(one.joined).toBe(false);
  expect(await ask(one.url, "select lower('ӘҒҚ') || ('Ж' ilike 'ж') as answer")).toBe('әғқtrue');
  expect(
    await ask(one.url, `select string_agg(x, '' order by x) as answer from unnest('{ә,a,я,B,Z}'::text[]) x`),
  ).toBe('BZaяә');
  const wrong = new URL(one.url);
  wrong.password = 'guess';
  expect(await answers(wrong.href)).toBe(false);
  expect(statSync(join(dataDir, 'postgres-password')).mode & 0o077).toBe(0);
});

test('a second user shares the server, and the last to leave stops it', async () => {
  const two = await start();
  expect(two.joined).toBe(true);
  expect(two.url).toBe(one.url);
  await one.stop();
  expect(await answers(two.url)).toBe(true);
  await two.stop();
  expect(await answers(two.url)).toBe(false);
  one = await start();
  expect(one.joined).toBe(false);
});

test('a killed server comes back under the same address, with what was committed', async () => {
  await ask(one.url, 'create table kept as select 42 as answer; select 1 as answer').catch(() => {});
  process.kill(serverPid(), 'SIGKILL');
  await until(async () => !(await answers(one.url)));
  await until(() => answers(one.url));
  expect(await ask(one.url, 'select answer from kept')).toBe(42);
});

test('a pid file that names another process by now is no obstacle, and that process is left alone', async () => {
  await one.stop();
  const stranger = spawn('sleep', ['60'], { stdio: 'ignore' });
  try {
    const pid = stranger.pid ?? 0;
    writeFileSync(
      pidFile,
      `${pid}\n${join(dataDir, 'postgres')}\n1700000000\n5432\n\n127.0.0.1\n  1 1\nready   \n`,
    );
    one = await start();
    expect(one.joined).toBe(false);
    expect(serverPid()).not.toBe(pid);
    expect(stranger.exitCode).toBeNull();
  } finally {
    stranger.kill();
  }
});

test('what a killed process leaves running is taken over, and stopped in the end', async () => {
  await one.stop();
  const other = startElsewhere();
  await until(() => isListed(other));
  other.kill('SIGKILL');
  await until(() => other.signalCode !== null);
  expect(isRunning()).toBe(true);
  one = await start();
  expect(one.joined).toBe(true);
  await one.stop();
  expect(readdirSync(join(dataDir, 'postgres'))).not.toContain('postmaster.pid');
  one = await start();
});

/** Another process of ours that uses the same data folder and never ends by itself. */
function startElsewhere(): ChildProcess {
  const script = `
    import { startEmbeddedPostgres } from ${JSON.stringify(projectFile('lib/server/embedded-postgres.ts'))};
    await startEmbeddedPostgres({ dataDir: ${JSON.stringify(dataDir)}, isChosen: true, settings: { fsync: 'off' } });
    setInterval(() => {}, 1000);`;
  const args = ['--import', 'tsx', '--input-type=module', '--eval', script];
  return spawn(process.execPath, args, { cwd: projectFile('.'), stdio: 'ignore' });
}

function isListed({ pid }: ChildProcess): boolean {
  const folder = join(dataDir, 'postgres-users');
  return readdirSync(folder).some((name) => readFileSync(join(folder, name), 'utf8').startsWith(`${pid} `));
}

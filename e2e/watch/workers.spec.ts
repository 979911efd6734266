import { readdirSync, readFileSync } from 'node:fs';
import { get } from 'node:http';
import { test as base, expect } from '@playwright/test';
import { run } from '../faults/commands';
import { type Site, startSite } from '../site';

const test = base.extend<object, { node: Site }>({
  node: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from the pattern what a fixture needs
    async ({}, use) => {
      const site = await startSite('workers', { WEB_CONCURRENCY: '2', LOG_LEVEL: 'error' });
      await use(site);
      await site.stop();
    },
    { scope: 'worker', timeout: 120_000 },
  ],
});

/** Asks over a connection of its own: they are handed to the processes in turn. */
function ask(url: string): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    get(url, { agent: false }, (response) => {
      let body = '';
      response.on('data', (chunk) => {
        body += String(chunk);
      });
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body }));
      response.on('error', reject);
    }).on('error', reject);
  });
}

async function several<T>(times: number, work: () => Promise<T>): Promise<T[]> {
  const all: T[] = [];
  for (let time = 0; time < times; time += 1) all.push(await work());
  return all;
}

async function number(url: string, name: string): Promise<number> {
  const { body } = await ask(`${url}/api/metrics`);
  const line = body.split('\n').find((one) => one.startsWith(`${name} `));
  return Number(line?.slice(name.length) ?? Number.NaN);
}

/** The processes below one that run the worker's file. */
function workersOf(pid: number): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((one) => {
      try {
        const parent = /^PPid:\s+(\d+)/m.exec(readFileSync(`/proc/${one}/status`, 'utf8'))?.[1];
        return (
          Number(parent) === pid && readFileSync(`/proc/${one}/cmdline`, 'utf8').includes('workers/worker.ts')
        );
      } catch {
        return false; // It has ended meanwhile.
      }
    });
}

test('two processes answer at one port, and tell their numbers together', async ({ node: { url, pid } }) => {
  expect(workersOf(pid)).toHaveLength(2);
  const health =
    'pledgebook_http_requests_total{route="/api/health/live",cache="bypass",method="GET",status="2xx"}';
  expect((await several(10, () => ask(`${url}/api/health/live`))).map(({ status }) => status)).toEqual(
    Array(10).fill(200),
  );
  expect(await number(url, health)).toBe(10);
  expect(await number(url, 'pledgebook_workers')).toBe(2);
  // The memory for kept answers is that of one process, divided.
  expect(await number(url, 'pledgebook_cache_capacity_bytes')).toBe(128 * 2 ** 20);
});

test('what is published shows from both', async ({ node: { url, data } }) => {
  const programmes = `${url}/api/v1/programmes`;
  const slugsIn = (body: string) => (JSON.parse(body) as { programmes: unknown[] }).programmes.length;
  const before = await several(4, () => ask(programmes));
  expect(before.map(({ body }) => slugsIn(body))).toEqual([1, 1, 1, 1]);
  const folder = 'docs/examples/second-programme';
  const { code, output } = await run('lib/server/import.ts', { PLEDGEBOOK_DATA: data }, [folder, '--apply']);
  expect(code, output).toBe(0);
  await expect(async () => {
    const after = await several(4, () => ask(programmes));
    expect(after.map(({ body }) => slugsIn(body))).toEqual([2, 2, 2, 2]);
  }).toPass();
  expect(await number(url, 'pledgebook_publications_total')).toBeGreaterThan(0);
});

test('one that is killed is replaced, and the other goes on meanwhile', async ({
  node: { url, pid, output },
}) => {
  const [victim = 0] = workersOf(pid);
  process.kill(victim, 'SIGKILL');
  // Until it is noticed, a connection may still be handed to it: never more than one in a row.
  const answers = await several(40, () => ask(`${url}/en/accessibility`).catch(() => null));
  expect(answers.filter((answer) => answer === null).length).toBeLessThanOrEqual(1);
  expect(answers.every((answer) => answer === null || answer.status === 200)).toBe(true);
  await expect(async () => {
    expect(workersOf(pid)).toHaveLength(2);
    expect(workersOf(pid)).not.toContain(victim);
    expect(await number(url, 'pledgebook_workers')).toBe(2);
  }).toPass({ timeout: 60_000 });
  expect(await number(url, 'pledgebook_worker_restarts_total')).toBe(1);
  expect(output()).toContain('a process that answers readers died');
});

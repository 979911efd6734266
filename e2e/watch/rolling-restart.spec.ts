import { request as httpRequest } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from '@playwright/test';
import { startEmbeddedPostgres } from '../../lib/server/embedded-postgres';
import { startSite } from '../site';
import { balance } from './balancer';

test('two nodes are restarted one after the other under load, and no reader notices', async () => {
  // Five starts of a whole site, on a machine that does other things too.
  test.setTimeout(400_000);
  const base = await startSite('rolling-base');
  const database = await startEmbeddedPostgres({ dataDir: base.data, isChosen: true });
  const settings = {
    DATABASE_URL: database.url,
    NEXTAUTH_SECRET: 'a'.repeat(40),
    PLEDGEBOOK_DRAIN_SECONDS: '2',
  };
  const start = (name: string) => startSite(name, settings);
  const nodes = [await start('rolling-a'), await start('rolling-b')];
  const balancer = await balance(() => nodes.map(({ url }) => url));
  const load = keepAsking(balancer.url);
  for (const [place, name] of ['rolling-c', 'rolling-d'].entries()) {
    const old = nodes[place];
    await old?.stop();
    const fresh = await start(name);
    nodes[place] = fresh;
    await expect.poll(() => balancer.sendsTo(fresh.url)).toBe(true);
  }
  const { statuses, broken } = await load.stop();
  expect(broken).toEqual([]);
  expect([...statuses.keys()]).toEqual([200]);
  expect(statuses.get(200)).toBeGreaterThan(100);
  await balancer.close();
  for (const node of nodes) await node.stop();
  await database.stop();
  await base.stop();
});

test('a slow download and a form in hand are finished before the site ends', async () => {
  const site = await startSite('draining', { PLEDGEBOOK_DRAIN_SECONDS: '0' });
  const url = new URL(site.url);
  const form = httpRequest(new URL('/en/sign-in', url), {
    method: 'POST',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      origin: site.url,
      'transfer-encoding': 'chunked',
    },
    agent: false,
  });
  form.write('email=nobody');
  const answered = new Promise<number>((resolve, reject) => {
    form.on('response', (response) => resolve(response.resume().statusCode ?? 0)).on('error', reject);
  });
  const slow = new Promise<number>((resolve, reject) => {
    const asked = httpRequest(
      new URL(`/export/fair-kazakhstan-2022/all.zip`, url),
      { agent: false },
      (response) => {
        const length = Number(response.headers['content-length'] ?? -1);
        let taken = 0;
        response.pause();
        setTimeout(() => response.resume(), 2_000);
        response.on('data', (chunk: Buffer) => {
          taken += chunk.length;
        });
        response.on('error', reject);
        response.on('end', () => resolve(length === -1 || taken === length ? taken : -1));
      },
    );
    asked.on('error', reject).end();
  });
  await sleep(500);
  const stopped = site.stop();
  await sleep(500);
  form.end('&password=x');
  expect(await answered).toBeLessThan(500);
  expect(await slow).toBeGreaterThan(10_000);
  await stopped;
});

interface Load {
  readonly stop: () => Promise<{ statuses: Map<number, number>; broken: string[] }>;
}

/** Readers who ask for pages one after the other, and some new connections among them. */
function keepAsking(url: string): Load {
  const statuses = new Map<number, number>();
  const broken: string[] = [];
  let isOver = false;
  const paths = ['/en/fair-kazakhstan-2022', '/kk/fair-kazakhstan-2022/updates', '/api/v1/programmes'];
  const reader = async () => {
    for (let turn = 0; !isOver; turn += 1) {
      const path = paths[turn % paths.length] ?? '/';
      try {
        const answer = await fetch(`${url}${path}`);
        await answer.arrayBuffer();
        statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
      } catch (error) {
        broken.push(`${path}: ${String(error)}`);
      }
      await sleep(20);
    }
  };
  const readers = Array.from({ length: 4 }, reader);
  return {
    stop: async () => {
      isOver = true;
      await Promise.all(readers);
      return { statuses, broken };
    },
  };
}

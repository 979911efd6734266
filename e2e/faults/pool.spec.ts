import { expect, test } from '@playwright/test';
import postgres from 'postgres';
import { addAccount } from '../steps/accounts';
import { HOME, pledgePath } from '../steps/addresses';
import { DeskClient } from './desk-client';
import { eventually } from './eventually';
import { figureFields } from './figures';
import { record } from './record';
import { type SupervisedSite, superviseSite } from './supervised-site';
import { ask, type Told } from './told';

const SLUGS = ['housing-construction', 'gasification-level', 'irrigation-canals', 'shadow-economy-share'];

let site: SupervisedSite;
test.beforeAll(async () => {
  test.setTimeout(300_000);
  site = await superviseSite('pool');
});
test.afterAll(() => site.stop());

test('all connections are held up: what is kept goes on, the rest is told soon and clearly', async () => {
  const account = await addAccount('admin', 'Pool', site.data);
  const desk = new DeskClient(site.url);
  await desk.signIn(account);
  const { pledge, fields } = figureFields(1);
  expect(await desk.publish(pledge, fields)).toEqual({ kind: 'acknowledged' });
  expect((await ask(site.url + HOME)).status).toBe(200);

  const sql = postgres(site.databaseUrl, { max: 1 });
  const holding = await sql.reserve();
  await holding`BEGIN`;
  await holding`LOCK TABLE programme, pledge, ledger_entry IN ACCESS EXCLUSIVE MODE`;

  // Each a page that nobody has asked for yet, all at once; what was asked before comes from memory meanwhile.
  const uncached = SLUGS.flatMap((slug) =>
    ['en', 'ru', 'kk'].map((l) => pledgePath(slug).replace('/en/', `/${l}/`)),
  );
  const first = Promise.all(uncached.map((path) => ask(site.url + path)));
  const cached: Told[] = [];
  for (let one = 0; one < 200; one += 1) cached.push(await ask(site.url + HOME));
  expect(cached.map(({ status }) => status).filter((status) => status !== 200)).toEqual([]);
  const told = await first;
  const next = await Promise.all(uncached.map((path) => ask(`${site.url}${path}?asOf=2025-01-01`)));
  for (const answer of [...told, ...next]) {
    expect(answer.status).toBe(503);
    expect(answer.headers.get('retry-after')).toMatch(/^\d+$/);
    expect(answer.headers.get('content-security-policy')).toBeTruthy();
    expect(answer.text).toContain('<h1>');
  }
  const form = { ...fields, id: figureFields(2).fields.id, value: '4711' };
  const refused = await desk.publish(pledge, form);
  expect(refused).toMatchObject({ kind: 'refused', status: 503 });
  if (refused.kind === 'refused') expect(refused.page).toContain('4711');

  await holding`ROLLBACK`;
  holding.release();
  await sql.end();
  const back = await eventually('an uncached page is made', async () => {
    return (await ask(`${site.url}${uncached[0]}?asOf=2025-02-01`)).status === 200;
  });
  await eventually(
    'the form goes through',
    async () => (await desk.publish(pledge, form)).kind === 'acknowledged',
  );

  const slowest = (answers: readonly Told[]) => Math.max(...answers.map(({ ms }) => ms));
  const numbers = {
    cachedAnswers: cached.length,
    cachedSlowestMs: slowest(cached),
    refusedFirst: told.length,
    refusedFirstSlowestMs: slowest(told),
    refusedNext: next.length,
    refusedNextSlowestMs: slowest(next),
    backSeconds: back,
  };
  expect(numbers.refusedNextSlowestMs).toBeLessThan(numbers.refusedFirstSlowestMs);
  record('4-pool', {
    fault: 'every connection of the pool waits for a lock',
    meanwhile: `${cached.length} requests for a page that is kept, ${told.length + next.length} for pages that are not, a form`,
    outcome: `kept pages as ever; the others 503 with \`Retry-After\`, the first ${told.length} after ${(numbers.refusedFirstSlowestMs / 1000).toFixed(1)} s at most, the next ${next.length} after ${(numbers.refusedNextSlowestMs / 1000).toFixed(1)} s; the desk kept the form`,
    back: `${back} s`,
    numbers,
  });
});

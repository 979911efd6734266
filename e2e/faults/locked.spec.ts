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
let sql: postgres.Sql;
let holding: postgres.ReservedSql;
test.beforeAll(async () => {
  test.setTimeout(300_000);
  site = await superviseSite('locked');
  sql = postgres(site.databaseUrl, { max: 1 });
  holding = await sql.reserve();
});
test.afterAll(async () => {
  holding?.release();
  // What it still holds ends with it.
  await sql?.end({ timeout: 1 });
  await site?.stop();
});

test('reading is locked in the database: what is kept goes on, the rest is told soon and clearly', async () => {
  const account = await addAccount('admin', 'Pool', site.data);
  const desk = new DeskClient(site.url);
  await desk.signIn(account);
  const { pledge, fields } = figureFields(1);
  expect(await desk.publish(pledge, fields)).toEqual({ kind: 'acknowledged' });
  expect((await ask(site.url + HOME)).status).toBe(200);

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
  // It may wait as long as the lock is held, or be refused with all that was typed; it is never half done.
  const form = { ...fields, id: figureFields(2).fields.id, value: '4711' };
  const sending = desk.publish(pledge, form);
  expect((await ask(`${site.url}${uncached[0]}?asOf=2025-01-02`)).status).toBe(503);
  await holding`ROLLBACK`;
  const sent = await sending;
  if (sent.kind === 'refused') expect(sent.page).toContain('4711');
  else expect(sent).toEqual({ kind: 'acknowledged' });

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
  record('4-locked', {
    fault: 'what pages are read from is locked in the database: whoever reads it waits',
    meanwhile: `${cached.length} requests for a page that is kept, ${told.length + next.length} for pages that are not, a form`,
    outcome: `kept pages as ever; the others 503 with \`Retry-After\`, the first ${told.length} after ${(numbers.refusedFirstSlowestMs / 1000).toFixed(1)} s at most, the next ${next.length} after ${(numbers.refusedNextSlowestMs / 1000).toFixed(1)} s; a form sent meanwhile ${sent.kind === 'acknowledged' ? 'waited, and was published once' : 'was refused with all that was typed'}`,
    back: `${back} s`,
    numbers,
  });
});

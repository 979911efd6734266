import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import postgres from 'postgres';
import { type Site, startSite } from '../site';
import { addAccount } from '../steps/accounts';
import { EXPORT, PROGRAMME } from '../steps/addresses';
import { run } from './commands';
import { DeskClient } from './desk-client';
import { eventually } from './eventually';
import { figureFields } from './figures';
import { record } from './record';
import { type SupervisedSite, superviseSite } from './supervised-site';
import { ask } from './told';

const HOUR_MS = 3_600_000;
/** Longer than a session lasts. */
const AHEAD_HOURS = 13;
const BEHIND_HOURS = 5;
const DESK = `/en/editor/${PROGRAMME}/figures/new`;

/** Moves the clock of a whole process, of its libraries too, before anything else of it runs. */
function movedBy(hours: number): Record<string, string> {
  const script = `const real = Date.now;
    Date.now = () => real() + ${hours * HOUR_MS};
    globalThis.Date = new Proxy(Date, {
      construct: (of, given, as) => given.length ? Reflect.construct(of, given, as) : new of(of.now()),
    });`;
  return {
    PLEDGEBOOK_CLOCK: '',
    NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(script)}`,
  };
}

let right: SupervisedSite;
let behind: Site;
let ahead: Site;
test.beforeAll(async () => {
  test.setTimeout(300_000);
  right = await superviseSite('clock', { PLEDGEBOOK_CLOCK: '' });
  const shared = {
    DATABASE_URL: right.databaseUrl,
    NEXTAUTH_SECRET: readFileSync(join(right.data, 'session-secret'), 'utf8').trim(),
  };
  [behind, ahead] = await Promise.all([
    startSite('clock-behind', { ...shared, ...movedBy(-BEHIND_HOURS) }),
    startSite('clock-ahead', { ...shared, ...movedBy(AHEAD_HOURS) }),
  ]);
});
test.afterAll(async () => {
  await Promise.all([behind?.stop(), ahead?.stop()]);
  await right?.stop();
});

test('nodes whose clocks differ keep one order, show everything, and sessions last as long as they should', async () => {
  test.setTimeout(240_000);
  const account = await addAccount('admin', 'Clock', right.data);
  const desk = new DeskClient(right.url);
  await desk.signIn(account);
  const onBehind = desk.at(behind.url);
  expect((await onBehind.get(DESK)).status, 'a session from what is the future there').toBe(200);
  expect((await desk.at(ahead.url).get(DESK)).status, 'a session that is over there').not.toBe(200);
  const onAhead = new DeskClient(ahead.url);
  await onAhead.signIn(account);
  expect((await onAhead.at(right.url).get(DESK)).status, 'a session from the future').toBe(200);

  const first = await newest(right.databaseUrl);
  const ids: string[] = [];
  for (const [index, from] of [desk, onBehind, onAhead, desk, onBehind].entries()) {
    const { pledge, fields } = figureFields(index);
    expect(await from.publish(pledge, fields), `publication ${index}`).toEqual({ kind: 'acknowledged' });
    ids.push(fields.id);
  }

  const entries = await entriesAfter(right.databaseUrl, first);
  const times = entries.map(({ at }) => at.getTime());
  expect(times).toHaveLength(ids.length);
  expect(times).toEqual(times.toSorted((a, b) => a - b));
  expect((times[2] ?? 0) - (times[0] ?? 0), 'the clocks did differ').toBeGreaterThan(
    (AHEAD_HOURS - 1) * HOUR_MS,
  );
  // A figure says when its publication began, its entry when it was written: each before the next began.
  const moments = entries.flatMap(({ published, at }) => [published.getTime(), at.getTime()]);
  expect(moments).toEqual(moments.toSorted((a, b) => a - b));
  const verified = await run('lib/server/ledger-verify.ts', { PLEDGEBOOK_DATA: right.data });
  expect(verified.code, verified.output).toBe(0);
  for (const { url } of [right, behind, ahead])
    await eventually('each node shows all of it', async () => {
      const csv = (await ask(`${url}${EXPORT}/figures.csv`)).text;
      return ids.every((id) => csv.includes(id));
    });

  record('8-clock', {
    fault: `three nodes, of which one is ${BEHIND_HOURS} hours behind and one ${AHEAD_HOURS} hours ahead`,
    meanwhile: `${ids.length} publications, by turns`,
    outcome: `times in the ledger never go back; each node shows all of it; a session is good on the others, and over where its 12 hours are`,
    back: 'nothing had to recover',
    numbers: { publications: ids.length, behindHours: BEHIND_HOURS, aheadHours: AHEAD_HOURS },
  });
});

async function newest(url: string): Promise<string> {
  const sql = postgres(url, { max: 1 });
  try {
    const [row] = await sql<{ seq: string }[]>`SELECT max(seq)::text AS seq FROM ledger_entry`;
    return row?.seq ?? '0';
  } finally {
    await sql.end();
  }
}

/** What the ledger says of when, beside what the figure says. */
async function entriesAfter(url: string, seq: string): Promise<{ at: Date; published: Date }[]> {
  const sql = postgres(url, { max: 1 });
  try {
    return await sql<{ at: Date; published: Date }[]>`
      SELECT e.at, f.published_at AS published FROM ledger_entry e JOIN figure f ON f.id = e.figure_id
      WHERE e.seq > ${seq}::bigint ORDER BY e.seq`;
  } finally {
    await sql.end();
  }
}

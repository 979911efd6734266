import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from '@playwright/test';
import postgres from 'postgres';
import { SITE_CLOCK } from '../site';
import { addAccount } from '../steps/accounts';
import { chanceFrom, seedOfRun } from './chance';
import { PublishingProcess, run } from './commands';
import { DeskClient, type Sent } from './desk-client';
import { eventually } from './eventually';
import { figureFields, figureInput } from './figures';
import { record } from './record';
import { sized } from './size';
import { type SupervisedSite, superviseSite } from './supervised-site';

const PUBLICATIONS = sized(80, 1000);
const KILLS = sized(8, 40);
const VICTIMS = ['web', 'postmaster', 'backend', 'publisher'] as const;
type Victim = (typeof VICTIMS)[number];

test('kill -9 at random moments during publications: nothing acknowledged is lost, nothing is doubled', async () => {
  test.setTimeout(sized(300_000, 1_800_000));
  const chance = chanceFrom(seedOfRun());
  const site = await superviseSite('killed');
  try {
    const account = await addAccount('admin', 'Serik', site.data);
    const settings = {
      DATABASE_URL: site.databaseUrl,
      PLEDGEBOOK_TEST_ACTOR: account.email,
      PLEDGEBOOK_CLOCK: SITE_CLOCK,
    };
    const before = await agreement(settings);
    const process_ = new PublishingProcess(settings);
    const desk = new DeskClient(site.url);
    await desk.signIn(account);

    const tally = { acknowledged: new Set<string>(), unknown: 0, refused: 0 };
    const publishAll = async (
      from: number,
      to: number,
      send: (index: number) => Promise<[string, () => Promise<Sent>]>,
    ) => {
      for (let index = from; index < to; index += 1) {
        const [id, attempt] = await send(index);
        await untilAcknowledged(attempt, tally);
        tally.acknowledged.add(id);
      }
    };
    const byDesk = Math.floor(PUBLICATIONS / 4);
    let isDone = false;
    const publishing = Promise.all([
      publishAll(0, byDesk, async (index) => {
        const { pledge, fields } = figureFields(index);
        return [fields.id, () => desk.publish(pledge, fields)];
      }),
      publishAll(byDesk, PUBLICATIONS, async (index) => {
        const figure = figureInput(index);
        return [figure.id, () => process_.publish(figure)];
      }),
    ]).finally(() => {
      isDone = true;
    });

    const back: Record<Victim, number[]> = { web: [], postmaster: [], backend: [], publisher: [] };
    for (let kill = 0; kill < KILLS && !isDone; kill += 1) {
      await sleep(chance() * sized(1500, 3000));
      const victim = VICTIMS[kill % VICTIMS.length] ?? 'web';
      const at = tally.acknowledged.size;
      await killOne(victim, site, process_, chance);
      back[victim].push(
        await eventually(`the site is back after kill -9 of ${victim} at ${at}`, () => isReady(site)),
      );
    }
    await publishing;
    process_.end();

    const after = await agreement(settings);
    expect(after.figures - before.figures, 'published, each once').toBe(PUBLICATIONS);
    expect(after).toMatchObject({
      entries: after.figures,
      named: after.figures,
      halfway: 0,
      wrongSummaries: 0,
    });
    const lost = await missing(settings.DATABASE_URL, [...tally.acknowledged]);
    expect(lost, 'acknowledged and not there').toEqual([]);
    const verified = await run('lib/server/ledger-verify.ts', { PLEDGEBOOK_DATA: site.data });
    expect(verified.code, verified.output).toBe(0);
    expect(verified.output).toContain('The chain is whole');
    await eventually('the newest entry is public', async () => {
      const answer = await fetch(`${site.url}/api/v1/programmes`);
      return (await answer.text()).includes(`"ledgerSeq":"${await newestEntry(settings.DATABASE_URL)}"`);
    });

    const kills = Object.values(back).flat().length;
    const slowest = (victim: Victim) => Math.max(0, ...back[victim]);
    record('1-killed', {
      fault: `\`kill -9\` of the web process, PostgreSQL’s main process, one of its backends, a publishing process`,
      meanwhile: `${PUBLICATIONS} publications, ${byDesk} of them by the desk’s form; ${kills} kills at random moments`,
      outcome: `${tally.acknowledged.size} acknowledged, 0 lost, 0 doubled (${tally.unknown} outcomes unknown, sent again); chain, state and ${after.summaries} summaries agree`,
      back: `web ${slowest('web')} s (with its supervisor), PostgreSQL ${Math.max(slowest('postmaster'), slowest('backend'))} s`,
      numbers: {
        publications: PUBLICATIONS,
        kills,
        acknowledged: tally.acknowledged.size,
        lost: lost.length,
        unknown: tally.unknown,
        refused: tally.refused,
        webRestarts: site.restarts(),
        webBackSeconds: slowest('web'),
        postmasterBackSeconds: slowest('postmaster'),
        backendBackSeconds: slowest('backend'),
      },
    });
  } finally {
    await site.stop();
  }
});

/** Sends the same figure until the answer is that it is published; what is refused for good ends the test. */
async function untilAcknowledged(
  attempt: () => Promise<Sent>,
  tally: { unknown: number; refused: number },
): Promise<void> {
  let refusedForGood: Sent | null = null;
  await eventually('a publication is acknowledged', async () => {
    const sent = await attempt();
    if (sent.kind === 'unknown') tally.unknown += 1;
    if (sent.kind === 'refused') {
      tally.refused += 1;
      if (sent.status < 500) refusedForGood = sent;
    }
    return sent.kind === 'acknowledged' || refusedForGood !== null;
  });
  expect(refusedForGood).toBeNull();
}

async function killOne(victim: Victim, site: SupervisedSite, child: PublishingProcess, chance: () => number) {
  const pid = {
    web: () => site.webPid(),
    postmaster: () => site.postmasterPid(),
    publisher: () => child.pid,
    backend: () => aBackend(site.databaseUrl, chance),
  }[victim];
  try {
    const found = await pid();
    if (found !== null) process.kill(found, 'SIGKILL');
  } catch (error) {
    // It may be gone already, by the kill before.
    if (!(error instanceof Error && 'code' in error)) throw error;
  }
}

async function aBackend(url: string, chance: () => number): Promise<number | null> {
  const sql = postgres(url, { max: 1, connect_timeout: 5 });
  try {
    const rows = await sql<{ pid: number }[]>`
      SELECT pid FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid() ORDER BY pid`;
    return rows[Math.floor(chance() * rows.length)]?.pid ?? null;
  } finally {
    await sql.end({ timeout: 1 });
  }
}

async function isReady(site: SupervisedSite): Promise<boolean> {
  return (await fetch(`${site.url}/api/health/ready`)).status === 200;
}

async function agreement(
  settings: Record<string, string>,
): Promise<Record<string, number> & { figures: number }> {
  const { code, output } = await run('e2e/faults/agreement-child.ts', settings);
  expect(code, output).toBe(0);
  return JSON.parse(output) as Record<string, number> & { figures: number };
}

async function missing(url: string, ids: readonly string[]): Promise<string[]> {
  const sql = postgres(url, { max: 1 });
  try {
    const rows = await sql<{ id: string }[]>`
      SELECT id FROM unnest(${ids as string[]}::uuid[]) AS id
      WHERE NOT EXISTS (SELECT FROM ledger_entry e JOIN figure f ON f.id = e.figure_id AND f.state = 'published'
        WHERE e.figure_id = id)`;
    return rows.map(({ id }) => id);
  } finally {
    await sql.end();
  }
}

async function newestEntry(url: string): Promise<string> {
  const sql = postgres(url, { max: 1 });
  try {
    const [row] = await sql<{ seq: string }[]>`SELECT max(seq)::text AS seq FROM ledger_entry`;
    return row?.seq ?? '';
  } finally {
    await sql.end();
  }
}

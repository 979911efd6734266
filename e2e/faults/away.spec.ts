import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from '@playwright/test';
import { startSite } from '../site';
import { addAccount } from '../steps/accounts';
import { API, EXPORT, FEED, HOME, pledgePath } from '../steps/addresses';
import { lineTo } from '../steps/cut-line';
import { DeskClient } from './desk-client';
import { eventually } from './eventually';
import { figureFields } from './figures';
import { record } from './record';
import { sized } from './size';
import { type SupervisedSite, superviseSite } from './supervised-site';
import { ask, type Told } from './told';

const AWAY_FOR_MS = sized(8_000, 60_000);
const PAGES = [
  HOME,
  HOME.replace('/en/', '/kk/'),
  HOME.replace('/en/', '/ru/'),
  pledgePath('housing-construction'),
];
const DATA = [FEED, `${EXPORT}/figures.csv`, API];
const NEVER_ASKED = [`${HOME}/pledges?page=2`, pledgePath('gasification-level'), `${API}/pledges`];

let database: SupervisedSite;
test.beforeAll(async () => {
  test.setTimeout(300_000);
  database = await superviseSite('away-database');
});
test.afterAll(() => database.stop());

/** Faults between a node and its database, each with how it ends. */
const FAULTS = ['stopped', 'cut', 'dead line'] as const;

for (const [index, fault] of FAULTS.entries()) {
  test(`the database is away (${fault}): pages go on with a notice, the desk keeps the form, all recovers`, async () => {
    test.setTimeout(240_000 + AWAY_FOR_MS * 3);
    const address = new URL(database.databaseUrl);
    const line = await lineTo(Number(address.port));
    address.port = String(line.port);
    const node = await startSite(`away-${index}`, { DATABASE_URL: address.href });
    try {
      const account = await addAccount('admin', 'Away', database.data);
      const desk = new DeskClient(node.url);
      await desk.signIn(account);
      const first = figureFields(index * 10);
      expect(await desk.publish(first.pledge, first.fields)).toEqual({ kind: 'acknowledged' });
      for (const path of [...PAGES, ...DATA]) expect((await ask(node.url + path)).status, path).toBe(200);

      if (fault === 'stopped') signalAll(database, 'SIGSTOP');
      else if (fault === 'cut') line.cut();
      else line.freeze();
      const goneAt = performance.now();
      // What was made a moment ago still counts as new; after that, all of it says that it is not.
      const noticedAfter = await eventually('the notice is given with everything', async () => {
        const answers = await Promise.all([...PAGES, ...DATA].map((path) => ask(node.url + path)));
        return answers.every(({ headers }) => headers.has('warning'));
      });

      const kept: Told[] = [];
      const refused: Told[] = [];
      while (performance.now() - goneAt < AWAY_FOR_MS) {
        for (const path of PAGES) {
          const answer = await ask(node.url + path);
          expect(answer.text, path).toContain('class="away-notice"');
          kept.push(answer);
        }
        for (const path of DATA) kept.push(await ask(node.url + path));
        refused.push(...(await Promise.all(NEVER_ASKED.map((path) => ask(node.url + path)))));
        await sleep(500);
      }
      for (const answer of kept) {
        expect(answer.status).toBe(200);
        expect(answer.headers.get('warning')).toMatch(/^110 /);
      }
      for (const answer of refused) {
        expect(answer.status).toBe(503);
        expect(answer.headers.get('retry-after')).toBe('5');
      }
      const form = { ...first.fields, id: figureFields(index * 10 + 1).fields.id, value: '31415' };
      const told = await desk.publish(first.pledge, form);
      expect(told).toMatchObject({ kind: 'refused', status: 503 });
      if (told.kind === 'refused') expect(told.page).toContain('31415');

      if (fault === 'stopped') signalAll(database, 'SIGCONT');
      else line.mend();
      const backSeconds = await eventually('pages are fresh and new ones are made', async () => {
        const [home, never] = await Promise.all([
          ask(node.url + HOME),
          ask(node.url + (NEVER_ASKED[0] ?? '')),
        ]);
        return home.status === 200 && !home.text.includes('away-notice') && never.status === 200;
      });
      const deskBack = await eventually('the form goes through', async () => {
        return (await desk.publish(first.pledge, form)).kind === 'acknowledged';
      });
      await eventually('what was published stands in the data', async () =>
        (await ask(`${node.url}${EXPORT}/figures.csv`)).text.includes(form.id),
      );
      const slowest = (answers: readonly Told[]) => Math.max(...answers.map(({ ms }) => ms));
      const seconds = (ms: number) => (ms / 1000).toFixed(1);
      record(`2-away-${index}`, {
        fault: {
          stopped: 'PostgreSQL stands still (`SIGSTOP` of all its processes)',
          cut: 'connections to PostgreSQL are refused',
          'dead line': 'the line to PostgreSQL is dead: nothing comes back, nothing is refused',
        }[fault],
        meanwhile: `${seconds(AWAY_FOR_MS)} s; ${kept.length} requests for what had been read before, ${refused.length} for what had not, a form`,
        outcome: `notice after ${noticedAfter} s; kept pages and data all served (slowest ${slowest(kept)} ms); the others 503 with \`Retry-After\` after ${seconds(slowest(refused))} s at most; the desk kept the form`,
        back: `pages ${backSeconds} s, desk ${deskBack} s`,
        numbers: {
          awaySeconds: AWAY_FOR_MS / 1000,
          noticedAfterSeconds: noticedAfter,
          kept: kept.length,
          keptSlowestMs: slowest(kept),
          refused: refused.length,
          refusedSlowestMs: slowest(refused),
          pagesBackSeconds: backSeconds,
          deskBackSeconds: deskBack,
        },
      });
    } finally {
      signalAll(database, 'SIGCONT');
      line.mend();
      await node.stop();
      await line.close();
    }
  });
}

/** Sends a signal to the main process of the database and to all of its children. */
function signalAll(site: SupervisedSite, signal: NodeJS.Signals): void {
  for (const pid of site.databasePids()) process.kill(pid, signal);
}

import { test as base, expect, type Page } from '@playwright/test';
import { startEmbeddedPostgres } from '../../lib/server/embedded-postgres';
import { type Site, startSite } from '../site';
import { addAccount, signIn } from '../steps/accounts';
import { type Line, lineTo } from '../steps/cut-line';

/** In everything that a reader sends; no line of the log may have it. */
const MARK = 'markedsecret';
const KEY = `${MARK}-key-of-the-session-cookies-0123456789`;
const TOKEN = `${MARK}-token-of-the-metrics`;

interface Watched {
  readonly site: Site;
  readonly line: Line;
  /** Folder of its database. */
  readonly data: string;
  readonly databasePassword: string;
}

const test = base.extend<object, { watched: Watched }>({
  watched: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from the pattern what a fixture needs
    async ({}, use) => {
      const owner = await startSite('secrets-base');
      const database = await startEmbeddedPostgres({ dataDir: owner.data, isChosen: true });
      const address = new URL(database.url);
      const line = await lineTo(Number(address.port));
      address.port = String(line.port);
      const site = await startSite('secrets', {
        DATABASE_URL: address.href,
        NEXTAUTH_SECRET: KEY,
        PLEDGEBOOK_METRICS_TOKEN: TOKEN,
        PLEDGEBOOK_PROXIES: '1',
        LOG_LEVEL: 'trace',
      });
      await use({ site, line, data: owner.data, databasePassword: address.password });
      line.mend();
      await site.stop();
      await line.close();
      await database.stop();
      await owner.stop();
    },
    { scope: 'worker', timeout: 180_000 },
  ],
});

/** What readers send in which something is secret or personal; answers the statuses that came. */
async function sendMarked(url: string): Promise<number[]> {
  const headers = {
    cookie: `next-auth.session-token=${MARK}; other=${MARK}`,
    authorization: `Bearer ${MARK}`,
    referer: `${url}/?from=${MARK}`,
    'user-agent': MARK,
    'x-forwarded-for': '203.0.113.77',
    'x-request-id': `${MARK} with a blank`,
  };
  const paths = [
    `/en/fair-kazakhstan-2022/pledges?q=${MARK}`,
    `/en/setup?token=${MARK}`,
    `/en/password?token=${MARK}`,
    `/en/invitation?token=${MARK}`,
    `/en/subscriptions/confirm?token=${MARK}`,
    `/en/subscriptions/manage?token=${MARK}`,
    `/en/${MARK}@example.org`,
    `/en/editor/${MARK}/sources/${MARK}`,
    `/api/v1/programmes/fair-kazakhstan-2022/pledges?cursor=${MARK}`,
    `/api/oembed?url=https://example.org/${MARK}`,
    `/api/metrics?${MARK}`,
    `/%${MARK}`,
  ];
  const statuses: number[] = [];
  const ask = async (path: string, init: RequestInit) => {
    const answer = await fetch(url + path, { ...init, redirect: 'manual' });
    await answer.text();
    statuses.push(answer.status);
  };
  for (const path of paths) await ask(path, { headers });
  const csrf = await fetch(`${url}/api/auth/csrf`);
  const cookies = csrf.headers
    .getSetCookie()
    .map((one) => one.split(';', 1)[0])
    .join('; ');
  const { csrfToken = '' } = (await csrf.json().catch(() => ({}))) as { csrfToken?: string };
  const typed = {
    csrfToken,
    email: `${MARK}@example.org`,
    password: MARK,
    code: MARK,
    name: MARK,
    comment: MARK,
  };
  for (const path of [
    '/api/auth/callback/credentials',
    '/en/sign-in',
    '/en/report',
    '/en/subscriptions',
    '/en/password/forgotten',
  ]) {
    const body = new URLSearchParams(typed);
    await ask(path, { method: 'POST', headers: { ...headers, cookie: cookies, origin: url }, body });
  }
  return statuses;
}

/** Every line that has one of those words. */
function linesWith(output: string, words: readonly string[]): string[] {
  return output.split('\n').filter((line) => words.some((word) => line.includes(word)));
}

async function typeIntoForms(page: Page, url: string): Promise<void> {
  await page.goto(`${url}/en/password/forgotten`);
  const field = page.getByLabel(/E-mail address/);
  if (await field.isVisible()) await field.fill(`${MARK}@example.org`);
  await page.goto(`${url}/en/sign-in`);
  await page.getByLabel('E-mail address').fill(`${MARK}@example.org`);
  await page.getByLabel('Password', { exact: true }).fill(MARK);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
}

test('nothing secret or personal stands in the log, at its most talkative and when the database fails', async ({
  browser,
  watched: { site, line, data, databasePassword },
}) => {
  const { url, output } = site;
  const context = await browser.newContext({ baseURL: url });
  const page = await context.newPage();
  const editor = await addAccount('editor', 'Zhanar', data);
  expect(await sendMarked(url)).not.toContain(503);
  await typeIntoForms(page, url);
  await signIn(page, editor);
  await page.goto(`${url}/en/editor/fair-kazakhstan-2022/figures/new?q=${MARK}`);
  line.cut();
  // The database did fail, and readers were told so.
  expect(await sendMarked(url)).toContain(503);
  await page.goto(`${url}/en/editor?x=${MARK}`);
  await page.goto(`${url}/en/fair-kazakhstan-2022/pledges?q=${MARK}again`);
  line.mend();
  await expect(async () => expect((await fetch(`${url}/api/health/ready`)).status).toBe(200)).toPass();
  await context.close();
  const asOperator = { headers: { authorization: `Bearer ${TOKEN}` } };
  const numbers = await fetch(`${url}/api/metrics`, asOperator).then((answer) => answer.text());
  expect(numbers).toContain('pledgebook_renders_total');

  const words = [MARK, editor.email, editor.password, '203.0.113.77', 'csrfToken', databasePassword];
  expect(databasePassword.length).toBeGreaterThan(8);
  expect(linesWith(output(), words)).toEqual([]);
  expect(linesWith(numbers, words)).toEqual([]);
  // It did log: one line a request, in JSON, with its route.
  const requests = output()
    .split('\n')
    .filter((one) => one.startsWith('{'))
    .map((one) => JSON.parse(one) as Record<string, unknown>)
    .filter(({ msg }) => msg === 'request' || msg === 'request failed');
  expect(requests.length).toBeGreaterThan(40);
  expect(requests.map(({ route }) => route)).toContain('/{locale}/{programme}/pledges');
});

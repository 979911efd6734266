import { afterAll, beforeEach, expect, test, vi } from 'vitest';
import { GET, POST } from '@/app/api/subscriptions/unsubscribe/route';
import { firstState } from '@/lib/accounts/form-state';
import { formStamp } from '@/lib/core/spam-guard';
import { formOf, Redirected } from '@/lib/core/testing/acting';
import { testDatabase } from '@/lib/core/testing/database';
import { linkIn, startMailServer } from '@/lib/core/testing/mail-server';
import {
  changeSubscriptionAction,
  confirmSubscriptionAction,
  subscribeAction,
  unsubscribeAction,
} from './actions';
import { SUBSCRIBE_FORM } from './form-names';
import { findSubscriber } from './queries';

/** What stands behind the answer. */
const behind = vi.hoisted(() => [] as (() => unknown)[]);
vi.mock('next/headers', () => ({
  headers: async () => new Headers({ 'next-action': '1', 'x-forwarded-for': '192.0.2.7' }),
}));
vi.mock('next/server', () => ({ after: (work: () => unknown) => behind.push(work) }));
vi.mock('next/navigation', () => ({
  redirect: (to: string) => {
    throw new Redirected(to);
  },
}));

const { db } = await testDatabase('catalogue');
process.env.NEXTAUTH_SECRET = 'for these tests only, and long enough';
process.env.LOG_LEVEL = 'silent';
process.env.PLEDGEBOOK_URL = 'https://pledges.example.org';
const server = await startMailServer();
afterAll(server.stop);
process.env.SMTP_URL = server.url;
process.env.MAIL_FROM = 'pledges@example.org';

beforeEach(async () => {
  process.env.SMTP_URL = server.url;
  server.arrived.length = 0;
  behind.length = 0;
  await db.subscriber.deleteMany();
  await db.subscriptionWish.deleteMany();
  await db.rateLimit.deleteMany();
});

const filledIn = (changes: Record<string, string> = {}) => ({
  homepage: '',
  formMade: formStamp(SUBSCRIBE_FORM, Date.now() - 60_000),
  email: 'aliya@example.org',
  frequency: 'instantly',
  language: 'ru',
  programme: 'fair-kazakhstan-2022',
  theme: '',
  pledge: 'irrigation-canals',
  ...changes,
});

const subscribe = (changes: Record<string, string> = {}) =>
  subscribeAction(firstState(), formOf(filledIn(changes)));

async function redirected(work: Promise<unknown>): Promise<URL> {
  const error = await work.catch((thrown: unknown) => thrown);
  if (!(error instanceof Redirected)) throw new Error(`It led nowhere: ${JSON.stringify(error)}`);
  return new URL(error.to, 'https://site.invalid');
}

/** From the form to the page of a confirmed subscription. */
async function confirmed(): Promise<URL> {
  await subscribe();
  for (const work of behind) await work();
  const [mail] = server.arrived;
  if (!mail) throw new Error('No mail came.');
  const token = new URL(linkIn(mail, 'subscriptions/confirm'), 'https://site.invalid').searchParams.get(
    'token',
  );
  const form = formOf({ token: token ?? '', locale: 'ru' });
  for (const { id } of await db.subscriptionWish.findMany()) form.append('wish', id);
  return redirected(confirmSubscriptionAction(firstState(), form));
}

test('a wish is answered before the mail goes out, and its text depends on nothing', async () => {
  const first = await subscribe();
  expect(first).toMatchObject({ isDone: true, refusals: [] });
  expect(first.typed.email).toBeUndefined();
  expect(server.arrived).toEqual([]);
  for (const work of behind) await work();
  expect(server.arrived).toHaveLength(1);
  const again = await subscribe();
  expect({ ...again, typed: { ...again.typed, formMade: '' } }).toEqual({
    ...first,
    typed: { ...first.typed, formMade: '' },
  });
});

test('a program that fills in everything hears that all is well, and nothing is kept', async () => {
  expect(await subscribe({ homepage: 'https://example.org' })).toMatchObject({ isDone: true, refusals: [] });
  expect(behind).toEqual([]);
  expect(await db.subscriptionWish.count()).toBe(0);
});

test.each([
  [{ formMade: formStamp(SUBSCRIBE_FORM, Date.now() + 60_000) }, 'form_stale'],
  [{ formMade: 'x' }, 'form_stale'],
  [{ email: 'aliya' }, 'email_malformed'],
  [{ email: '' }, 'required'],
  [{ frequency: 'hourly' }, 'required'],
  [{ language: 'tr' }, 'malformed'],
  [{ theme: 'economy' }, 'malformed'],
  [{ pledge: 'nothing' }, 'unknown_topic'],
  [{ programme: '../x' }, 'not_a_slug'],
])('%j is refused: %s', async (changes, code) => {
  const state = await subscribe(changes);
  expect(state.refusals.map((refusal) => refusal.code)).toEqual([code]);
  expect(state.typed.email).toBe(filledIn(changes).email);
  expect(behind).toEqual([]);
});

test('a form that is sent at once is refused, and what was typed can be sent again', async () => {
  const state = await subscribe({ formMade: formStamp(SUBSCRIBE_FORM) });
  expect(state.refusals).toEqual([{ code: 'form_too_fast', field: null }]);
  expect(state.typed).toMatchObject({ email: 'aliya@example.org', formMade: expect.stringContaining('.') });
});

test('a site that sends no mail takes no wish', async () => {
  delete process.env.SMTP_URL;
  const from = process.env.MAIL_FROM;
  delete process.env.MAIL_FROM;
  expect((await subscribe()).refusals).toEqual([{ code: 'failed', field: null }]);
  expect(await db.subscriptionWish.count()).toBe(0);
  process.env.MAIL_FROM = from ?? '';
});

test('from the form to the settings, in the language that was chosen, and out again', async () => {
  const page = await confirmed();
  expect(page.pathname).toBe('/ru/subscriptions/manage');
  expect(page.searchParams.get('done')).toBe('confirmed');
  const token = page.searchParams.get('token') ?? '';
  expect(await findSubscriber(token)).toMatchObject({ email: 'aliya@example.org', locale: 'ru' });
  expect((await confirmSubscriptionAction(firstState(), formOf({ token }))).refusals).toEqual([
    { code: 'nothing_chosen', field: null },
  ]);

  const topic = (await db.subscription.findFirstOrThrow()).id;
  const settings = { token, locale: 'ru', language: 'kk', frequency: 'weekly' };
  const saved = await redirected(changeSubscriptionAction(firstState(), formOf({ ...settings, topic })));
  expect(saved.searchParams.get('done')).toBe('saved');
  expect(await findSubscriber(token)).toMatchObject({ locale: 'kk', frequency: 'weekly' });
  const bad = await changeSubscriptionAction(firstState(), formOf({ ...settings, topic, frequency: 'x' }));
  expect(bad.refusals).toEqual([{ code: 'required', field: 'frequency' }]);

  const over = await redirected(unsubscribeAction(formOf({ token, locale: 'ru' })));
  expect(`${over.pathname}${over.search}`).toBe('/ru/subscriptions/unsubscribe?done=1');
  expect(await db.subscriber.count()).toBe(0);
});

test('who unticks everything is unsubscribed', async () => {
  const token = (await confirmed()).searchParams.get('token') ?? '';
  const form = formOf({ token, locale: 'ru', language: 'ru', frequency: 'weekly' });
  expect((await redirected(changeSubscriptionAction(firstState(), form))).search).toBe('?done=1');
  expect(await db.subscriber.count()).toBe(0);
});

test('a mail program unsubscribes with one click; a link alone does not', async () => {
  const token = (await confirmed()).searchParams.get('token') ?? '';
  const url = `https://pledges.example.org/api/subscriptions/unsubscribe?token=${token}`;
  const looked = await GET(new Request(url));
  expect(looked.status).toBe(303);
  expect(looked.headers.get('location')).toBe(
    `https://pledges.example.org/ru/subscriptions/unsubscribe?token=${token}`,
  );
  const post = (body: string, type = 'application/x-www-form-urlencoded') =>
    POST(new Request(url, { method: 'POST', body, headers: { 'content-type': type } }));
  for (const body of ['', 'List-Unsubscribe=No', 'x']) expect((await post(body)).status).toBe(400);
  expect((await post('{}', 'application/json')).status).toBe(400);
  expect(await db.subscriber.count()).toBe(1);
  const said = await post('List-Unsubscribe=One-Click');
  expect(said.status).toBe(200);
  expect(said.headers.get('set-cookie')).toBeNull();
  expect(await db.subscriber.count()).toBe(0);
  const again = await post('List-Unsubscribe=One-Click');
  expect([again.status, await again.text()]).toEqual([200, await said.text()]);
  const gone = await GET(new Request(url));
  expect(gone.headers.get('location')).toContain('/en/subscriptions/unsubscribe?');
});

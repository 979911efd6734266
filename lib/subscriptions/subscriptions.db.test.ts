import { afterAll, beforeEach, expect, test } from 'vitest';
import { testDatabase } from '@/lib/core/testing/database';
import { linkIn, startMailServer } from '@/lib/core/testing/mail-server';
import { TEST_CLOCK } from '@/lib/core/testing/test-clock';
import { ledgerHead } from '@/lib/ledger/queries';
import { changeSettings, confirmWishes, deleteOutdated, unsubscribe, wishFor } from './mutations';
import { countSubscriptions, findConfirmation, findSubscriber } from './queries';
import type { WishInput } from './schema';

const { db } = await testDatabase('catalogue');
process.env.NEXTAUTH_SECRET = 'for these tests only, and long enough';
process.env.LOG_LEVEL = 'silent';
const server = await startMailServer({ refuses: (address) => address.startsWith('full') });
afterAll(server.stop);
process.env.SMTP_URL = server.url;
process.env.MAIL_FROM = 'pledges@example.org';

const HOUR = 3_600_000;
const PROGRAMME = 'fair-kazakhstan-2022';
let places = 0;

beforeEach(async () => {
  process.env.PLEDGEBOOK_CLOCK = TEST_CLOCK;
  server.arrived.length = 0;
  await db.subscriber.deleteMany();
  await db.subscriptionWish.deleteMany();
  await db.rateLimit.deleteMany();
});

function wait(ms: number): void {
  process.env.PLEDGEBOOK_CLOCK = new Date(Date.parse(TEST_CLOCK) + ms).toISOString();
}

function wishOf(changes: Partial<WishInput> = {}): WishInput {
  const topic = { programme: PROGRAMME, theme: null, pledge: null };
  return { email: 'aliya@example.org', locale: 'en', frequency: 'weekly', ...topic, ...changes };
}

/** Wishes from somewhere new and lets the confirmation go out; whether one went. */
async function wish(changes: Partial<WishInput> = {}): Promise<boolean> {
  places += 1;
  const wished = await wishFor(wishOf(changes), `2001:db8:${places}::/64`);
  if (!wished.ok) throw new Error(JSON.stringify(wished.refusals));
  return wished.value.send();
}

function tokenOf(to: string): string {
  const mail = server.arrived.findLast(({ envelope }) => envelope.to.includes(to));
  if (!mail) throw new Error(`No mail came for ${to}.`);
  return (
    new URL(linkIn(mail, 'subscriptions/confirm'), 'https://site.invalid').searchParams.get('token') ?? ''
  );
}

async function confirm(token: string): Promise<string> {
  const found = await findConfirmation(token);
  const ids = found.state === 'valid' ? found.wishes.map(({ id }) => id) : [];
  const confirmed = await confirmWishes(token, ids);
  if (!confirmed.ok) throw new Error(JSON.stringify(confirmed.refusals));
  return confirmed.value.token;
}

async function subscribed(changes: Partial<WishInput> = {}): Promise<string> {
  expect(await wish(changes)).toBe(true);
  return confirm(tokenOf(changes.email ?? 'aliya@example.org'));
}

test('nothing begins before the holder of the address has confirmed it, in their language', async () => {
  expect(await wish({ locale: 'kk', pledge: 'irrigation-canals' })).toBe(true);
  const [mail] = server.arrived;
  expect(mail?.subject).toBe('Pledgebook сайтынан жаңартулар алуды растаңыз');
  expect(linkIn(mail ?? Object.assign({}), 'subscriptions/confirm')).toMatch(/^\/kk\//);
  expect(await db.subscriber.count()).toBe(0);
  expect(JSON.stringify(await db.subscriptionWish.findMany())).not.toContain(tokenOf('aliya@example.org'));

  const manage = await confirm(tokenOf('aliya@example.org'));
  expect(await findSubscriber(manage)).toMatchObject({
    email: 'aliya@example.org',
    locale: 'kk',
    frequency: 'weekly',
    isSuspended: false,
    topics: [{ programme: PROGRAMME, theme: null, pledge: 'irrigation-canals' }],
  });
  const [row] = await db.subscription.findMany();
  expect(row?.afterSeq.toString()).toBe((await ledgerHead(db)).seq);
  expect(await db.subscriptionWish.count()).toBe(0);
  expect(JSON.stringify(await db.subscriberLink.findMany())).not.toContain(manage);
});

test('a confirmation works once, for two days, and cannot be guessed', async () => {
  await wish();
  const token = tokenOf('aliya@example.org');
  wait(48 * HOUR);
  expect(await findConfirmation(token)).toEqual({ state: 'unknown' });
  wait(48 * HOUR - 1);
  const found = await findConfirmation(token);
  const ids = found.state === 'valid' ? found.wishes.map(({ id }) => id) : [];
  for (const wrong of ['', 'x', `${token}x`, token.toUpperCase()]) {
    expect(await confirmWishes(wrong, ids)).toMatchObject({ refusals: [{ code: 'subscription_link_over' }] });
  }
  expect((await confirmWishes(token, ids)).ok).toBe(true);
  expect(await confirmWishes(token, ids)).toMatchObject({ refusals: [{ code: 'subscription_link_over' }] });
  expect(await findConfirmation(token)).toEqual({ state: 'unknown' });
});

test('one token does not confirm what another address wished', async () => {
  await wish();
  await wish({ email: 'boris@example.org', pledge: 'irrigation-canals' });
  const [theirs] = await db.subscriptionWish.findMany({ where: { email: 'boris@example.org' } });
  const mine = tokenOf('aliya@example.org');
  expect((await confirmWishes(mine, [theirs?.id ?? ''])).ok).toBe(false);
  expect(await db.subscriber.count()).toBe(0);
});

test('an address gets one confirmation an hour, whose link confirms what was wished meanwhile', async () => {
  expect(await wish()).toBe(true);
  wait(1_000);
  expect(await wish({ pledge: 'irrigation-canals', frequency: 'instantly', locale: 'ru' })).toBe(false);
  wait(2_000);
  expect(await wish({ email: 'ALIYA@example.org' })).toBe(false);
  expect(server.arrived).toHaveLength(1);
  const manage = await confirm(tokenOf('aliya@example.org'));
  const subscriber = await findSubscriber(manage);
  expect(subscriber).toMatchObject({ frequency: 'weekly', locale: 'en' });
  expect(subscriber?.topics.map(({ pledge }) => pledge).toSorted()).toEqual(['irrigation-canals', null]);
  // The holder has shown that the box is theirs: the next wish is answered at once.
  expect(await wish({ pledge: 'housing-construction' })).toBe(true);
});

test('what is answered does not tell who is subscribed', async () => {
  await subscribed();
  const known = await wishFor(wishOf(), '192.0.2.1');
  const unknown = await wishFor(wishOf({ email: 'nobody@example.org' }), '192.0.2.1');
  expect(known).toEqual({ ok: true, value: { send: expect.any(Function) } });
  expect(unknown).toEqual({ ok: true, value: { send: expect.any(Function) } });
});

test('somewhere cannot wish without end, and no address of a place is kept', async () => {
  for (let time = 0; time < 20; time += 1) {
    const email = `person${time}@example.org`;
    expect((await wishFor(wishOf({ email }), '192.0.2.7')).ok).toBe(true);
  }
  expect(await wishFor(wishOf(), '192.0.2.7')).toEqual({
    ok: false,
    refusals: [{ code: 'too_many_sent', field: null, values: { minutes: 60 } }],
  });
  expect((await wishFor(wishOf(), '192.0.2.8')).ok).toBe(true);
  expect(JSON.stringify((await db.rateLimit.findMany()).map(({ key }) => key))).not.toMatch(/192\.0|@/);
});

test.each([{ programme: 'nowhere' }, { theme: 'nothing' }, { pledge: 'nothing' }])(
  'there is nothing to subscribe to: %j',
  async (changes) => {
    expect(await wishFor(wishOf(changes), '192.0.2.9')).toEqual({
      ok: false,
      refusals: [{ code: 'unknown_topic', field: null }],
    });
    expect(await db.subscriptionWish.count()).toBe(0);
  },
);

test('a confirmation that could not be sent may be wished for again', async () => {
  expect(await wish({ email: 'full@example.org' })).toBe(false);
  expect(await db.rateLimit.count({ where: { key: { startsWith: 'wish-mail' } } })).toBe(0);
});

test('the same wished for twice is one subscription', async () => {
  await subscribed();
  const manage = await subscribed({ frequency: 'instantly' });
  expect(await db.subscription.count()).toBe(1);
  expect(await findSubscriber(manage)).toMatchObject({ frequency: 'instantly' });
});

test('a subscriber changes what they get; who wants nothing is forgotten', async () => {
  await subscribed();
  const manage = await subscribed({ pledge: 'irrigation-canals' });
  const topics = (await findSubscriber(manage))?.topics ?? [];
  const stays = topics.filter(({ pledge }) => pledge !== null).map(({ id }) => id);
  const changed = await changeSettings(manage, { locale: 'ru', frequency: 'instantly', stays });
  expect(changed).toEqual({ ok: true, value: { isLeft: true } });
  const left = await findSubscriber(manage);
  expect(left).toMatchObject({
    locale: 'ru',
    frequency: 'instantly',
    topics: [{ pledge: 'irrigation-canals' }],
  });
  expect(await changeSettings('x', { locale: 'ru', frequency: 'weekly', stays })).toMatchObject({
    ok: false,
  });
  expect(await changeSettings(manage, { locale: 'ru', frequency: 'weekly', stays: [] })).toEqual({
    ok: true,
    value: { isLeft: false },
  });
  expect(await db.subscriber.count()).toBe(0);
});

test('unsubscribing leaves nothing of the address, and can be said twice', async () => {
  const manage = await subscribed();
  await wish({ pledge: 'irrigation-canals' });
  await unsubscribe('x');
  expect(await db.subscriber.count()).toBe(1);
  await unsubscribe(manage);
  await unsubscribe(manage);
  expect(await findSubscriber(manage)).toBeNull();
  const tables = [db.subscriber, db.subscription, db.subscriptionWish, db.subscriberLink, db.digest];
  for (const table of tables) expect(await (table as typeof db.subscriber).count()).toBe(0);
});

test('what is outdated goes by itself', async () => {
  const manage = await subscribed();
  await wish({ email: 'boris@example.org' });
  const { id: subscriberId } = await db.subscriber.findFirstOrThrow();
  const at = new Date(TEST_CLOCK);
  const digest = { subscriberId, upToSeq: 1n, begunAt: at };
  await db.digest.createMany({ data: [{ ...digest, sentAt: at }, digest] });
  wait(48 * HOUR - 1);
  await deleteOutdated();
  expect(await db.subscriptionWish.count()).toBe(1);
  wait(48 * HOUR);
  await deleteOutdated();
  expect(await db.subscriptionWish.count()).toBe(0);
  wait(91 * 24 * HOUR);
  await deleteOutdated();
  expect(await db.digest.findMany({ select: { sentAt: true } })).toEqual([{ sentAt: null }]);
  expect(await findSubscriber(manage)).not.toBeNull();
  wait(401 * 24 * HOUR);
  await deleteOutdated();
  expect(await findSubscriber(manage)).toBeNull();
  expect(await db.subscriber.count()).toBe(1);
  await db.subscriber.updateMany({ data: { suspendedAt: at } });
  await deleteOutdated();
  expect(await db.subscriber.count()).toBe(0);
});

test('the desk sees numbers', async () => {
  await subscribed({ locale: 'kk' });
  await subscribed({ email: 'boris@example.org', frequency: 'instantly', pledge: 'irrigation-canals' });
  await wish({ email: 'clara@example.org' });
  expect(await countSubscriptions()).toEqual({
    instantly: 1,
    weekly: 1,
    suspended: 0,
    unconfirmed: 1,
    locales: { en: 1, kk: 1, ru: 0 },
    programmes: 1,
    themes: 0,
    pledges: 1,
    sent: 0,
    unsent: 0,
  });
});

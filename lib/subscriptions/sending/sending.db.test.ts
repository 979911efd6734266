import { randomUUID } from 'node:crypto';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { type Delivery, type Mail, type Mailer, openMailer } from '@/lib/core/mail';
import { makePerson } from '@/lib/core/testing/acting';
import { testDatabase } from '@/lib/core/testing/database';
import { BACKGROUND_PROGRAMME, figureIn } from '@/lib/core/testing/figure-stages';
import { type ArrivedMail, startMailServer } from '@/lib/core/testing/mail-server';
import { TEST_CLOCK } from '@/lib/core/testing/test-clock';
import { ledgerHead } from '@/lib/ledger/queries';
import { tryDatabaseLock } from '@/lib/server/database-lock';
import { digestRound } from '@/lib/server/digests-schedule';
import { unsubscribe } from '../mutations';
import { findSubscriber } from '../queries';
import type { Frequency } from '../types';
import { sendDigests } from './mutations';

const { db, url } = await testDatabase('catalogue');
process.env.NEXTAUTH_SECRET = 'for these tests only, and long enough';
process.env.LOG_LEVEL = 'silent';
process.env.PLEDGEBOOK_URL = 'https://pledges.example.org';
process.env.MAIL_FROM = 'pledges@example.org';
const server = await startMailServer({ refuses: (address) => address.startsWith('gone') });
afterAll(server.stop);

const editor = await makePerson(db, 'editor', 'editor');
const reviewer = await makePerson(db, 'reviewer', 'reviewer');
const programme = await db.programme.findUniqueOrThrow({ where: { slug: BACKGROUND_PROGRAMME } });
const signal = new AbortController().signal;
const HOUR = 3_600_000;

beforeEach(async () => {
  process.env.SMTP_URL = server.url;
  process.env.PLEDGEBOOK_CLOCK = TEST_CLOCK;
  server.arrived.length = 0;
  await db.subscriber.deleteMany();
});

/** 2026-11-21 is a Saturday; on Monday morning in Almaty it is 23 November, 03:00 in UTC. */
const AFTER_MONDAY = '2026-11-23T03:00:00Z';

function clock(at: string): void {
  process.env.PLEDGEBOOK_CLOCK = at;
}

/** Publishes a figure, or its correction or retraction; the slug of its pledge. */
async function publish(stage: 'published' | 'corrected' | 'retracted' = 'published'): Promise<string> {
  return (await figureIn(db, stage, editor, reviewer)).pledge;
}

async function subscriber({
  frequency = 'instantly',
  locale = 'en',
  pledge = null,
  email = `${randomUUID()}@example.org`,
}: {
  frequency?: Frequency;
  locale?: string;
  pledge?: string | null;
  email?: string;
} = {}): Promise<string> {
  const at = new Date(process.env.PLEDGEBOOK_CLOCK ?? '');
  const programmeId = programme.id;
  const row =
    pledge === null
      ? null
      : await db.pledge.findUniqueOrThrow({ where: { programmeId_slug: { programmeId, slug: pledge } } });
  const afterSeq = BigInt((await ledgerHead(db)).seq);
  const subscription = { programmeId, pledgeId: row?.id ?? null, afterSeq, settledAt: at };
  await db.subscriber.create({
    data: { email, locale, frequency, confirmedAt: at, subscriptions: { create: subscription } },
  });
  return email;
}

async function round(): Promise<ArrivedMail[]> {
  server.arrived.length = 0;
  expect(await digestRound(url, signal)).toBe(true);
  return [...server.arrived];
}

const headerOf = (mail: ArrivedMail | undefined, name: string) =>
  mail?.headers.find(({ key }) => key === name.toLowerCase())?.value;

/** A mailer that answers as it is told, and keeps what it was given. */
function mailerThat(...answers: Delivery[]): Mailer & { readonly given: Mail[] } {
  const given: Mail[] = [];
  return {
    given,
    isReady: async () => true,
    deliver: async (mail) => {
      given.push(mail);
      return answers[given.length - 1] ?? 'sent';
    },
    close: () => {},
  };
}

test('a publication is told at once, in words of the feed, with the ways out that mail programs know', async () => {
  const to = await subscriber();
  expect(await round()).toEqual([]);
  const pledge = await publish();
  const [mail, another] = await round();
  expect(another).toBeUndefined();
  expect(mail?.envelope.to).toEqual([to]);
  expect(mail?.subject).toMatch(/^Background to “.+”: 7, /);
  expect(mail?.text).toContain(`https://pledges.example.org/en/${BACKGROUND_PROGRAMME}/updates/`);
  expect(mail?.html).toContain(`/en/${BACKGROUND_PROGRAMME}/pledges/${pledge}`);
  expect(mail?.html).toContain('<html lang="en">');
  const oneClick =
    /^<(https:\/\/pledges\.example\.org\/api\/subscriptions\/unsubscribe\?token=[\w-]+)>$/.exec(
      headerOf(mail, 'List-Unsubscribe') ?? '',
    )?.[1];
  expect(headerOf(mail, 'List-Unsubscribe-Post')).toBe('List-Unsubscribe=One-Click');
  expect(headerOf(mail, 'List-Id')).toBe('<updates.pledges.example.org>');
  expect(headerOf(mail, 'Auto-Submitted')).toBe('auto-generated');
  expect(await round()).toEqual([]);
  const [digest] = await db.digest.findMany();
  expect(digest).toMatchObject({ inDoubt: 0, sentAt: new Date(TEST_CLOCK) });
  expect(digest?.upToSeq.toString()).toBe((await ledgerHead(db)).seq);

  const token = new URL(oneClick ?? '').searchParams.get('token') ?? '';
  expect(mail?.text).toContain(`/en/subscriptions/manage?token=${token}`);
  expect(mail?.text).toContain(`/en/subscriptions/unsubscribe?token=${token}`);
  expect(await findSubscriber(token)).toMatchObject({ email: to });
  await unsubscribe(token);
  await publish();
  expect(await round()).toEqual([]);
});

test('a correction says that it is one, and several updates stand in one mail', async () => {
  await subscriber({ locale: 'ru' });
  await publish('corrected');
  const [mail, another] = await round();
  expect(another).toBeUndefined();
  expect(mail?.subject).toMatch(/^2 обновления: /);
  expect(mail?.text).toMatch(/\* Исправление: .+/);
  expect(mail?.html).toContain('Исправление: ');
});

test('who follows a pledge hears of nothing else', async () => {
  const pledge = await publish();
  const to = await subscriber({ pledge });
  for (let time = 0; time < 11; time += 1) expect(await publish()).not.toBe(pledge);
  expect(await round()).toEqual([]);
  expect(await publish()).toBe(pledge);
  expect((await round()).map(({ envelope }) => envelope.to)).toEqual([[to]]);
});

test('a theme has the pledges of that theme', async () => {
  const slug = await publish();
  const { themeId } = await db.pledge.findFirstOrThrow({ where: { slug } });
  await subscriber();
  await db.subscription.updateMany({ data: { themeId } });
  const others = await db.pledge.count({ where: { themeId: { not: themeId } } });
  expect(others).toBeGreaterThan(0);
  const told: boolean[] = [];
  const expected: boolean[] = [];
  for (let time = 0; time < 6; time += 1) {
    const published = await publish();
    const row = await db.pledge.findFirstOrThrow({ where: { slug: published } });
    expected.push(row.themeId === themeId);
    told.push((await round()).length === 1);
  }
  expect(told).toEqual(expected);
});

test('what is asked for while a mail is in doubt begins there, and not where that mail ends', async () => {
  const pledge = await publish();
  const email = await subscriber({ pledge });
  for (let time = 0; time < 12; time += 1) await publish();
  expect((await sendDigests(mailerThat('unclear'), signal)).isServerAway).toBe(true);
  const before = await publish();
  const { id: subscriberId } = await db.subscriber.findUniqueOrThrow({ where: { email } });
  const afterSeq = BigInt((await ledgerHead(db)).seq);
  const settledAt = new Date(TEST_CLOCK);
  await db.subscription.create({
    data: { subscriberId, programmeId: programme.id, afterSeq, settledAt },
  });
  const since = await publish();
  const mailer = mailerThat();
  await sendDigests(mailer, signal);
  const told = mailer.given.map(({ html = '' }) =>
    [pledge, before, since].filter((slug) => html.includes(`/pledges/${slug}"`)),
  );
  expect(told).toEqual([[pledge], [since]]);
});

describe('every week', () => {
  test('is one mail on Monday morning, and none where nothing is new', async () => {
    await subscriber({ frequency: 'weekly' });
    await publish();
    await publish();
    clock('2026-11-23T02:59:59Z');
    expect(await round()).toEqual([]);
    clock(AFTER_MONDAY);
    const [mail] = await round();
    expect(mail?.subject).toMatch(/^2 updates: /);
    clock('2026-11-24T12:00:00Z');
    await publish();
    expect(await round()).toEqual([]);
    clock('2026-11-30T03:00:00Z');
    expect(await round()).toHaveLength(1);
    clock('2026-12-07T03:00:00Z');
    expect(await round()).toEqual([]);
  });

  test('what comes on Tuesday after a quiet week waits for Monday', async () => {
    await subscriber({ frequency: 'weekly' });
    const other = await subscriber();
    clock(AFTER_MONDAY);
    expect(await sendDigests(mailerThat(), signal)).toMatchObject({ sent: 0 });
    clock('2026-11-24T12:00:00Z');
    await publish();
    expect((await round()).map(({ envelope }) => envelope.to)).toEqual([[other]]);
  });
});

test('more than fits into a mail is behind a link, and not told again', async () => {
  await subscriber();
  await db.subscription.updateMany({ data: { afterSeq: 0n } });
  const mailer = mailerThat();
  expect(await sendDigests(mailer, signal)).toEqual({
    sent: 1,
    suspended: 0,
    deferred: 0,
    isServerAway: false,
  });
  const [mail] = mailer.given;
  expect(mail?.subject).toMatch(/^50 updates: /);
  expect(mail?.text).toContain(
    `There is more than fits into a message. All updates: https://pledges.example.org/en/${BACKGROUND_PROGRAMME}/updates`,
  );
  expect(await sendDigests(mailer, signal)).toMatchObject({ sent: 0 });
});

test('an address without a box is paused, and holds up nobody', async () => {
  const gone = await subscriber({ email: 'gone@example.org' });
  const to = await subscriber();
  await publish();
  expect((await round()).map(({ envelope }) => envelope.to)).toEqual([[to]]);
  const row = await db.subscriber.findUniqueOrThrow({ where: { email: gone }, include: { digests: true } });
  expect(row).toMatchObject({ suspendedAt: new Date(TEST_CLOCK), digests: [] });
  await publish();
  expect((await round()).map(({ envelope }) => envelope.to)).toEqual([[to]]);
});

test('what is not taken now is tried later and later, and given up in the end', async () => {
  await subscriber();
  await publish();
  const delays: number[] = [];
  let at = Date.parse(TEST_CLOCK);
  for (let time = 1; time < 12; time += 1) {
    const mailer = mailerThat('deferred');
    expect(await sendDigests(mailer, signal)).toMatchObject({ deferred: 1 });
    expect(await sendDigests(mailer, signal)).toMatchObject({ deferred: 0 });
    const { retryAt, digests } = await db.subscriber.findFirstOrThrow({ include: { digests: true } });
    expect(digests).toMatchObject([{ inDoubt: 0, sentAt: null }]);
    delays.push(((retryAt?.getTime() ?? 0) - at) / 60_000);
    at = retryAt?.getTime() ?? 0;
    clock(new Date(at).toISOString());
  }
  expect(delays).toEqual([5, 10, 20, 40, 80, 160, 320, 640, 720, 720, 720]);
  expect(await sendDigests(mailerThat('deferred'), signal)).toMatchObject({ deferred: 1 });
  expect((await db.subscriber.findFirstOrThrow()).suspendedAt).not.toBeNull();
});

test('a mail that was deferred arrives, and with it what was published meanwhile', async () => {
  await subscriber();
  await publish();
  await sendDigests(mailerThat('deferred'), signal);
  clock(new Date(Date.parse(TEST_CLOCK) + HOUR).toISOString());
  await publish();
  const mailer = mailerThat();
  expect(await sendDigests(mailer, signal)).toMatchObject({ sent: 2 });
  expect(new Set(mailer.given.map(({ subject }) => subject)).size).toBe(2);
  expect(await db.subscriber.findFirstOrThrow()).toMatchObject({ failures: 0, retryAt: null });
});

test('while the server is away nothing is in doubt, and nobody is paused', async () => {
  await subscriber();
  await subscriber();
  await publish();
  const silent = await startMailServer();
  await silent.stop();
  process.env.SMTP_URL = silent.url;
  for (let time = 0; time < 3; time += 1) expect(await digestRound(url, signal)).toBe(false);
  expect(await db.digest.count()).toBe(0);
  const refusing = mailerThat('unavailable');
  expect(await sendDigests(refusing, signal)).toMatchObject({ sent: 0, isServerAway: true });
  expect(refusing.given).toHaveLength(1);
  expect(await db.digest.findMany()).toMatchObject([{ inDoubt: 0 }]);
  process.env.SMTP_URL = server.url;
  expect(await round()).toHaveLength(2);
});

describe('a crash', () => {
  /** The process ends while the mail is on its way: nothing that follows is written. */
  function mailerThatDies(isTaken: boolean): Mailer {
    const real = openMailer();
    return {
      ...real,
      deliver: async (mail) => {
        if (isTaken) await real.deliver(mail);
        throw new Error('the process ended');
      },
    };
  }

  test.each([
    ['before a mail is taken', false, 1],
    ['after it is taken', true, 2],
  ])('%s: it arrives, at most twice', async (_, isTaken, times) => {
    const to = await subscriber();
    await publish();
    server.arrived.length = 0;
    await expect(sendDigests(mailerThatDies(isTaken), signal)).rejects.toThrow('the process ended');
    expect(await digestRound(url, signal)).toBe(true);
    expect(await digestRound(url, signal)).toBe(true);
    const arrived = server.arrived.filter(({ envelope }) => envelope.to.includes(to));
    expect(arrived).toHaveLength(times);
    // One name and the same links: mail programs show it once, and each of its links works.
    expect(new Set(arrived.map(({ messageId }) => messageId)).size).toBe(1);
    expect(new Set(arrived.map((mail) => headerOf(mail, 'List-Unsubscribe'))).size).toBe(1);
    expect(await db.digest.findMany()).toMatchObject([{ inDoubt: 0, sentAt: expect.any(Date) }]);
  });

  test('again and again at the same mail: it is sent twice and then given up', async () => {
    await subscriber();
    await publish();
    server.arrived.length = 0;
    for (let time = 0; time < 2; time += 1) {
      await expect(sendDigests(mailerThatDies(true), signal)).rejects.toThrow('the process ended');
    }
    expect(await sendDigests(mailerThatDies(true), signal)).toMatchObject({ sent: 0 });
    expect(server.arrived).toHaveLength(2);
    expect(await db.digest.count()).toBe(0);
    await publish();
    expect(await round()).toHaveLength(1);
  });
});

test('two nodes at once send each mail once', async () => {
  const people = await Promise.all(Array.from({ length: 12 }, () => subscriber()));
  await publish();
  server.arrived.length = 0;
  await Promise.all([digestRound(url, signal), digestRound(url, signal), digestRound(url, signal)]);
  await digestRound(url, signal);
  expect(server.arrived.flatMap(({ envelope }) => envelope.to).toSorted()).toEqual(people.toSorted());
});

test('while another node sends, this one leaves it to that one', async () => {
  await subscriber();
  await publish();
  server.arrived.length = 0;
  await tryDatabaseLock(url, 'digests', async () => {
    expect(await digestRound(url, signal)).toBe(true);
    expect(server.arrived).toEqual([]);
  });
  expect(await round()).toHaveLength(1);
});

test('a round that is stopped goes on where it was', async () => {
  for (let one = 0; one < 3; one += 1) await subscriber();
  await publish();
  const stopped = new AbortController();
  const mailer = mailerThat();
  const stopping: Mailer = {
    ...mailer,
    deliver: async (mail) => {
      stopped.abort();
      return mailer.deliver(mail);
    },
  };
  expect(await sendDigests(stopping, stopped.signal)).toMatchObject({ sent: 1 });
  expect(await sendDigests(mailer, signal)).toMatchObject({ sent: 2 });
  expect(new Set(mailer.given.map(({ to }) => to)).size).toBe(3);
});

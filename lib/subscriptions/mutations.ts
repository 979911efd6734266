import { hashToken, newToken } from '@/lib/accounts/one-time-token';
import { now } from '@/lib/core/clock';
import { type Db, db, inTransaction } from '@/lib/core/db';
import { RefusedError, type Result, refuse, succeed } from '@/lib/core/errors';
import type { Locale } from '@/lib/core/i18n/locales';
import { localeOrDefault } from '@/lib/core/i18n/locales';
import { sendMail } from '@/lib/core/mail';
import type { Prisma } from '@/lib/core/prisma/client';
import {
  countKey,
  countTowards,
  deleteOldCounts,
  type RateLimit,
  refuseOverLimit,
  takeBackCount,
} from '@/lib/core/rate-limit';
import { ledgerHead } from '@/lib/ledger/queries';
import { confirmationMail } from './confirmation-mail';
import { findSubscriberId, findWishEmail } from './queries';
import type { SettingsInput, WishInput } from './schema';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** How long a wish waits for its confirmation. */
export const WISH_LIFETIME_MS = 48 * HOUR_MS;
/** How long the links of an old mail work; every mail brings new ones. */
const LINK_LIFETIME_MS = 400 * DAY_MS;
/** How long it stays known that a mail was sent, and which entries it told of. */
const DIGEST_KEPT_MS = 90 * DAY_MS;
/** How long an address is kept whose mail server says that there is no such box. */
const SUSPENDED_KEPT_MS = 30 * DAY_MS;

/** Schools and newsrooms share an address; nobody wishes for more than this in an hour. */
const WISHES_PER_PLACE: RateLimit = { name: 'wish-place', points: 20, seconds: 3_600 };
/** Nobody's letter box is to be filled by somebody else. */
const MAILS_PER_ADDRESS: RateLimit = { name: 'wish-mail', points: 1, seconds: 3_600 };

/**
 * Keeps a wish for updates until it is confirmed. What is answered is the same whether the address is subscribed or not. Refuses
 * with `unknown_topic` and `too_many_sent`.
 *
 * @param place where the request comes from, as limits count it
 * @returns what sends the confirmation, to be called behind the answer
 */
export async function wishFor(
  wish: WishInput,
  place: string,
  on: Db = db(),
): Promise<Result<{ send: () => Promise<boolean> }>> {
  const over = await countTowards(on, WISHES_PER_PLACE, countKey(place));
  if (over !== null) return refuseOverLimit(over);
  const topic = await findTopic(wish, on);
  if (topic === null) return refuse({ code: 'unknown_topic', field: null });
  const { email, locale, frequency } = wish;
  const createdAt = now();
  const expiresAt = new Date(createdAt.getTime() + WISH_LIFETIME_MS);
  const data = { ...topic, email, locale, frequency, createdAt, expiresAt };
  const { id } = await on.subscriptionWish.create({ data, select: { id: true } });
  return succeed({ send: () => sendConfirmation(id, email, locale, on) });
}

/** Sends the confirmation of a wish, unless the address has had one within the hour; whether it is on its way. */
async function sendConfirmation(id: string, email: string, locale: Locale, on: Db): Promise<boolean> {
  const key = countKey(email);
  if ((await countTowards(on, MAILS_PER_ADDRESS, key)) !== null) return false;
  const { token, tokenHash } = newToken();
  await on.subscriptionWish.update({ where: { id }, data: { tokenHash } });
  if (await sendMail(confirmationMail(locale, email, token))) return true;
  // Who tries again is not to wait an hour for it.
  await takeBackCount(on, MAILS_PER_ADDRESS, key, true);
  return false;
}

async function findTopic({ programme: slug, theme, pledge }: WishInput, on: Db) {
  const programme = await on.programme.findUnique({ where: { slug }, select: { id: true } });
  if (programme === null) return null;
  const programmeId = programme.id;
  const part = (of: string) => ({
    where: { programmeId_slug: { programmeId, slug: of } },
    select: { id: true },
  });
  const themeRow = theme === null ? null : await on.theme.findUnique(part(theme));
  const pledgeRow = pledge === null ? null : await on.pledge.findUnique(part(pledge));
  if ((theme !== null && !themeRow) || (pledge !== null && !pledgeRow)) return null;
  return { programmeId, themeId: themeRow?.id ?? null, pledgeId: pledgeRow?.id ?? null };
}

/**
 * Subscribes the address that the token was sent to, to those of its wishes; the language and frequency of the newest one hold
 * from now on. What is published from now on is told. Refuses with `subscription_link_over`.
 *
 * @returns the token of a link for the subscriber
 */
export async function confirmWishes(
  token: string,
  ids: readonly string[],
  on: Db = db(),
): Promise<Result<{ token: string; locale: Locale }>> {
  return inTransaction(on, async (tx) => {
    const email = await findWishEmail(token, tx);
    const at = now();
    const wishes =
      email === null
        ? []
        : await tx.subscriptionWish.findMany({
            where: { id: { in: [...ids] }, email, expiresAt: { gt: at } },
            orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
          });
    const last = wishes.at(-1);
    if (email === null || !last) throw new RefusedError([{ code: 'subscription_link_over', field: null }]);
    const { locale, frequency } = last;
    const alive = { failures: 0, retryAt: null, suspendedAt: null };
    const subscriber = await tx.subscriber.upsert({
      where: { email },
      create: { email, locale, frequency, confirmedAt: at },
      update: { locale, frequency, ...alive },
      select: { id: true },
    });
    const head = await ledgerHead(tx);
    for (const { programmeId, themeId, pledgeId } of wishes) {
      await subscribe(tx, { subscriberId: subscriber.id, programmeId, themeId, pledgeId }, head.seq, at);
    }
    await tx.subscriptionWish.deleteMany({ where: { email } });
    // Who has shown that the box is theirs need not wait to wish for more.
    await takeBackCount(tx, MAILS_PER_ADDRESS, countKey(email), true);
    return { token: await newLink(tx, subscriber.id), locale: localeOrDefault(locale) };
  });
}

type TopicKey = Pick<
  Prisma.SubscriptionUncheckedCreateInput,
  'subscriberId' | 'programmeId' | 'themeId' | 'pledgeId'
>;

async function subscribe(
  tx: Prisma.TransactionClient,
  topic: TopicKey,
  head: string,
  at: Date,
): Promise<void> {
  const data = { ...topic, afterSeq: BigInt(head), settledAt: at };
  // Two confirmations at once are no fault; and who has it already has heard of everything up to there.
  await tx.subscription.createMany({ data: [data], skipDuplicates: true });
}

async function newLink(tx: Db, subscriberId: string): Promise<string> {
  const { token, tokenHash } = newToken();
  await tx.subscriberLink.create({ data: { tokenHash, subscriberId, madeAt: now() } });
  return token;
}

/** Changes what a subscriber gets, by the token of a link; without anything left to get they are unsubscribed. Refuses with `subscription_link_over`. */
export async function changeSettings(
  token: string,
  { locale, frequency, stays }: SettingsInput,
  on: Db = db(),
): Promise<Result<{ isLeft: boolean }>> {
  return inTransaction(on, async (tx) => {
    const id = await findSubscriberId(token, tx);
    if (id === null) throw new RefusedError([{ code: 'subscription_link_over', field: null }]);
    await tx.subscription.deleteMany({ where: { subscriberId: id, id: { notIn: [...stays] } } });
    const isLeft = (await tx.subscription.count({ where: { subscriberId: id } })) > 0;
    if (isLeft) await tx.subscriber.update({ where: { id }, data: { locale, frequency } });
    else await forget(tx, id);
    return { isLeft };
  });
}

/** Deletes the subscriber that a link's token belongs to, with everything known of them. An unknown token is no fault: nothing is sent any more. */
export async function unsubscribe(token: string, on: Db = db()): Promise<void> {
  await inTransaction(on, async (tx) => {
    const id = await findSubscriberId(token, tx);
    if (id !== null) await forget(tx, id);
  });
}

async function forget(tx: Prisma.TransactionClient, id: string): Promise<void> {
  const { email } = await tx.subscriber.delete({ where: { id }, select: { email: true } });
  await tx.subscriptionWish.deleteMany({ where: { email } });
}

/** Deletes what is no longer needed: wishes nobody confirmed, links and mails long past, boxes that are gone, old counts. */
export async function deleteOutdated(on: Db = db()): Promise<void> {
  const at = now().getTime();
  const before = (age: number) => ({ lt: new Date(at - age) });
  await on.subscriptionWish.deleteMany({ where: { expiresAt: { lte: new Date(at) } } });
  await on.subscriber.deleteMany({ where: { suspendedAt: before(SUSPENDED_KEPT_MS) } });
  await on.subscriberLink.deleteMany({ where: { madeAt: before(LINK_LIFETIME_MS) } });
  await on.digest.deleteMany({ where: { sentAt: before(DIGEST_KEPT_MS) } });
  await deleteOldCounts(on);
}

/** Remembers what the links of a mail are recognised by. */
export async function rememberLink(on: Db, subscriberId: string, token: string): Promise<void> {
  const data = { tokenHash: hashToken(token), subscriberId, madeAt: now() };
  await on.subscriberLink.createMany({ data: [data], skipDuplicates: true });
}

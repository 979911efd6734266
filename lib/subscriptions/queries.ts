import { hashToken } from '@/lib/accounts/one-time-token';
import { now } from '@/lib/core/clock';
import { type Db, db } from '@/lib/core/db';
import { LOCALES, type Locale, localeOrDefault } from '@/lib/core/i18n/locales';
import { TOPIC_PARTS, toNamedTopic } from './topic-rows';
import type { ConfirmationState, SubscriberView, SubscriptionCounts } from './types';

const WEEK_MS = 7 * 24 * 3_600_000;

/** The address of the wish that a confirmation's token belongs to, while it may be confirmed; null for any other. */
export async function findWishEmail(token: string, on: Db = db()): Promise<string | null> {
  const wish = await on.subscriptionWish.findFirst({
    where: { tokenHash: hashToken(token), expiresAt: { gt: now() } },
    select: { email: true },
  });
  return wish?.email ?? null;
}

/**
 * Everything that waits for the same address as the wish of that token: the mail with the token went to it, and for wishes that
 * followed within the hour there was no other.
 */
export async function findConfirmation(token: string, on: Db = db()): Promise<ConfirmationState> {
  const email = await findWishEmail(token, on);
  if (email === null) return { state: 'unknown' };
  const rows = await on.subscriptionWish.findMany({
    where: { email, expiresAt: { gt: now() } },
    include: TOPIC_PARTS,
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  });
  const last = rows.at(-1);
  if (!last) return { state: 'unknown' };
  const wishes = rows.map(toNamedTopic);
  // Asked for twice is listed once, as it was asked for last.
  const once = new Map(wishes.map((wish) => [`${wish.programme} ${wish.theme} ${wish.pledge}`, wish]));
  return { state: 'valid', email, frequency: last.frequency, wishes: [...once.values()] };
}

/** The id of the subscriber whose mails have that token in their links; null for an unknown one, or who has unsubscribed. */
export async function findSubscriberId(token: string, on: Db = db()): Promise<string | null> {
  const link = await on.subscriberLink.findUnique({ where: { tokenHash: hashToken(token) } });
  return link?.subscriberId ?? null;
}

/** A subscriber by the token of a link in their mails; null for an unknown one, or who has unsubscribed. */
export async function findSubscriber(token: string, on: Db = db()): Promise<SubscriberView | null> {
  const id = await findSubscriberId(token, on);
  const row =
    id === null
      ? null
      : await on.subscriber.findUnique({
          where: { id },
          include: {
            subscriptions: { include: TOPIC_PARTS, orderBy: [{ settledAt: 'asc' }, { id: 'asc' }] },
          },
        });
  if (!row) return null;
  return {
    email: row.email,
    locale: localeOrDefault(row.locale),
    frequency: row.frequency,
    isSuspended: row.suspendedAt !== null,
    topics: row.subscriptions.map(toNamedTopic),
  };
}

/** How many subscribers there are and what they follow. Numbers only. */
export async function countSubscriptions(on: Db = db()): Promise<SubscriptionCounts> {
  const active = { suspendedAt: null };
  const byFrequency = await on.subscriber.groupBy({ by: ['frequency'], where: active, _count: true });
  const byLocale = await on.subscriber.groupBy({ by: ['locale'], where: active, _count: true });
  const unconfirmed = await on.subscriptionWish.findMany({
    where: { expiresAt: { gt: now() } },
    distinct: ['email'],
    select: { id: true },
  });
  const localeCount = (locale: Locale) => byLocale.find((row) => row.locale === locale)?._count ?? 0;
  const of = (frequency: string) => byFrequency.find((row) => row.frequency === frequency)?._count ?? 0;
  const subscriptions = (where: object) => on.subscription.count({ where });
  return {
    instantly: of('instantly'),
    weekly: of('weekly'),
    suspended: await on.subscriber.count({ where: { suspendedAt: { not: null } } }),
    unconfirmed: unconfirmed.length,
    locales: Object.fromEntries(LOCALES.map((one) => [one, localeCount(one)])) as Record<Locale, number>,
    programmes: await subscriptions({ themeId: null, pledgeId: null }),
    themes: await subscriptions({ themeId: { not: null } }),
    pledges: await subscriptions({ pledgeId: { not: null } }),
    sent: await on.digest.count({ where: { sentAt: { gte: new Date(now().getTime() - WEEK_MS) } } }),
    unsent: await on.digest.count({ where: { sentAt: null } }),
  };
}

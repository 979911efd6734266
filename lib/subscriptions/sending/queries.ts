import { now } from '@/lib/core/clock';
import { type Db, db } from '@/lib/core/db';
import type { Prisma } from '@/lib/core/prisma/client';
import { type FeedNames, feedNames } from '@/lib/feeds/feed-names';
import { ledgerHead, listEntries } from '@/lib/ledger/queries';
import type { LedgerEntry } from '@/lib/ledger/types';
import { listPledgeStandings } from '@/lib/pledges/standings/current/queries';
import { getProgramme } from '@/lib/programmes/queries';
import { viewDay } from '@/lib/programmes/view-day';
import { TOPIC_PARTS } from '../topic-rows';
import type { Topic } from '../types';
import { lastMondayMorning } from '../weekly';

/** As many entries stand in a mail at most; behind them a link to the rest. */
export const MOST_ENTRIES = 50;

/** Subscriptions that something may have to be told about now. `head` is the newest ledger entry. */
export async function dueSubscriptions(head: bigint, on: Db): Promise<Prisma.SubscriptionWhereInput> {
  const programmes = await on.programme.findMany({ select: { id: true, timezone: true } });
  const weekly = programmes.map(({ id, timezone }) => ({
    programmeId: id,
    settledAt: { lt: lastMondayMorning(now(), timezone) },
  }));
  const instantly = { subscriber: { frequency: 'instantly' as const } };
  return {
    afterSeq: { lt: head },
    OR: [instantly, { subscriber: { frequency: 'weekly' as const }, OR: weekly }],
  };
}

/** Who can be written to now. */
export function writable(): Prisma.SubscriberWhereInput {
  return { suspendedAt: null, OR: [{ retryAt: null }, { retryAt: { lte: now() } }] };
}

/** Ids of subscribers whom something may have to be told, or whose mail was begun and not sent. */
export async function listDueSubscribers(head: bigint, limit: number, on: Db = db()): Promise<string[]> {
  const due = await dueSubscriptions(head, on);
  const rows = await on.subscriber.findMany({
    where: {
      AND: [writable(), { OR: [{ subscriptions: { some: due } }, { digests: { some: { sentAt: null } } }] }],
    },
    orderBy: { id: 'asc' },
    take: limit,
    select: { id: true },
  });
  return rows.map(({ id }) => id);
}

/** Whether a round would have anything to look at. */
export async function isAnybodyDue(on: Db = db()): Promise<boolean> {
  const head = BigInt((await ledgerHead(on)).seq);
  return (await listDueSubscribers(head, 1, on)).length > 0;
}

/** A subscriber with what is due to them and the mail that was begun, if there is one; null when they have gone. */
export async function getDueSubscriber(id: string, head: bigint, on: Db) {
  const due = await dueSubscriptions(head, on);
  return on.subscriber.findUnique({
    where: { id },
    include: {
      subscriptions: { where: due, include: TOPIC_PARTS, orderBy: { id: 'asc' } },
      digests: { where: { sentAt: null }, orderBy: { begunAt: 'asc' }, take: 1 },
    },
  });
}

/** What the subscribers of a round are told, read once for all of them who stand at the same place. */
export interface News {
  /** The oldest entries about a topic after one and up to another, one more than fit into a mail. */
  entries(topic: Topic, after: bigint, upTo: bigint): Promise<readonly LedgerEntry[]>;
  names(programme: string): Promise<FeedNames | null>;
}

export function readNews(on: Db = db()): News {
  const entries = new Map<string, Promise<LedgerEntry[]>>();
  const names = new Map<string, Promise<FeedNames | null>>();
  return {
    entries: async (topic, after, upTo) => {
      const { programme, theme, pledge } = topic;
      const found = remembered(entries, `${programme} ${theme} ${pledge} ${after}`, () =>
        listEntries(
          {
            programme,
            theme: theme ?? undefined,
            pledge: pledge ?? undefined,
            after: after.toString(),
            limit: MOST_ENTRIES + 1,
          },
          on,
        ),
      );
      return (await found).filter(({ seq }) => BigInt(seq) <= upTo);
    },
    names: (slug) => remembered(names, slug, () => namesOf(slug, on)),
  };
}

async function namesOf(slug: string, on: Db): Promise<FeedNames | null> {
  const programme = await getProgramme(slug, on);
  if (programme === null) return null;
  const day = viewDay(programme, now(), null);
  return feedNames(programme, await listPledgeStandings(programme, day, on));
}

function remembered<T>(memory: Map<string, Promise<T>>, key: string, read: () => Promise<T>): Promise<T> {
  const known = memory.get(key);
  if (known) return known;
  const fresh = read();
  memory.set(key, fresh);
  return fresh;
}

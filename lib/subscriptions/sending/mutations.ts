import { now } from '@/lib/core/clock';
import { type Db, db, inTransaction } from '@/lib/core/db';
import { localeOrDefault } from '@/lib/core/i18n/locales';
import { keyedHash } from '@/lib/core/keyed-hash';
import { log } from '@/lib/core/log';
import type { Delivery, Mailer } from '@/lib/core/mail';
import { ledgerHead } from '@/lib/ledger/queries';
import type { LedgerEntry } from '@/lib/ledger/types';
import { type DigestPart, digestMail } from '../digest-mail';
import { rememberLink } from '../mutations';
import { toNamedTopic } from '../topic-rows';
import {
  dueSubscriptions,
  getDueSubscriber,
  listDueSubscribers,
  MOST_ENTRIES,
  type News,
  readNews,
} from './queries';
import type { RoundReport } from './types';

/** Subscribers looked at in one go; what was read for them is forgotten then. */
const BATCH = 100;
/** A mail of which nobody knows whether it was taken is sent once more, and no third time. */
const MOST_IN_DOUBT = 2;
const FIRST_DELAY_MS = 5 * 60_000;
const LONGEST_DELAY_MS = 12 * 3_600_000;
/** About two and a half days of trying. */
const MOST_FAILURES = 12;

type Outcome = Delivery | 'nothing';
type Subscriber = NonNullable<Awaited<ReturnType<typeof getDueSubscriber>>>;

/**
 * Tells every subscriber who is due what was published since they were told last, in one mail each. Call it under the lock
 * `digests`. It stops at the signal, and when the mail server does not answer; what is not told then is told in the next round.
 */
export async function sendDigests(mailer: Mailer, signal: AbortSignal, on: Db = db()): Promise<RoundReport> {
  const head = BigInt((await ledgerHead(on)).seq);
  await settleIdle(head, on);
  const counts = { sent: 0, suspended: 0, deferred: 0 };
  for (;;) {
    const ids = signal.aborted ? [] : await listDueSubscribers(head, BATCH, on);
    if (ids.length === 0) return { ...counts, isServerAway: false };
    const news = readNews(on);
    for (const id of ids) {
      if (signal.aborted) break;
      const outcome = await tell(id, head, news, mailer, on);
      if (outcome === 'unavailable' || outcome === 'unclear') return { ...counts, isServerAway: true };
      if (outcome === 'sent') counts.sent += 1;
      if (outcome === 'refused') counts.suspended += 1;
      if (outcome === 'deferred') counts.deferred += 1;
    }
  }
}

/** The week of those who were told everything is over as well: what comes on Tuesday waits for the next Monday. */
async function settleIdle(head: bigint, on: Db): Promise<void> {
  const due = await dueSubscriptions(head + 1n, on);
  await on.subscription.updateMany({
    where: { AND: [due, { afterSeq: { gte: head }, subscriber: { frequency: 'weekly' } }] },
    data: { settledAt: now() },
  });
}

async function tell(id: string, head: bigint, news: News, mailer: Mailer, on: Db): Promise<Outcome> {
  const subscriber = await getDueSubscriber(id, head, on);
  if (!subscriber) return 'nothing';
  const [begun] = subscriber.digests;
  const upTo = begun?.upToSeq ?? head;
  const parts = await partsOf(subscriber, upTo, news);
  if (parts.length === 0 || (begun && begun.inDoubt >= MOST_IN_DOUBT)) {
    if (parts.length > 0)
      log().warn({ digest: begun?.id }, 'a mail was given up: nobody knows whether it arrived');
    await settle(subscriber, upTo, begun?.id ?? null, false, on);
    return 'nothing';
  }
  const digestId = await begin(subscriber, upTo, on);
  // Made from the mail's own name, so that the links of one that is sent again are those of the first.
  const token = keyedHash('digest link', digestId);
  await rememberLink(on, id, token);
  const locale = localeOrDefault(subscriber.locale);
  const topics = subscriber.subscriptions.map(toNamedTopic);
  const outcome = await mailer.deliver(
    digestMail({ id: digestId, to: subscriber.email, locale, token, topics, parts }),
  );
  if (outcome === 'sent') await settle(subscriber, upTo, digestId, true, on);
  else await postpone(subscriber, digestId, outcome, on);
  return outcome;
}

/** What a subscriber has to be told, a part a programme, each entry once. */
async function partsOf({ subscriptions }: Subscriber, upTo: bigint, news: News): Promise<DigestPart[]> {
  const found = new Map<string, Map<string, LedgerEntry>>();
  for (const row of subscriptions) {
    const topic = toNamedTopic(row);
    const entries = found.get(topic.programme) ?? new Map<string, LedgerEntry>();
    for (const entry of await news.entries(topic, row.afterSeq, upTo)) entries.set(entry.seq, entry);
    found.set(topic.programme, entries);
  }
  const parts: DigestPart[] = [];
  for (const [programme, entries] of found) {
    const names = await news.names(programme);
    if (names === null || entries.size === 0) continue;
    const inOrder = [...entries.values()].sort((a, b) => (BigInt(a.seq) < BigInt(b.seq) ? -1 : 1));
    parts.push({ names, entries: inOrder.slice(0, MOST_ENTRIES), isCut: inOrder.length > MOST_ENTRIES });
  }
  return parts;
}

/** Writes down that a mail is being sent, before it is: who finds it so after a crash sends it again. */
async function begin({ id, digests: [begun] }: Subscriber, upToSeq: bigint, on: Db): Promise<string> {
  const data = { inDoubt: { increment: 1 } };
  const row = begun
    ? await on.digest.update({ where: { id: begun.id }, data, select: { id: true } })
    : await on.digest.create({
        data: { subscriberId: id, upToSeq, inDoubt: 1, begunAt: now() },
        select: { id: true },
      });
  return row.id;
}

/** Writes down that everything up to an entry was told; `digest` is the mail that was begun, if one was. */
async function settle(
  { id, subscriptions }: Subscriber,
  upTo: bigint,
  digest: string | null,
  isSent: boolean,
  on: Db,
): Promise<void> {
  const at = now();
  await inTransaction(on, async (tx) => {
    const ids = subscriptions.map((row) => row.id);
    // What was asked for while the mail was on its way begins later, and stays where it begins.
    await tx.subscription.updateMany({
      where: { id: { in: ids }, afterSeq: { lt: upTo } },
      data: { afterSeq: upTo, settledAt: at },
    });
    if (digest !== null) {
      if (isSent) await tx.digest.updateMany({ where: { id: digest }, data: { sentAt: at, inDoubt: 0 } });
      else await tx.digest.deleteMany({ where: { id: digest } });
    }
    if (isSent) await tx.subscriber.updateMany({ where: { id }, data: { failures: 0, retryAt: null } });
  });
}

async function postpone(
  { id, failures }: Subscriber,
  digest: string,
  outcome: Exclude<Delivery, 'sent'>,
  on: Db,
): Promise<void> {
  await inTransaction(on, async (tx) => {
    // Only where nobody knows is there a doubt left.
    const doubt = outcome === 'unclear' ? {} : { inDoubt: { decrement: 1 } };
    await tx.digest.updateMany({ where: { id: digest }, data: doubt });
    if (outcome === 'unavailable' || outcome === 'unclear') return;
    const at = now();
    const isGone = outcome === 'refused' || failures + 1 >= MOST_FAILURES;
    const delay = Math.min(FIRST_DELAY_MS * 2 ** failures, LONGEST_DELAY_MS);
    const change = isGone ? { suspendedAt: at } : { retryAt: new Date(at.getTime() + delay) };
    await tx.subscriber.updateMany({ where: { id }, data: { failures: failures + 1, ...change } });
    if (isGone) await tx.digest.deleteMany({ where: { id: digest } });
  });
}

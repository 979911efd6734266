import { setImmediate as turn } from 'node:timers/promises';
import { LRUCache } from 'lru-cache';
import { type Db, db } from '@/lib/core/db';
import { ledgerHead } from '@/lib/ledger/queries';
import type { Programme, ViewDay } from '@/lib/programmes/types';
import type { PledgeRecord } from '../../pledge-record';
import type { PledgeStanding } from '../../types';
import { readRecords, standingsOfRecords } from '../queries';

/** The pledges of a programme as they were after a ledger entry. */
interface Moment {
  readonly seq: bigint;
  readonly records: Promise<readonly PledgeRecord[]>;
  /** Where they stand, by day. */
  readonly standings: Map<string, Promise<readonly PledgeStanding[]>>;
}

/** Programmes that a node keeps in memory: some tens of megabytes each, where they have ten thousand pledges. */
const MOST_PROGRAMMES = 8;

/** Days of which it is kept where each pledge stands. */
const MOST_DAYS = 4;

/** With more changed pledges all are read again. */
const MOST_CHANGED = 500;

/** Pledges that are evaluated before others get their turn. */
const AT_ONCE = 200;

interface Memory {
  readonly moments: LRUCache<string, Moment>;
  /** Standings by day, then by what they were made from: after a publication all but those of one pledge serve on. */
  readonly evaluated: LRUCache<string, WeakMap<PledgeRecord, PledgeStanding>>;
}

// On globalThis, because the bundles of pages and of routes hold instances of their own of this module.
const holder = globalThis as typeof globalThis & { pledgebookStandings?: Memory };
holder.pledgebookStandings ??= {
  moments: new LRUCache({ max: MOST_PROGRAMMES }),
  evaluated: new LRUCache({ max: MOST_DAYS }),
};
const { moments, evaluated } = holder.pledgebookStandings;

/**
 * All pledges of a programme in its own order, each with where it stands on the day. Kept in memory until something is published,
 * and then only what it concerns is read again; read afresh from a transaction, where one is given.
 */
export async function listPledgeStandings(
  programme: Programme,
  day: ViewDay,
  on?: Db,
): Promise<readonly PledgeStanding[]> {
  if (on) return standingsOfRecords(programme, await readRecords(programme, on), day, on);
  const moment = await currentMoment(programme);
  const key = `${programme.id} ${day.on} ${day.isAsOf}`;
  const kept = moment.standings.get(key);
  if (kept) return kept;
  const made = evaluateAll(programme, await moment.records, day, key);
  moment.standings.set(key, made);
  made.catch(() => moment.standings.delete(key));
  if (moment.standings.size > MOST_DAYS) {
    const [oldest = key] = moment.standings.keys();
    moment.standings.delete(oldest);
  }
  return made;
}

async function currentMoment(programme: Programme): Promise<Moment> {
  // Read first: what is published meanwhile makes the records newer than their number, never older, and is read once more.
  const seq = BigInt((await ledgerHead()).seq);
  const kept = moments.get(programme.id);
  if (kept && kept.seq >= seq) return kept;
  const records = kept ? readChanged(programme, kept) : readRecords(programme, db());
  const moment = { seq, records, standings: new Map() };
  moments.set(programme.id, moment);
  records.catch(() => {
    if (moments.get(programme.id) === moment) moments.delete(programme.id);
  });
  return moment;
}

/** The records after a moment: those of pledges that the ledger has named since are read again. */
async function readChanged(programme: Programme, before: Moment): Promise<readonly PledgeRecord[]> {
  const named = await db().ledgerEntry.findMany({
    where: { seq: { gt: before.seq }, programmeId: programme.id },
    distinct: ['pledgeId'],
    select: { pledgeId: true },
    take: MOST_CHANGED + 1,
  });
  const ids = named.flatMap(({ pledgeId }) => pledgeId ?? []);
  // An entry without a pledge is about the programme, whose days its targets may have.
  if (ids.length < named.length || ids.length > MOST_CHANGED) return readRecords(programme, db());
  const old = await before.records;
  if (ids.length === 0) return old;
  const changed = await readRecords(programme, db(), ids);
  const isChanged = new Set(ids);
  return [...old.filter(({ id }) => !isChanged.has(id)), ...changed].sort((a, b) => a.position - b.position);
}

async function evaluateAll(
  programme: Programme,
  records: readonly PledgeRecord[],
  day: ViewDay,
  key: string,
): Promise<readonly PledgeStanding[]> {
  const known = evaluated.get(key) ?? new WeakMap<PledgeRecord, PledgeStanding>();
  evaluated.set(key, known);
  const missing = records.filter((record) => !known.has(record));
  for (let start = 0; start < missing.length; start += AT_ONCE) {
    const part = missing.slice(start, start + AT_ONCE);
    const standings = await standingsOfRecords(programme, part, day, db());
    part.forEach((record, index) => {
      const standing = standings[index];
      if (standing) known.set(record, standing);
    });
    await turn();
  }
  return records.flatMap((record) => known.get(record) ?? []);
}

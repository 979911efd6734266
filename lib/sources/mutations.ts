import { can } from '@/lib/accounts/permissions';
import type { Actor } from '@/lib/accounts/types';
import { toJsonObject } from '@/lib/core/canonical-json';
import { now } from '@/lib/core/clock';
import { type Db, inTransaction, isPool } from '@/lib/core/db';
import { RefusedError, type Result } from '@/lib/core/errors';
import { toDatabaseDate } from '@/lib/core/plain-date';
import type { Prisma } from '@/lib/core/prisma/client';
import { noteSequence } from '@/lib/core/published-sequence';
import { toRefusals } from '@/lib/core/refusal-issues';
import { type Appended, appendEntries, lockLedger } from '@/lib/ledger/mutations';
import { judgeVisit } from './judge-visit';
import { isSameMark, isWorthTelling, markOf } from './public-mark';
import { type Citation, listCitations } from './queries';
import { type ArchiveInput, archiveSchema, type LookInput, lookSchema } from './schema';
import { toMark } from './source-rows';
import { NETWORK_FAULTS, type RunReport, SOURCE_STATES, type SourceMark, type VisitRecord } from './types';

type Tx = Prisma.TransactionClient;
type Row = Prisma.SourceAddressGetPayload<object>;

/** Runs a change in one transaction, and tells this process of its ledger entries once that is committed. */
async function publicly<T>(
  on: Db,
  change: (tx: Tx, note: (entries: readonly Appended[]) => void) => Promise<T>,
): Promise<Result<T>> {
  const committed: Appended[] = [];
  const result = await inTransaction(on, (tx) => change(tx, (entries) => committed.push(...entries)));
  if (result.ok && isPool(on)) for (const { seq, at } of committed) noteSequence(seq, at);
  return result;
}

/** A change of what the public is told of an address. */
interface MarkChange {
  readonly id: string;
  readonly url: string;
  readonly before: SourceMark;
  readonly after: SourceMark;
}

/**
 * Writes marks and their ledger entries: one entry a programme in which something is worth telling, with every mark of that
 * programme that is different. A programme in which nothing is gets no entry, and its marks stay as they are.
 */
async function tell(
  tx: Tx,
  actor: Actor,
  changes: readonly MarkChange[],
  citations: readonly Citation[],
): Promise<Appended[]> {
  const different = changes.filter(({ before, after }) => !isSameMark(before, after));
  const programmes = await tx.programme.findMany({
    select: { id: true, slug: true },
    orderBy: { slug: 'asc' },
  });
  const told = new Set<MarkChange>();
  const entries = programmes.flatMap((programme) => {
    const cited = new Set(
      citations.filter(({ programmeId }) => programmeId === programme.id).map(({ url }) => url),
    );
    const own = different.filter(({ url }) => cited.has(url));
    if (!own.some(({ before, after }) => isWorthTelling(before, after))) return [];
    for (const change of own) told.add(change);
    const sources = own.map(({ url, after }) => toJsonObject({ url, ...after }));
    return [{ kind: 'sources_checked' as const, actor, programme, content: { sources } }];
  });
  if (entries.length === 0) return [];
  for (const { id, after } of told) {
    const data = {
      markState: after.state,
      markSeenOn: after.lastSeenOn && toDatabaseDate(after.lastSeenOn),
      markSince: after.since && toDatabaseDate(after.since),
      archiveUrl: after.archiveUrl,
    };
    await tx.sourceAddress.update({ where: { id }, data });
  }
  return appendEntries(tx, entries);
}

/** Keeps what was found of figures; answers whether one that was found before is not there now. */
async function keepExtracts(tx: Tx, row: Row, { at, extracts }: VisitRecord): Promise<boolean> {
  const known = await tx.sourceExtract.findMany({ where: { addressId: row.id } });
  for (const [figureId, extract] of extracts) {
    const addressId_figureId = { addressId: row.id, figureId };
    if (extract !== null) {
      const data = { extract: extract.slice(0, 1_000), foundAt: at, isFound: true };
      await tx.sourceExtract.upsert({
        where: { addressId_figureId },
        update: data,
        create: { ...addressId_figureId, ...data },
      });
    } else if (known.some((one) => one.figureId === figureId && one.isFound)) {
      await tx.sourceExtract.update({ where: { addressId_figureId }, data: { isFound: false } });
    }
  }
  return known.some(({ figureId }) => extracts.get(figureId) === null);
}

/** Writes one visit down, and what is known of the address after it. */
async function keepVisit(tx: Tx, runId: bigint, row: Row, record: VisitRecord): Promise<Row> {
  const { outcome, fault, httpStatus, finalUrl, contentType, sizeBytes, contentHash, at, isText } = record;
  const seen = { fault, httpStatus, finalUrl, contentType, sizeBytes, contentHash };
  await tx.sourceCheck.create({ data: { addressId: row.id, runId, at, outcome, ...seen } });
  const hasLostFigure = outcome === 'seen' && isText && (await keepExtracts(tx, row, record));
  const known = judgeVisit(row, { outcome, at, contentHash, isText, hasLostFigure });
  const { state, stateSince, lastAliveAt, failures, failingSince, recordedHash } = known;
  // What the last page was stays known while it cannot be reached.
  const found = outcome === 'seen' ? seen : { fault, httpStatus };
  return tx.sourceAddress.update({
    where: { id: row.id },
    data: {
      ...{ state, stateSince, lastAliveAt, failures, failingSince, recordedHash, ...found },
      lastCheckedAt: at,
      version: { increment: 1 },
    },
  });
}

/** Nothing answered, and nowhere was it the address's own fault: then the machine has no way out. */
function hasNoWayOut(records: readonly VisitRecord[]): boolean {
  return records.every(({ fault }) => fault !== null && NETWORK_FAULTS.includes(fault));
}

function tally(rows: readonly Row[]): RunReport['states'] {
  const count = (state: Row['state']) => rows.filter((row) => row.state === state).length;
  return Object.fromEntries(SOURCE_STATES.map((state) => [state, count(state)])) as RunReport['states'];
}

/**
 * Writes a round of visits down: the log, what is known of each address, the marks of the public and, where they changed,
 * one ledger entry a programme. A round in which nothing answered at all leaves only the note that it was made.
 */
export async function recordRun(
  on: Db,
  actor: Actor,
  startedAt: Date,
  records: readonly VisitRecord[],
): Promise<Result<RunReport>> {
  return publicly(on, async (tx, note) => {
    await lockLedger(tx);
    const isDiscarded = records.length > 0 && hasNoWayOut(records);
    const run = { startedAt, finishedAt: now(), visits: records.length, isDiscarded };
    const { id: runId } = await tx.sourceRun.create({ data: run });
    if (isDiscarded) return { visits: records.length, isDiscarded, states: tally([]), entries: [] };
    await tx.sourceAddress.createMany({ data: records.map(({ url }) => ({ url })), skipDuplicates: true });
    const urls = records.map(({ url }) => url);
    const rows = new Map(
      (await tx.sourceAddress.findMany({ where: { url: { in: urls } } })).map((row) => [row.url, row]),
    );
    const citations = await listCitations(tx);
    const citedBy = new Map(citations.map(({ url, programmeId }) => [url, programmeId]));
    const zones = await tx.programme.findMany({ select: { id: true, timezone: true } });
    const changes: MarkChange[] = [];
    const after: Row[] = [];
    for (const record of records) {
      const row = rows.get(record.url);
      if (!row) throw new Error(`${record.url} has no row`);
      const next = await keepVisit(tx, runId, row, record);
      const timeZone = zones.find(({ id }) => id === citedBy.get(record.url))?.timezone ?? 'UTC';
      const before = toMark(row);
      changes.push({ id: row.id, url: row.url, before, after: markOf(next, before, timeZone) });
      after.push(next);
    }
    const entries = await tell(tx, actor, changes, citations);
    note(entries);
    return {
      visits: records.length,
      isDiscarded,
      states: tally(after),
      entries: entries.map(({ seq }) => seq.toString()),
    };
  });
}

/** The row that a form at the desk names, where the programme cites it and it is as the form showed it. */
async function sourceAt(tx: Tx, actor: Actor, input: { programme: string; id: string; version: number }) {
  if (!can(actor, 'sources.keep')) throw new RefusedError([{ code: 'not_allowed', field: null }]);
  await lockLedger(tx);
  const programme = await tx.programme.findUnique({ where: { slug: input.programme } });
  const row = programme && (await tx.sourceAddress.findUnique({ where: { id: input.id } }));
  const citations = await listCitations(tx);
  const isCited = citations.some(({ url, programmeId }) => url === row?.url && programmeId === programme?.id);
  if (!row || !isCited) throw new RefusedError([{ code: 'unknown_source', field: null }]);
  if (row.version !== input.version) throw new RefusedError([{ code: 'source_changed', field: null }]);
  return { row, citations };
}

/** Sets where a copy of a source is kept, or takes that away, with a public ledger entry. For everybody at the desk. */
export async function setArchive(
  on: Db,
  actor: Actor,
  input: ArchiveInput,
): Promise<Result<{ archiveUrl: string | null }>> {
  return publicly(on, async (tx, note) => {
    const parsed = archiveSchema.safeParse(input);
    if (!parsed.success) throw new RefusedError(toRefusals(parsed.error));
    const { archiveUrl } = parsed.data;
    const { row, citations } = await sourceAt(tx, actor, parsed.data);
    const before = toMark(row);
    if (before.archiveUrl === archiveUrl) return { archiveUrl };
    await tx.sourceAddress.update({ where: { id: row.id }, data: { version: { increment: 1 } } });
    const change = { id: row.id, url: row.url, before, after: { ...before, archiveUrl } };
    note(await tell(tx, actor, [change], citations));
    return { archiveUrl };
  });
}

/** Notes that a person looked at a source as it is now: it leaves the queue until that changes. Not public. */
export async function noteLook(on: Db, actor: Actor, input: LookInput): Promise<Result<{ note: string }>> {
  return publicly(on, async (tx) => {
    const parsed = lookSchema.safeParse(input);
    if (!parsed.success) throw new RefusedError(toRefusals(parsed.error));
    const { note } = parsed.data;
    const { row } = await sourceAt(tx, actor, parsed.data);
    if (row.state === 'unchecked') throw new RefusedError([{ code: 'source_not_visited', field: null }]);
    const look = { addressId: row.id, at: now(), actorId: actor.id, state: row.state, note };
    await tx.sourceLook.create({ data: look });
    await tx.sourceAddress.update({ where: { id: row.id }, data: { version: { increment: 1 } } });
    return { note };
  });
}

import type { Json } from '@/lib/core/canonical-json';
import { type Db, db } from '@/lib/core/db';
import type { Prisma } from '@/lib/core/prisma/client';
import type { LedgerEntry, LedgerHead, LedgerKind, StateFault } from './types';

const WITH_NAMES = {
  programme: { select: { slug: true } },
  pledge: { select: { slug: true } },
  target: { select: { key: true } },
} satisfies Prisma.LedgerEntryInclude;

type Row = Prisma.LedgerEntryGetPayload<{ include: typeof WITH_NAMES }>;

function toEntry(row: Row): LedgerEntry {
  return {
    seq: row.seq.toString(),
    at: row.at.toISOString(),
    kind: row.kind,
    actor: row.actorName,
    actorId: row.actorId,
    approver: row.approver,
    approverId: row.approverId,
    programme: row.programme.slug,
    pledge: row.pledge?.slug ?? null,
    target: row.target?.key ?? null,
    figure: row.figureId,
    content: row.content as { readonly [key: string]: Json },
    prevHash: row.prevHash,
    hash: row.hash,
  };
}

/** The newest entry's number and time; `{ seq: '0', at: null }` while the ledger is empty. */
export async function ledgerHead(on: Db = db()): Promise<LedgerHead> {
  const row = await on.ledgerEntry.findFirst({ orderBy: { seq: 'desc' }, select: { seq: true, at: true } });
  return { seq: (row?.seq ?? 0n).toString(), at: row?.at.toISOString() ?? null };
}

/** What queries read from instead of the pool, to see one moment only. */
export type Snapshot = Db;

/** Long enough for hundreds of thousands of rows; whoever waits for them does not hold the transaction. */
const SNAPSHOT_TIMEOUT_MS = 600_000;

/** Reads at one moment: what is published meanwhile is not seen. The work must not wait for a reader. */
export function atOneMoment<T>(read: (on: Snapshot) => Promise<T>): Promise<T> {
  return db().$transaction(read, { isolationLevel: 'RepeatableRead', timeout: SNAPSHOT_TIMEOUT_MS });
}

export interface EntryFilter {
  /** Slug of the programme. */
  readonly programme: string;
  readonly before?: string | undefined;
  /** With `after` the order is oldest first. */
  readonly after?: string | undefined;
  readonly limit: number;
  readonly kind?: LedgerKind | undefined;
  readonly pledge?: string | undefined;
  readonly theme?: string | undefined;
  readonly principle?: string | undefined;
  /** Entries made from this instant on, and before that one. */
  readonly since?: Date | undefined;
  readonly until?: Date | undefined;
}

function madeIn({ since, until }: Pick<EntryFilter, 'since' | 'until'>): Prisma.LedgerEntryWhereInput {
  return since || until ? { at: { ...(since && { gte: since }), ...(until && { lt: until }) } } : {};
}

/** Entries of a programme, newest first (oldest first with `after`). Sequence numbers are decimal text. */
export async function listEntries(filter: EntryFilter, on: Db = db()): Promise<LedgerEntry[]> {
  const theme: Prisma.ThemeWhereInput = {
    ...(filter.theme && { slug: filter.theme }),
    ...(filter.principle && { principle: { slug: filter.principle } }),
  };
  const pledge: Prisma.PledgeWhereInput = {
    ...(filter.pledge && { slug: filter.pledge }),
    ...((filter.theme || filter.principle) && { theme }),
  };
  const rows = await on.ledgerEntry.findMany({
    where: {
      programme: { slug: filter.programme },
      ...(filter.kind && { kind: filter.kind }),
      ...madeIn(filter),
      ...(Object.keys(pledge).length > 0 && { pledge }),
      seq: {
        ...(filter.before && { lt: BigInt(filter.before) }),
        ...(filter.after && { gt: BigInt(filter.after) }),
      },
    },
    include: WITH_NAMES,
    orderBy: { seq: filter.after === undefined ? 'desc' : 'asc' },
    take: filter.limit,
  });
  return rows.map(toEntry);
}

/** How many entries of each kind were made in a time, of one theme where one is given; kinds without any are left out. */
export async function countEntries(
  {
    programme,
    theme,
    ...time
  }: Required<Pick<EntryFilter, 'programme' | 'since' | 'until'>> & Pick<EntryFilter, 'theme'>,
  on: Db = db(),
): Promise<ReadonlyMap<LedgerKind, number>> {
  const counts = await on.ledgerEntry.groupBy({
    by: ['kind'],
    where: {
      programme: { slug: programme },
      ...madeIn(time),
      ...(theme && { pledge: { theme: { slug: theme } } }),
    },
    _count: true,
  });
  return new Map(counts.map(({ kind, _count }) => [kind, _count]));
}

/** One entry of a programme by its number; null when the number is another programme's or nobody's. */
export async function getEntry(programme: string, seq: string, on: Db = db()): Promise<LedgerEntry | null> {
  const row = await on.ledgerEntry.findFirst({
    where: { seq: BigInt(seq), programme: { slug: programme } },
    include: WITH_NAMES,
  });
  return row ? toEntry(row) : null;
}

/** Which earlier entries are about the same thing as one that corrects or revises; null for other kinds. */
function sameSubject(entry: LedgerEntry): Prisma.LedgerEntryWhereInput | null {
  const pledge = { slug: entry.pledge ?? '' };
  switch (entry.kind) {
    case 'figure_corrected': {
      const { supersedes } = entry.content;
      if (typeof supersedes !== 'string') return null;
      return { figureId: supersedes, kind: { in: ['figure_published', 'figure_corrected'] } };
    }
    case 'target_revised':
      return {
        pledge,
        target: { key: entry.target ?? '' },
        kind: { in: ['target_added', 'target_revised'] },
      };
    case 'pledge_revised':
      return { pledge, kind: { in: ['pledge_added', 'pledge_revised'] } };
    case 'programme_revised':
      return { kind: { in: ['programme_added', 'programme_revised'] } };
    case 'assessment_revised':
      return { pledge, kind: { in: ['assessment_published', 'assessment_revised'] } };
    default:
      return null;
  }
}

/** What earlier entries said about the thing that an entry corrects or revises, oldest first; none for other kinds. */
export async function listEarlierContents(
  entry: LedgerEntry,
  on: Db = db(),
): Promise<LedgerEntry['content'][]> {
  const subject = sameSubject(entry);
  if (subject === null) return [];
  const rows = await on.ledgerEntry.findMany({
    where: { ...subject, programme: { slug: entry.programme }, seq: { lt: BigInt(entry.seq) } },
    select: { content: true },
    orderBy: { seq: 'asc' },
  });
  return rows.map(({ content }) => content as LedgerEntry['content']);
}

const BATCH = 500;

/**
 * The ledger oldest first, of one programme or (null) whole, a batch at a time so that memory stays flat; from the entry after
 * `from` on.
 */
export async function* iterateLedger(
  programme: string | null,
  on: Db = db(),
  from = 0n,
): AsyncGenerator<LedgerEntry> {
  let after = from;
  for (;;) {
    const rows = await on.ledgerEntry.findMany({
      where: { seq: { gt: after }, ...(programme !== null && { programme: { slug: programme } }) },
      include: WITH_NAMES,
      orderBy: { seq: 'asc' },
      take: BATCH,
    });
    for (const row of rows) yield toEntry(row);
    const last = rows.at(-1);
    if (!last || rows.length < BATCH) return;
    after = last.seq;
  }
}

/**
 * What the public pages are made from and the ledger does not tell, or tells otherwise: rows without their entry (it was
 * cut off the end, or they were put in by hand), and figures or targets whose numbers are not those of their entry.
 * Empty when state and ledger agree.
 */
export async function listStateFaults(on: Db = db()): Promise<StateFault[]> {
  return on.$queryRaw<StateFault[]>`
    SELECT 'programme' AS noun, p.slug AS name, 'no_entry' AS fault FROM programme p
      WHERE NOT EXISTS (SELECT FROM ledger_entry e WHERE e.programme_id = p.id AND e.kind = 'programme_added')
    UNION ALL
    SELECT 'programme', p.slug, 'differs' FROM programme p
      WHERE (SELECT jsonb_agg(jsonb_build_object('code', r.code, 'name', r.name, 'short', r.short,
          'row', r.tile_row, 'column', r.tile_column) ORDER BY r.position) FROM region r WHERE r.programme_id = p.id)
        IS DISTINCT FROM
        (SELECT e.content->'regions' FROM ledger_entry e WHERE e.programme_id = p.id AND e.content ? 'regions'
          AND e.kind IN ('programme_added', 'programme_revised') ORDER BY e.seq DESC LIMIT 1)
    UNION ALL
    SELECT 'pledge', p.slug, 'no_entry' FROM pledge p
      WHERE NOT EXISTS (SELECT FROM ledger_entry e WHERE e.pledge_id = p.id AND e.kind = 'pledge_added')
    UNION ALL
    SELECT 'target', t.key, 'no_entry' FROM target t
      WHERE NOT EXISTS (SELECT FROM ledger_entry e WHERE e.target_id = t.id AND e.kind = 'target_added')
    UNION ALL
    SELECT 'pledge', p.slug, 'differs' FROM pledge p
      JOIN LATERAL (SELECT * FROM ledger_entry WHERE pledge_id = p.id AND kind IN ('pledge_added', 'pledge_revised')
        ORDER BY seq DESC LIMIT 1) e ON true
      WHERE p.title IS DISTINCT FROM e.content->'title' OR p.summary IS DISTINCT FROM e.content->'summary'
    UNION ALL
    SELECT 'target', t.key, 'differs' FROM target t
      JOIN pledge p ON p.id = t.pledge_id JOIN programme g ON g.id = p.programme_id
      JOIN (SELECT DISTINCT ON (target_id) * FROM ledger_entry WHERE kind IN ('target_added', 'target_revised')
        ORDER BY target_id, seq DESC) e ON e.target_id = t.id
      WHERE t.value IS DISTINCT FROM (e.content->>'value')::numeric
        OR t.factor IS DISTINCT FROM (e.content->>'factor')::numeric
        OR t.baseline_value IS DISTINCT FROM (e.content->'baseline'->>'value')::numeric
        OR t.baseline_on IS DISTINCT FROM (e.content->'baseline'->>'date')::date
        OR t.kind::text IS DISTINCT FROM e.content->>'kind' OR t.unit IS DISTINCT FROM e.content->>'unit'
        OR t.comparison::text IS DISTINCT FROM e.content->>'comparison'
        OR t.metric IS DISTINCT FROM e.content->'metric' OR t.stages::text IS DISTINCT FROM e.content->>'stages'
        OR coalesce(t.start_on, g.starts_on) IS DISTINCT FROM (e.content->>'start')::date
        OR coalesce(t.due_on, g.ends_on) IS DISTINCT FROM (e.content->>'due')::date
        OR t.revised IS DISTINCT FROM (e.kind = 'target_revised')
        OR (SELECT coalesce(jsonb_agg(jsonb_build_object('on', c.on_date, 'value', trim_scale(c.value)::text)
              ORDER BY c.on_date), '[]') FROM checkpoint c WHERE c.target_id = t.id) IS DISTINCT FROM
           (SELECT coalesce(jsonb_agg(jsonb_build_object('on', c->'on', 'value', c->'value')
              ORDER BY c->>'on'), '[]') FROM jsonb_array_elements(e.content->'checkpoints') c)
    UNION ALL
    SELECT 'revision', r.id::text, 'no_entry' FROM revision r
      WHERE r.published_at IS NOT NULL AND NOT EXISTS (SELECT FROM ledger_entry e WHERE e.seq = r.ledger_seq
        AND e.pledge_id = r.pledge_id AND e.target_id IS NOT DISTINCT FROM r.target_id
        AND e.kind IN ('pledge_revised', 'target_revised'))
    UNION ALL
    SELECT 'revision', r.id::text, 'differs' FROM revision r JOIN ledger_entry e ON e.seq = r.ledger_seq
      WHERE r.content IS DISTINCT FROM e.content - ARRAY['revisedOn', 'reason', 'revisionSources']
        OR r.reason IS DISTINCT FROM e.content->'reason' OR r.revised_on::text IS DISTINCT FROM e.content->>'revisedOn'
    UNION ALL
    SELECT 'figure', f.id::text, 'no_entry' FROM figure f
      WHERE f.published_at IS NOT NULL AND NOT EXISTS (
        SELECT FROM ledger_entry e WHERE e.figure_id = f.id AND e.kind IN ('figure_published', 'figure_corrected'))
    UNION ALL
    SELECT 'figure', f.id::text, 'differs' FROM figure f
      JOIN ledger_entry e ON e.figure_id = f.id AND e.kind IN ('figure_published', 'figure_corrected')
      WHERE f.value IS DISTINCT FROM (e.content->>'value')::numeric
        OR f.shape::text IS DISTINCT FROM e.content->>'shape' OR f.role::text IS DISTINCT FROM e.content->>'role'
        OR f.unit IS DISTINCT FROM e.content->>'unit' OR f.qualifier::text IS DISTINCT FROM e.content->>'qualifier'
        OR f.from_date IS DISTINCT FROM (e.content->>'from')::date
        OR f.to_date IS DISTINCT FROM (e.content->>'to')::date
        OR f.on_date IS DISTINCT FROM (e.content->>'on')::date
        OR f.region IS DISTINCT FROM e.content->>'region'
    UNION ALL
    SELECT 'source', a.url, CASE WHEN e.told IS NULL THEN 'no_entry' ELSE 'differs' END
      FROM source_address a LEFT JOIN (
        SELECT DISTINCT ON (one->>'url') one AS told FROM ledger_entry l
          CROSS JOIN jsonb_array_elements(l.content->'sources') AS one
          WHERE l.kind = 'sources_checked' ORDER BY one->>'url', l.seq DESC) e ON e.told->>'url' = a.url
      WHERE a.mark_state::text IS DISTINCT FROM e.told->>'state' OR a.archive_url IS DISTINCT FROM e.told->>'archiveUrl'
        OR a.mark_seen_on IS DISTINCT FROM (e.told->>'lastSeenOn')::date
        OR a.mark_since IS DISTINCT FROM (e.told->>'since')::date
    UNION ALL
    SELECT 'figure', f.id::text, 'no_entry' FROM figure f
      WHERE f.state = 'retracted' AND NOT EXISTS (
        SELECT FROM ledger_entry e WHERE e.figure_id = f.id AND e.kind = 'figure_retracted')
    UNION ALL
    SELECT 'assessment', a.id::text, 'no_entry' FROM assessment a
      WHERE a.published_at IS NOT NULL AND NOT EXISTS (
        SELECT FROM ledger_entry e WHERE e.pledge_id = a.pledge_id AND e.content->>'id' = a.id::text
          AND e.kind IN ('assessment_published', 'assessment_revised'))
    UNION ALL
    SELECT 'assessment', a.id::text, 'no_entry' FROM assessment a
      WHERE a.state = 'retracted' AND NOT EXISTS (
        SELECT FROM ledger_entry e WHERE e.pledge_id = a.pledge_id AND e.content->>'id' = a.id::text
          AND e.kind = 'assessment_retracted')
    UNION ALL
    SELECT 'assessment', a.id::text, 'differs' FROM assessment a
      JOIN ledger_entry e ON e.pledge_id = a.pledge_id AND e.content->>'id' = a.id::text
        AND e.kind IN ('assessment_published', 'assessment_revised')
      WHERE a.published_at IS NOT NULL AND a.verdict::text IS DISTINCT FROM e.content->>'verdict'
    UNION ALL
    SELECT 'summary', t.key, 'ahead' FROM target_summary s JOIN target t ON t.id = s.target_id
      WHERE s.ledger_seq > (SELECT coalesce(max(seq), 0) FROM ledger_entry)
    ORDER BY noun, name`;
}

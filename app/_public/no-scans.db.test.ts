import postgres from 'postgres';
import { beforeAll, expect, test } from 'vitest';
import { GET as getFeed } from '@/app/[locale]/(public)/[programme]/feed.json/route';
import { GET as getFigures } from '@/app/api/v1/programmes/[programme]/figures/route';
import { GET as getLedger } from '@/app/api/v1/programmes/[programme]/ledger/route';
import { GET as getPledge } from '@/app/api/v1/programmes/[programme]/pledges/[slug]/route';
import { GET as getPledges } from '@/app/api/v1/programmes/[programme]/pledges/route';
import { GET as getProgrammeJson } from '@/app/api/v1/programmes/[programme]/route';
import { listAssessmentCorrections } from '@/lib/assessments/queries';
import { connect, disconnect } from '@/lib/core/db';
import { plainDate } from '@/lib/core/plain-date';
import { testDatabase } from '@/lib/core/testing/database';
import { lastChangeOf, listLastChanges } from '@/lib/ledger/last-changes/queries';
import { countEntries, getEntry, ledgerHead, listEarlierContents, listEntries } from '@/lib/ledger/queries';
import { ledgerTime, listChanges } from '@/lib/pledges/changes/queries';
import { getStatusHistory } from '@/lib/pledges/history/queries';
import { getPledgeDetail } from '@/lib/pledges/queries';
import { describeHits } from '@/lib/pledges/search/hits/queries';
import { searchPledges } from '@/lib/pledges/search/queries';
import { listPledgeStandings } from '@/lib/pledges/standings/current/queries';
import { listSummaries } from '@/lib/pledges/standings/queries';
import { getProgramme } from '@/lib/programmes/queries';
import { listPublicAnswers } from '@/lib/reports/queries';
import { listCorrectionEntries, listCorrections } from '@/lib/reviews/queries';
import { listRevisions } from '@/lib/revisions/queries';

const { url } = await testDatabase('catalogue');
const sql = postgres(url, { max: 1, onnotice: () => {} });

const PROGRAMME = 'fair-kazakhstan-2022';
const found = await getProgramme(PROGRAMME);
if (!found) throw new Error('The catalogue is not loaded');
const programme = found;
const today = { on: plainDate('2026-11-21'), isAsOf: false };

/** Tables that grow with every publication: nothing that the public asks for may read one of them from end to end. */
const GROWING = ['figure', 'figure_source', 'figure_event', 'ledger_entry'];

// Enough rows that whoever plans a query has a reason to prefer an index.
beforeAll(async () => {
  await sql.begin(async (tx) => {
    await tx`create temporary table copied on commit drop as
      select gen_random_uuid() as id, figure.id as original, row_number() over () as number
      from figure, generate_series(1, 400) where state = 'published'`;
    await tx`insert into figure (id, pledge_id, target_id, shape, role, value, unit, from_date, to_date, on_date, state,
        recorded_by_id, recorded_at)
      select copied.id, pledge_id, target_id, shape, 'context', value, unit, from_date, to_date, on_date, 'submitted',
        recorded_by_id, recorded_at
      from copied join figure on figure.id = original`;
    await tx`insert into figure_source (figure_id, position, url, publisher, published_on, kind)
      select copied.id, position, url || '#' || number,
        case when number <= 40 then 'Zyryanovsk Gazette' else publisher end, published_on - (number % 900)::int, kind
      from copied join figure_source on figure_id = original`;
    await tx`insert into figure_event (figure_id, at, actor_id, kind)
      select copied.id, recorded_at, recorded_by_id, 'published' from copied join figure on figure.id = original`;
    await tx`update figure set state = 'published', published_at = recorded_at + (number || ' seconds')::interval
      from copied where figure.id = copied.id`;
    await tx`insert into ledger_entry (seq, at, kind, actor_id, actor_name, programme_id, pledge_id, target_id, figure_id,
        content, prev_hash, hash)
      select last.seq + number, last.at + (number || ' seconds')::interval, 'figure_published', last.actor_id,
        last.actor_name, last.programme_id, figure.pledge_id, figure.target_id, figure.id, '{}',
        case number when 1 then last.hash else encode(sha256((number - 1)::text::bytea), 'hex') end,
        encode(sha256(number::text::bytea), 'hex')
      from copied join figure on figure.id = copied.id,
        (select * from ledger_entry order by seq desc limit 1) as last
      order by number`;
  });
  await sql`analyze`;
  await sql.end();
  // One connection: what it has counted it can be told to tell.
  await disconnect();
  Object.assign(globalThis, { pledgebookDb: connect(url, 1) });
}, 120_000);

async function scansSoFar(): Promise<Map<string, bigint>> {
  const { db } = await import('@/lib/core/db');
  await db().$queryRaw`SELECT pg_stat_force_next_flush()::text`;
  const rows = await db().$queryRaw<{ name: string; scans: bigint }[]>`
    SELECT relname AS name, seq_scan AS scans FROM pg_stat_user_tables WHERE relname = ANY (${GROWING})`;
  return new Map(rows.map(({ name, scans }) => [name, scans]));
}

/** The tables that some work reads from end to end. */
async function scannedBy(work: () => Promise<unknown>): Promise<string[]> {
  const before = await scansSoFar();
  await work();
  const after = await scansSoFar();
  return GROWING.filter((name) => after.get(name) !== before.get(name));
}

const SITE = 'http://localhost:3000';

async function answered(response: Promise<Response>): Promise<void> {
  const { status, ok } = await response.then(async (each) => {
    await each.text();
    return each;
  });
  expect([status, ok]).toEqual([200, true]);
}

const span = { from: plainDate('2026-10-01'), to: plainDate('2026-11-01') };
const slug = 'irrigation-canals';
const params = Promise.resolve({ programme: PROGRAMME });
const api = `${SITE}/api/v1/programmes/${PROGRAMME}`;

/** What every public address asks of the database, by what a reader opens. Downloads of whole tables are not here: they read them. */
const PATHS: Readonly<Record<string, () => Promise<unknown>>> = {
  'the pledges with where they stand': () => listPledgeStandings(programme, today),
  'the history of the overview': () => getStatusHistory(programme, today),
  'the latest updates': () => listEntries({ programme: PROGRAMME, limit: 50 }),
  'updates of one kind': () => listEntries({ programme: PROGRAMME, kind: 'pledge_added', limit: 50 }),
  'updates of a pledge': () => listEntries({ programme: PROGRAMME, pledge: slug, limit: 50 }),
  'updates before one': () => listEntries({ programme: PROGRAMME, before: '3000', limit: 50 }),
  'one update': async () => {
    const entry = await getEntry(PROGRAMME, '200');
    if (!entry) throw new Error('There is no entry 200');
    await listEarlierContents(entry);
  },
  'a search': async () => {
    const { ranks, terms } = await searchPledges(programme, 'housing', 'en');
    expect(ranks.size).toBeGreaterThan(0);
    await describeHits([...ranks.keys()], terms, 'en');
  },
  'a search of what is nowhere': () => searchPledges(programme, 'abracadabra', 'en'),
  // Of a publisher with few sources: those of one who has thousands are a good part of the table, and so all of it is read.
  'a search of a publisher': () => searchPledges(programme, 'Zyryanovsk', 'en'),
  'a pledge': () => getPledgeDetail(programme, slug, today),
  'a pledge as of a day': () => getPledgeDetail(programme, slug, { ...today, isAsOf: true }),
  'the charts of a theme': async () => {
    const standings = await listPledgeStandings(programme, today);
    const targets = standings.flatMap(({ targets: own }) => own.map(({ id }) => id)).slice(0, 24);
    await listSummaries(targets, programme, today);
  },
  'what changed between two days': async () => {
    await listChanges(programme, { ...span, theme: null }, 200);
    await countEntries({ programme: PROGRAMME, ...ledgerTime(programme, span) });
  },
  corrections: async () => {
    await listCorrections(programme);
    await listCorrectionEntries(programme);
    await listAssessmentCorrections(programme);
    await listPublicAnswers(PROGRAMME, slug);
  },
  revisions: () => listRevisions(programme),
  'the map of the site': async () => {
    await listLastChanges(programme.id);
    await lastChangeOf(programme.id);
    await ledgerHead();
  },
  'a feed': () =>
    answered(
      getFeed(new Request(`${SITE}/en/${PROGRAMME}/feed.json`), {
        params: Promise.resolve({ locale: 'en', programme: PROGRAMME }),
      }),
    ),
  'the programme for programs': () => answered(getProgrammeJson(new Request(api), { params })),
  'pledges for programs': () => answered(getPledges(new Request(`${api}/pledges`), { params })),
  'a pledge for programs': () =>
    answered(
      getPledge(new Request(`${api}/pledges/${slug}`), {
        params: Promise.resolve({ programme: PROGRAMME, slug }),
      }),
    ),
  'figures for programs': () => answered(getFigures(new Request(`${api}/figures?limit=100`), { params })),
  'the ledger for programs': () =>
    answered(getLedger(new Request(`${api}/ledger?after=100&limit=100`), { params })),
};

test.each(Object.keys(PATHS))('%s: no growing table is read from end to end', async (name) => {
  expect(await scannedBy(async () => PATHS[name]?.())).toEqual([]);
});

test('a table that is read from end to end is found out', async () => {
  const { db } = await import('@/lib/core/db');
  expect(await scannedBy(() => db().figure.count())).toEqual(['figure']);
});

import { beforeAll, describe, expect, it } from 'vitest';
import { connect } from '@/lib/core/db';
import { plainDate } from '@/lib/core/plain-date';
import type { PrismaClient } from '@/lib/core/prisma/client';
import { scratchDatabase, testDatabase } from '@/lib/core/testing/database';
import { publishFigure } from '@/lib/figures/mutations';
import { iterateLedger, listStateFaults } from '@/lib/ledger/queries';
import { verifyChain } from '@/lib/ledger/verify-chain';
import { addPledge } from '@/lib/pledges/mutations';
import { addProgramme } from '@/lib/programmes/mutations';
import { retractFigure } from '@/lib/reviews/mutations';
import type { Happening } from './history';
import { makeData } from './make-data';
import { MAKER } from './maker';
import { type Plan, termOf } from './plan';
import { madePledges } from './pledges';
import { madeProgramme } from './programme';
import { publicationsOf } from './rounds';
import { sharesOf } from './shares';

const PLAN: Plan = { slug: 'made-up', seed: 14, targets: 30, figures: 600, until: plainDate('2026-11-20') };

const { db, url } = await testDatabase('schema');
const beside = connect(await scratchDatabase('catalogue'), 1);
const byHand = connect(await scratchDatabase('schema'), 1);

const pledges = [...madePledges(PLAN)];
const targets = pledges.flatMap((pledge) => pledge.targets);
const happenings = [...publicationsOf(PLAN, targets, sharesOf(PLAN))];

/** Does something at an instant of the past, as the product's clock tells it. */
async function at<T extends { ok: boolean }>(instant: string, work: () => Promise<T>): Promise<void> {
  const { PLEDGEBOOK_CLOCK: clock } = process.env;
  process.env.PLEDGEBOOK_CLOCK = instant;
  const result = await work();
  if (clock !== undefined) process.env.PLEDGEBOOK_CLOCK = clock;
  expect(result).toMatchObject({ ok: true });
}

function publishByHand(on: PrismaClient, happening: Happening) {
  const programme = PLAN.slug;
  const { figure } = happening;
  if (happening.kind === 'retracted') {
    const { at: instant, reason } = happening;
    return at(instant, () => retractFigure(on, MAKER, { programme, id: figure.id, reason }));
  }
  const corrects = happening.replaces?.id ?? null;
  return at(figure.publishedAt, () =>
    publishFigure(on, MAKER, { ...figure, programme, corrects, sources: [...figure.sources] }),
  );
}

/** The same programme by the product's own forms, one after the other, each at its time. */
async function makeByHand(on: PrismaClient): Promise<void> {
  await on.user.create({ data: MAKER });
  const start = `${termOf(PLAN).startsOn}T06:00:00Z`;
  await at(start, () => addProgramme(on, MAKER, madeProgramme(PLAN)));
  for (const { pledge } of pledges) await at(start, () => addPledge(on, MAKER, pledge));
  for (const happening of happenings) await publishByHand(on, happening);
}

beforeAll(async () => {
  await makeData(url, PLAN, () => {});
  await makeByHand(byHand);
  return () => byHand.$disconnect();
}, 900_000);

/** Names in the place of ids that each database makes for itself, and no version of the method's arithmetic left out. */
const TABLES = {
  ledger: `select e.seq, e.at, e.kind, e.actor_name, p.slug, t.key, e.figure_id, e.content from ledger_entry e
    left join pledge p on p.id = e.pledge_id left join target t on t.id = e.target_id order by e.seq`,
  pledge: `select p.position, p.slug, h.slug as theme, p.title, p.summary, p.testability, p.origin, p.version
    from pledge p join theme h on h.id = p.theme_id order by p.position`,
  pledge_source: `select p.slug, s.position, d.key, s.line, s.url, s.published_on, s.note from pledge_source s
    join pledge p on p.id = s.pledge_id left join programme_document d on d.id = s.document_id order by 1, 2`,
  target: `select p.slug, to_jsonb(t) - array['id', 'pledge_id'] as row from target t
    join pledge p on p.id = t.pledge_id order by t.key`,
  checkpoint: `select t.key, c.on_date, c.value, c.source_url from checkpoint c
    join target t on t.id = c.target_id order by 1, 2`,
  target_summary: `select t.key, to_jsonb(s) - array['target_id'] as row from target_summary s
    join target t on t.id = s.target_id order by 1`,
  figure: `select p.slug, t.key, to_jsonb(f) - array['pledge_id', 'target_id'] as row from figure f
    join pledge p on p.id = f.pledge_id left join target t on t.id = f.target_id order by f.id`,
  figure_source: `select to_jsonb(s) - array['id'] as row from figure_source s order by s.figure_id, s.position`,
  figure_event: `select to_jsonb(e) - array['id'] as row from figure_event e order by e.figure_id, e.at, e.kind`,
  region: `select to_jsonb(r) - array['id', 'programme_id'] as row from region r order by r.position`,
} as const;

describe('made-up data', () => {
  it.each(Object.entries(TABLES))(
    'has in the table %s what the forms would have written',
    async (_, query) => {
      const made = await db.$queryRawUnsafe<unknown[]>(query);
      expect(made.length).toBeGreaterThan(0);
      expect(made).toEqual(await byHand.$queryRawUnsafe(query));
    },
  );

  it('leaves no table empty that the forms fill', async () => {
    const filled = (on: PrismaClient) => on.$queryRaw<{ name: string }[]>`
      select table_name as name from information_schema.tables
      where table_schema = 'public' and table_type = 'BASE TABLE'
        and (xpath('/row/c/text()', query_to_xml(format('select count(*) as c from %I', table_name), false, true, '')))[1]::text <> '0'
      order by 1`;
    expect(await filled(db)).toEqual(await filled(byHand));
  });

  it('has a whole chain and a state that agrees with it', async () => {
    expect(await verifyChain(iterateLedger(null))).toMatchObject({ ok: true });
    expect(await listStateFaults()).toEqual([]);
  });

  it('has so many figures, of all kinds, and all that may become of one', async () => {
    expect(happenings.filter(({ kind }) => kind === 'published')).toHaveLength(PLAN.figures);
    expect(new Set(targets.map(({ terms }) => terms.kind)).size).toBe(6);
    const rows = await db.figure.groupBy({ by: ['state', 'role', 'shape'] });
    const values = (key: keyof (typeof rows)[number]) => new Set(rows.map((row) => row[key])).size;
    expect([values('state'), values('role'), values('shape')]).toEqual([3, 3, 4]);
    expect(await db.figure.count({ where: { region: { not: null } } })).toBeGreaterThan(0);
  });

  it('goes in beside another programme, behind its entries', async () => {
    const { DATABASE_URL = '' } = process.env;
    const [row] = await beside.$queryRaw<{ name: string }[]>`select current_database() as name`;
    const other = new URL(DATABASE_URL);
    other.pathname = `/${row?.name}`;
    await makeData(other.href, { ...PLAN, figures: 100 }, () => {});
    expect(await verifyChain(iterateLedger(null, beside))).toMatchObject({ ok: true });
    expect(await listStateFaults(beside)).toEqual([]);
    await beside.$disconnect();
  });
});

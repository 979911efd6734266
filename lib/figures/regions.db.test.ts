import { describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/accounts/types';
import { decimal } from '@/lib/core/decimal';
import { plainDate } from '@/lib/core/plain-date';
import { testDatabase } from '@/lib/core/testing/database';
import { FIGURE_COLUMNS } from '@/lib/export/columns';
import { writeCsv } from '@/lib/export/csv';
import { figureRow } from '@/lib/export/figure-row';
import { getEntry, iterateLedger, ledgerHead, listStateFaults } from '@/lib/ledger/queries';
import { verifyChain } from '@/lib/ledger/verify-chain';
import { getPledgeDetail } from '@/lib/pledges/queries';
import { listPledgeStandings } from '@/lib/pledges/standings/current/queries';
import { getProgramme } from '@/lib/programmes/queries';
import { retractFigure } from '@/lib/reviews/mutations';
import { effectView } from './effect-view';
import { importFigures } from './import/mutations';
import { readFiguresCsv } from './import/read-csv';
import { previewFigure, publishFigure } from './mutations';
import { listFigures } from './queries';
import type { FigureInput } from './schema';

const { db } = await testDatabase('catalogue');
const SLUG = 'fair-kazakhstan-2022';
const admin = await newUser('Dana');
const programme = await getProgramme(SLUG);
if (!programme) throw new Error('The catalogue is not loaded');
const known = programme;
const day = { on: plainDate('2026-11-21'), isAsOf: false };

async function newUser(name: string): Promise<Actor> {
  const email = `${name.toLowerCase()}@example.org`;
  const { id } = await db.user.create({ data: { role: 'admin', name, email, passwordHash: 'unused' } });
  return { id, name, role: 'admin' };
}

/** The canals have one counted figure of the country: 677 km in 2025. */
function canals(region: string | null, value: string, more: Partial<FigureInput> = {}): FigureInput {
  return {
    programme: SLUG,
    pledge: 'irrigation-canals',
    target: 'irrigation-canals-renovated',
    region,
    shape: 'amount',
    role: 'counted',
    value,
    unit: 'km',
    from: '2025-01-01',
    to: '2025-12-31',
    sources: [
      { url: 'https://stat.example.org/canals', publisher: 'Statistics', kind: 'official_statistics' },
    ],
    ...more,
  };
}

async function standings() {
  return listPledgeStandings(known, day, db);
}

async function published(input: FigureInput): Promise<{ id: string; seq: string }> {
  const result = await publishFigure(db, admin, input);
  if (!result.ok) throw new Error(JSON.stringify(result.refusals));
  return result.value;
}

async function refusalOf(input: FigureInput) {
  const head = await ledgerHead();
  const result = await publishFigure(db, admin, input);
  expect(await ledgerHead()).toEqual(head);
  return result.ok ? null : result.refusals.map(({ code, field }) => `${field ?? '*'}: ${code}`);
}

describe('a figure about a region', () => {
  it('is published beside the country’s for the same days, and no status moves', async () => {
    const before = await standings();
    const input = canals('KZ-61', '120');
    const preview = await previewFigure(db, admin, input);
    if (!preview.ok) throw new Error(JSON.stringify(preview.refusals));
    expect(preview.value.target?.after).toEqual(preview.value.target?.before);
    expect(preview.value.pledge.after).toBe(preview.value.pledge.before);
    expect(effectView(input, decimal('120'), preview.value).warnings).toEqual([]);

    const { id, seq } = await published({ ...input, basedOn: preview.value.basedOn });
    expect(await standings()).toEqual(before);
    const detail = await getPledgeDetail(known, 'irrigation-canals', day);
    expect(detail?.regionalFigures.map((figure) => [figure.id, figure.region])).toEqual([[id, 'KZ-61']]);
    expect(detail?.figures.map(({ id: one }) => one)).not.toContain(id);
    expect((await getEntry(SLUG, seq))?.content).toMatchObject({ region: 'KZ-61', value: '120' });
    expect(await verifyChain(iterateLedger(null))).toMatchObject({ ok: true });
    expect(await listStateFaults()).toEqual([]);
  });

  it('collides with figures of its own region alone', async () => {
    expect(await refusalOf(canals('KZ-61', '7', { from: '2025-06-01' }))).toEqual(['from: amount_overlaps']);
    expect(await refusalOf(canals('KZ-61', '120'))).toEqual(['*: duplicate_figure', 'from: amount_overlaps']);
    expect(await refusalOf(canals(null, '7', { from: '2025-06-01' }))).toEqual(['from: amount_overlaps']);
    await published(canals('KZ-31', '120'));
  });

  it('is about a region of the programme', async () => {
    expect(await refusalOf(canals('KZ-12', '1'))).toEqual(['region: unknown_region']);
    expect(await refusalOf(canals('Abai', '1'))).toEqual(['region: not_a_region']);
    expect(await refusalOf(canals('', '1'))).toEqual(['region: not_a_region']);
  });

  it('keeps its region when it is corrected', async () => {
    const first = await published(canals('KZ-43', '30'));
    const correct = { corrects: first.id, reason: { en: 'Misread.' } };
    for (const region of ['KZ-10', null]) {
      expect(await refusalOf(canals(region, '31', correct))).toEqual(['region: other_region']);
    }
    const { seq } = await published(canals('KZ-43', '31', correct));
    expect((await getEntry(SLUG, seq))?.content).toMatchObject({ region: 'KZ-43', supersedes: first.id });
  });

  it('is retracted without moving a status', async () => {
    const { id } = await published(canals('KZ-19', '9'));
    const before = await standings();
    const reason = { en: 'Of another year.' };
    expect(await retractFigure(db, admin, { programme: SLUG, id, reason })).toMatchObject({ ok: true });
    expect(await standings()).toEqual(before);
    expect(await listStateFaults()).toEqual([]);
  });

  it('moves no status that is computed anew, also as of a past day', async () => {
    const stored = await standings();
    await db.targetSummary.updateMany({ data: { methodVersion: 0, outline: {} } });
    expect(await standings()).toEqual(stored);
    const past = { on: plainDate('2026-11-20'), isAsOf: true };
    const [asOf] = (await listPledgeStandings(known, past, db)).filter(
      ({ slug }) => slug === 'irrigation-canals',
    );
    expect(asOf?.targets[0]?.summary.current).toBe('677');
  });
});

describe('a figure about the whole country', () => {
  it('has no region in the ledger, as in entries from before there were any', async () => {
    const { seq } = await published(canals(null, '1', { from: '2024-01-01', to: '2024-12-31' }));
    expect(Object.keys((await getEntry(SLUG, seq))?.content ?? {})).not.toContain('region');
  });
});

describe('figures.csv', () => {
  async function exported(): Promise<string> {
    const { figures } = await listFigures(known, { day, limit: 10_000 });
    let text = '';
    for await (const piece of writeCsv(FIGURE_COLUMNS, figures.map(figureRow))) text += piece;
    return text;
  }

  async function run(text: string, apply: boolean) {
    async function* bytes() {
      yield new TextEncoder().encode(text);
    }
    const result = await importFigures(db, admin, {
      programme: SLUG,
      rows: readFiguresCsv(bytes()),
      apply,
      limit: 100,
    });
    if (!result.ok) throw new Error(JSON.stringify(result.refusals));
    return result.value;
  }

  const HEAD =
    'pledge,target,shape,role,value,unit,from,to,on,source_url,source_publisher,source_kind,region';
  const row = (region: string, value: string) =>
    `irrigation-canals,irrigation-canals-renovated,amount,counted,${value},km,2026-01-01,2026-06-30,,https://stat.example.org/half,Statistics,official_statistics,${region}`;

  it('names the region in its last column, and importing it changes nothing', async () => {
    const text = await exported();
    expect(text.split('\r\n')[0]).toMatch(/,reason,region$/);
    expect(text).toMatch(/,KZ-61\r\n/);
    const { counts } = await run(text, false);
    expect(counts).toMatchObject({ added: 0, refused: 0 });
    expect(counts.same).toBeGreaterThan(57);
  });

  it('without the column is about the whole country', async () => {
    const before = (await standings()).find(({ slug }) => slug === 'irrigation-canals');
    const file = [HEAD, row('', '20')].map((line) => line.slice(0, line.lastIndexOf(','))).join('\n');
    expect((await run(file, true)).counts).toMatchObject({ added: 1 });
    const after = (await standings()).find(({ slug }) => slug === 'irrigation-canals');
    expect(after?.targets[0]?.summary.current).not.toBe(before?.targets[0]?.summary.current);
  });

  it('brings regions in, each by itself', async () => {
    const before = await standings();
    const file = [HEAD, row('KZ-61', '5'), row('kz-31', '6')].join('\n');
    expect((await run(file, true)).counts).toMatchObject({ added: 2, refused: 0 });
    expect(await standings()).toEqual(before);
    expect((await run(file, true)).counts).toMatchObject({ same: 2 });
    const wrong = await run(
      [HEAD, row('KZ-61', '7'), row('KZ-10', '1'), row('KZ-10', '2'), row('KZ-77', '1')].join('\n'),
      false,
    );
    expect(
      wrong.rows.map(({ refusals }) => refusals.map(({ code, column }) => `${column}: ${code}`)),
    ).toEqual([['from: amount_overlaps'], [], ['from: amount_overlaps'], ['region: unknown_region']]);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/accounts/types';
import { plainDate } from '@/lib/core/plain-date';
import { testDatabase } from '@/lib/core/testing/database';
import { FIGURE_COLUMNS } from '@/lib/export/columns';
import { writeCsv } from '@/lib/export/csv';
import { figureRow } from '@/lib/export/figure-row';
import { iterateLedger, ledgerHead } from '@/lib/ledger/queries';
import { verifyChain } from '@/lib/ledger/verify-chain';
import { getProgramme } from '@/lib/programmes/queries';
import { publishFigure } from '../mutations';
import { listFigures } from '../queries';
import { importFigures } from './mutations';
import { readFiguresCsv } from './read-csv';
import type { ImportOptions } from './run-import';

const { db } = await testDatabase('catalogue');
const SLUG = 'fair-kazakhstan-2022';
const programme = await getProgramme(SLUG);
if (!programme) throw new Error('The catalogue is not loaded');
const HEAD = FIGURE_COLUMNS.map(({ name }) => name);
const admin = await newUser('admin', 'Dana');

async function newUser(role: Actor['role'], name: string): Promise<Actor> {
  const email = `${name.toLowerCase()}@example.org`;
  const { id } = await db.user.create({ data: { role, name, email, passwordHash: 'unused' } });
  return { id, name, role };
}

async function* bytes(text: string) {
  yield new TextEncoder().encode(text);
}

async function run(text: string, options: Partial<ImportOptions> = {}, actor = admin) {
  const rows = readFiguresCsv(bytes(text));
  return importFigures(db, actor, { programme: SLUG, rows, apply: false, limit: 1000, ...options });
}

async function report(text: string, options: Partial<ImportOptions> = {}) {
  const result = await run(text, options);
  if (!result.ok) throw new Error(JSON.stringify(result.refusals));
  return result.value;
}

async function published() {
  const day = { on: plainDate('2026-11-21'), isAsOf: false };
  return (await listFigures(programme ?? { id: '' }, { day, limit: 10_000 })).figures;
}

async function exported(): Promise<string> {
  let text = '';
  for await (const piece of writeCsv(FIGURE_COLUMNS, (await published()).map(figureRow))) text += piece;
  return text;
}

type Cells = Partial<Record<(typeof HEAD)[number], string>>;

/** A new reading or amount of the canals, which have none in 2024 that would collide. */
const ROW: Cells = {
  pledge: 'irrigation-canals',
  target: 'irrigation-canals-renovated',
  shape: 'amount',
  role: 'context',
  value: '500',
  unit: 'km',
  from: '2024-01-01',
  to: '2024-12-31',
  source_url: 'https://stat.example.org/canals',
  source_publisher: 'Statistics',
  source_kind: 'official_statistics',
};

function csv(rows: readonly Cells[], delimiter = ','): string {
  const quoted = (cell = '') => `"${cell.replaceAll('"', '""')}"`;
  const lines = rows.map((row) => HEAD.map((name) => quoted(row[name])).join(delimiter));
  return [HEAD.join(delimiter), ...lines, ''].join('\r\n');
}

async function writtenBy(work: () => Promise<unknown>): Promise<{ figures: number; entries: number }> {
  const before = [await db.figure.count(), Number((await ledgerHead()).seq)] as const;
  await work();
  return {
    figures: (await db.figure.count()) - before[0],
    entries: Number((await ledgerHead()).seq) - before[1],
  };
}

/** What is said of the only refused row. */
async function refusalOf(row: Cells, delimiter = ',') {
  const { rows, counts } = await report(csv([row], delimiter));
  expect(counts).toEqual({ added: 0, same: 0, refused: 1 });
  return rows[0]?.refusals.map(({ code, column }) => [code, column]);
}

describe('an export', () => {
  it('changes nothing when it is imported, and the dry run says so', async () => {
    const text = await exported();
    const all = { added: 0, same: 57, refused: 0 };
    expect((await report(text)).counts).toEqual(all);
    const written = await writtenBy(async () => {
      expect(await report(text, { apply: true })).toMatchObject({ counts: all, isWritten: true });
    });
    expect(written).toEqual({ figures: 0, entries: 0 });
  });

  it('does so too with semicolons, decimal commas, points in dates and LF, as spreadsheets save it', async () => {
    const { parse } = await import('csv-parse/sync');
    const rows: string[][] = parse(await exported(), { bom: true });
    const value = HEAD.indexOf('value');
    const days = [HEAD.indexOf('from'), HEAD.indexOf('to'), HEAD.indexOf('on')];
    const saved = rows.map((cells, row) =>
      cells.map((cell, index) => {
        if (row === 0) return cell;
        if (index === value) return cell.replace('.', ',');
        return days.includes(index) ? cell.split('-').reverse().join('.') : cell;
      }),
    );
    const text = saved.map((cells) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(';'));
    expect((await report(text.join('\n'))).counts).toEqual({ added: 0, same: 57, refused: 0 });
  });
});

const plain = fc.stringMatching(/^[ -~А-яәғ‘’“”\n]{1,60}$/u).filter((text) => text.trim() !== '');
const words = fc.oneof(
  plain,
  plain.map((text) => `=${text}`),
  plain.map((text) => `'-${text}`),
  plain.map((text) => `{${text}`),
  plain.map((text) => `${text}\nDate: ${text}`),
);
const texts = fc.oneof(
  words.map((text) => ({ en: text })),
  words.map((text) => ({ ru: text })),
  fc.record({ en: words, kk: words }),
);
const source = fc.record({
  url: fc.nat({ max: 1e9 }).map((mark) => `https://example.org/${mark}?a=1,2;3`),
  publisher: words,
  publishedOn: fc.constantFrom(null, '2025-03-04'),
  kind: fc.constantFrom('media' as const, 'ngo' as const),
});

describe('whatever can be published', () => {
  it('is left alone when its export is imported', async () => {
    let day = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.record({
          value: fc.tuple(fc.nat({ max: 1e9 }), fc.nat({ max: 9999 })).map(([a, b]) => `${a}.${b}`),
          unit: fc.constantFrom('km', 'm2', '%'),
          qualifier: fc.constantFrom(null, 'about' as const, 'over' as const),
          note: fc.option(texts),
          dateNote: fc.option(texts),
          sources: fc.array(source, { minLength: 1, maxLength: 4 }),
        }),
        async (fields) => {
          day += 1;
          const on = new Date(Date.UTC(2023, 0, day)).toISOString().slice(0, 10);
          const place = { programme: SLUG, pledge: 'irrigation-canals', target: null };
          const input = { ...place, ...fields, shape: 'reading' as const, role: 'context' as const, on };
          const published = await publishFigure(db, admin, input);
          if (!published.ok) throw new Error(JSON.stringify(published.refusals));
        },
      ),
      { numRuns: 60 },
    );
    expect((await report(await exported())).counts).toEqual({ added: 0, same: 57 + day, refused: 0 });
  });
});

describe('new rows', () => {
  it('are published as the form would: figure, thread, ledger, stored summary; and once', async () => {
    const key = 'irrigation-canals-renovated';
    const target = await db.target.findFirstOrThrow({ where: { key } });
    const rows = [1, 2, 3].map((month) => ({
      ...ROW,
      role: 'counted',
      value: `${month}00`,
      from: `0${month}.03.2023`,
      to: `0${month}.03.2023`,
      note: `'=1+1\nDate: said so`,
    }));
    const dry = await report(csv(rows));
    expect(dry).toMatchObject({ counts: { added: 3, same: 0, refused: 0 }, isWritten: false });
    const written = await writtenBy(async () => {
      const applied = await report(csv(rows), { apply: true, expected: dry.digest });
      expect(applied).toMatchObject({ isWritten: true, digest: dry.digest });
    });
    expect(written).toEqual({ figures: 3, entries: 3 });
    const figures = (await published()).filter(
      (figure) => figure.target === target.key && figure.recordedBy === 'Dana',
    );
    expect(figures).toHaveLength(3);
    expect(figures[0]).toMatchObject({ note: { en: '=1+1' }, dateNote: { en: 'said so' }, approvedBy: null });
    const summary = await db.targetSummary.findUniqueOrThrow({ where: { targetId: target.id } });
    expect(summary.ledgerSeq.toString()).toBe((await ledgerHead()).seq);
    expect(JSON.stringify(summary.summary)).toContain(figures[2]?.id);
    expect(await verifyChain(iterateLedger(null))).toMatchObject({ ok: true });
    expect(await report(csv(rows), { apply: true })).toMatchObject({
      counts: { added: 0, same: 3, refused: 0 },
    });
  });

  it('are checked against one another', async () => {
    const first = { ...ROW, role: 'counted', from: '2023-05-01', to: '2023-05-31' };
    const { rows } = await report(csv([first, { ...first, value: '7', to: '2023-06-30' }, first]));
    expect(rows.map(({ line, kind, refusals }) => [line, kind, refusals[0]?.code])).toEqual([
      [2, 'added', undefined],
      [3, 'refused', 'amount_overlaps'],
      [4, 'refused', 'csv_row_twice'],
    ]);
  });

  it('are handed in for review where two people are needed', async () => {
    await db.programme.update({ where: { slug: SLUG }, data: { reviewPolicy: 'two_people' } });
    try {
      const text = csv([{ ...ROW, value: '77' }]);
      const written = await writtenBy(() => report(text, { apply: true }));
      expect(written).toEqual({ figures: 1, entries: 0 });
      expect(await db.figure.count({ where: { value: '77', state: 'submitted' } })).toBe(1);
      expect((await report(text)).counts).toEqual({ added: 0, same: 1, refused: 0 });
    } finally {
      await db.programme.update({ where: { slug: SLUG }, data: { reviewPolicy: 'one_person' } });
    }
  });
});

describe('a refused row names its line, column and reason:', () => {
  const refused: [string, Cells, string, string | null][] = [
    ['no value', { value: '' }, 'required', 'value'],
    ['words', { value: 'about ten' }, 'not_a_number', 'value'],
    ['a number of a spreadsheet', { value: '1.5E+07' }, 'not_a_number', 'value'],
    ['a day that is two days', { from: '03/04/2024' }, 'not_a_date', 'from'],
    ['a day to come', { to: '2126-01-01' }, 'date_in_future', 'to'],
    ['an unknown pledge', { pledge: 'nope' }, 'unknown_pledge', 'pledge'],
    ['a target of another', { target: 'new-housing-commissioned' }, 'target_of_other_pledge', 'target'],
    ['another unit', { unit: 'm', role: 'alternative' }, 'unit_differs', 'unit'],
    ['an address that is none', { source_url: 'stat gov' }, 'not_an_address', 'source_url'],
    [
      'more sources than publishers',
      { source_url: 'https://a.org\nhttps://b.org' },
      'csv_lists_differ',
      'source_publisher',
    ],
    ['an unknown kind of source', { source_kind: 'gossip' }, 'required', 'source_kind'],
    ['broken JSON', { note: '{"en": ' }, 'malformed', 'note'],
    ['an id that is none', { id: 'x'.repeat(36) }, 'malformed', 'id'],
    ['a correction made elsewhere', { supersedes: '1' }, 'history_not_importable', 'supersedes'],
    ['a retraction made elsewhere', { state: 'retracted' }, 'history_not_importable', 'state'],
  ];
  it.each(refused)('%s', async (_, cells, code, column) => {
    expect(await refusalOf({ ...ROW, ...cells })).toContainEqual([code, column]);
  });

  it('a number that can be read in two ways, where nothing tells which', async () => {
    const row = { ...ROW, value: '1.234' };
    expect(await refusalOf(row, ';')).toEqual([['csv_ambiguous_number', 'value']]);
    expect(await refusalOf({ ...ROW, value: '1,234' })).toEqual([['csv_ambiguous_number', 'value']]);
    const value = async (decimalMark: 'point' | 'comma') => {
      const written = async () => report(csv([row], ';'), { decimalMark, apply: true });
      expect((await written()).isWritten).toBe(true);
      const last = await db.ledgerEntry.findFirstOrThrow({ orderBy: { seq: 'desc' } });
      return (last.content as { value?: string }).value;
    };
    expect(await value('point')).toBe('1.234');
    expect(await value('comma')).toBe('1234');
  });

  it('another content under a known id, which needs a correction with a reason', async () => {
    const text = await exported();
    const changed = text.replace('15400000', '15400001');
    const { counts, rows } = await report(changed);
    expect(counts.refused).toBe(1);
    const line = changed.slice(0, changed.indexOf('15400001')).split('\n').length;
    expect(rows[0]).toMatchObject({
      line,
      refusals: [{ code: 'changed_needs_correction', column: 'value' }],
    });
  });
});

describe('applying', () => {
  const many = Array.from({ length: 700 }, (_, index) => ({ ...ROW, value: `${index + 10_000}` }));

  it('writes nothing when the last row is refused, and all others when that is asked for', async () => {
    const text = csv([...many, { ...ROW, value: 'x' }]);
    const nothing = await writtenBy(async () => {
      const { isWritten, rows, counts } = await report(text, { apply: true });
      expect({ isWritten, counts }).toEqual({
        isWritten: false,
        counts: { added: 700, same: 0, refused: 1 },
      });
      expect(rows.at(-1)).toMatchObject({ line: 702, refusals: [{ column: 'value' }] });
    });
    expect(nothing).toEqual({ figures: 0, entries: 0 });
    const rest = await writtenBy(() => report(text, { apply: true, skipRefused: true }));
    expect(rest).toEqual({ figures: 700, entries: 700 });
    expect(await verifyChain(iterateLedger(null))).toMatchObject({ ok: true });
  });

  it('writes nothing when the file breaks off', async () => {
    const text = `${csv(many.map((row) => ({ ...row, unit: 'm' })))}"`;
    const written = await writtenBy(async () => {
      expect(await run(text, { apply: true })).toMatchObject({
        ok: false,
        refusals: [{ code: 'csv_quote_open' }],
      });
    });
    expect(written).toEqual({ figures: 0, entries: 0 });
  });

  it('writes nothing but what was seen', async () => {
    const text = csv([{ ...ROW, value: '31' }]);
    const { digest } = await report(text);
    await report(text, { apply: true });
    const next = csv([
      { ...ROW, value: '31' },
      { ...ROW, value: '32' },
    ]);
    const written = await writtenBy(async () => {
      expect(await report(next, { apply: true, expected: digest })).toMatchObject({ isWritten: false });
    });
    expect(written).toEqual({ figures: 0, entries: 0 });
  });

  it.each(['editor', 'reviewer'] as const)('is not for an account of role %s', async (role) => {
    const actor = await newUser(role, `Someone-${role}`);
    const refusal = { ok: false, refusals: [{ code: 'not_allowed', field: null }] };
    expect(await run(csv([ROW]), { apply: true }, actor)).toEqual(refusal);
    expect(await run(csv([ROW]), {}, actor)).toEqual(refusal);
  });

  it('is for a programme that is there', async () => {
    const result = await run(csv([ROW]), { programme: 'nope' });
    expect(result).toMatchObject({ ok: false, refusals: [{ code: 'unknown_programme' }] });
  });
});

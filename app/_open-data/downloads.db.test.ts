import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { GET } from '@/app/export/[programme]/[file]/route';
import { canonicalJson, toJsonObject } from '@/lib/core/canonical-json';
import { decimal } from '@/lib/core/decimal';
import { plainDate } from '@/lib/core/plain-date';
import { testDatabase } from '@/lib/core/testing/database';
import { statusOn } from '@/lib/status/status-on';
import type { StatusFigure, StatusTarget } from '@/lib/status/types';

await testDatabase('catalogue');

const PROGRAMME = 'fair-kazakhstan-2022';

/** The day of METHOD's worked examples. */
beforeAll(() => {
  vi.stubEnv('PLEDGEBOOK_CLOCK', '2026-11-21T12:00:00.000Z');
  vi.stubEnv('PLEDGEBOOK_URL', 'https://pledges.example.org');
});

function download(file: string, query = ''): Promise<Response> {
  const request = new Request(`http://localhost:3000/export/${PROGRAMME}/${file}${query}`);
  return GET(request, { params: Promise.resolve({ programme: PROGRAMME, file }) });
}

async function rowsOf(file: string, query = ''): Promise<Record<string, string>[]> {
  const response = await download(file, query);
  expect(response.status).toBe(200);
  const bytes = await response.bytes();
  const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  expect(text).toMatch(/^\uFEFF[a-z]/);
  return parse(text, { bom: true, columns: true, record_delimiter: '\r\n' });
}

/** Taking the guard away, as docs/data.md describes it. */
function unguarded(cell: string | undefined): string {
  return (cell ?? '').replace(/^'(?='*[=+\-@\t\r])/, '');
}

/** The English of a text: by itself, or the part of it in a text of several languages. */
function english(cell: string | undefined): string {
  const text = unguarded(cell);
  return text.startsWith('{') ? JSON.parse(text).en : text;
}

/** The catalogue as it was first written, in English; its other languages stand beside it. */
function catalogue(name: string) {
  return JSON.parse(readFileSync(`prisma/catalogue/${name}.json`, 'utf8'));
}

/** Without what is empty or absent, as the catalogue writes it. */
function present(record: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(record).filter(([, value]) => value !== undefined && value !== null && value !== ''),
  );
}

/** METHOD section 9. */
const COUNTS = {
  not_measurable: 51,
  no_data: 51,
  on_track: 8,
  in_progress: 7,
  achieved: 5,
  overdue: 4,
  off_track: 3,
  behind: 2,
};

/** The same list in an order that depends on nothing but what is in it. */
function inOrder(list: readonly object[]): string[] {
  return list.map((one) => canonicalJson(toJsonObject(one))).sort();
}

describe('the downloads', () => {
  test('figures.csv gives all figures of the catalogue back, field by field', async () => {
    const read = (await rowsOf('figures.csv')).map((row) => {
      const [note, dateNote] = unguarded(row.note).split(/(?:^|\n)Date: /);
      const given = {
        pledge: row.pledge,
        target: row.target,
        shape: row.shape,
        value: Number(row.value),
        unit: row.unit,
        from: row.from,
        to: row.to,
        on: row.on,
        qualifier: row.qualifier,
        role: row.role,
        dateNote: english(dateNote),
        note: english(note),
        source: present({
          url: row.source_url,
          publisher: unguarded(row.source_publisher),
          publishedOn: row.source_published_on,
          kind: row.source_kind,
        }),
      };
      expect(row).toMatchObject({ state: 'published', supersedes: '', reason: '' });
      expect(row.recorded_at).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
      return present(given);
    });
    // The catalogue is loaded at one instant, so its figures stand in no order of publication.
    expect(inOrder(read)).toEqual(inOrder(catalogue('figures').map(present)));
    expect(read).toHaveLength(57);
  });

  test('pledges.csv gives all pledges and sources of the catalogue back', async () => {
    const read = (await rowsOf('pledges.csv')).map((row) => {
      const lines = (name: string) => unguarded(row[name]).split('\n');
      return {
        slug: row.pledge,
        principle: row.principle,
        theme: row.theme,
        title: english(row.title),
        summary: english(row.summary),
        testability: row.testability,
        origin: row.origin,
        sources: lines('source_document').map((document, index) =>
          present({
            document,
            line: lines('source_line')[index] ? Number(lines('source_line')[index]) : undefined,
            url: lines('source_url')[index],
            date: lines('source_published_on')[index],
            note: english(lines('source_note')[index]),
          }),
        ),
      };
    });
    expect(read).toEqual(
      catalogue('pledges').map(({ targets: _, ...pledge }: { targets: unknown }) => pledge),
    );
  });

  test('targets.csv gives all targets of the catalogue back', async () => {
    const programme = catalogue('programme');
    const read = (await rowsOf('targets.csv')).map((row) => {
      const lines = (name: string) => (row[name] === '' ? [] : unguarded(row[name]).split('\n'));
      const number = (text: string | undefined) => (text ? Number(text) : undefined);
      return present({
        pledge: row.pledge,
        key: row.target,
        metric: english(row.metric),
        kind: row.kind,
        direction: row.direction,
        unit: row.unit,
        value: number(row.value),
        factor: number(row.factor),
        comparison: row.comparison,
        valueBasis: row.value_basis,
        start: row.start === programme.startsOn ? undefined : row.start,
        due: row.due,
        dueBasis: english(row.due_basis),
        partOf: row.part_of,
        baseline: row.baseline_value
          ? {
              value: Number(row.baseline_value),
              date: row.baseline_date,
              derived: row.baseline_derived === 'true',
              sourceUrl: row.baseline_source_url || null,
              note: english(row.baseline_note) || null,
            }
          : undefined,
        checkpoints: row.checkpoint_date
          ? lines('checkpoint_date').map((on, index) => ({
              on,
              value: Number(lines('checkpoint_value')[index]),
              sourceUrl: lines('checkpoint_source_url')[index],
            }))
          : undefined,
        alternativeReading: row.alternative_kind
          ? {
              kind: row.alternative_kind,
              value: Number(row.alternative_value),
              unit: row.alternative_unit,
              why: english(row.alternative_why),
            }
          : undefined,
      });
    });
    const expected = catalogue('pledges').flatMap(
      ({ slug, targets }: { slug: string; targets: Record<string, unknown>[] }) =>
        targets.map((target) => present({ pledge: slug, ...target })),
    );
    expect(read).toHaveLength(108);
    expect(read).toEqual(
      expected.map((target: Record<string, unknown>) =>
        target.start === programme.startsOn ? present({ ...target, start: undefined }) : target,
      ),
    );
  });

  test('statuses.csv has a row a target, and one for each pledge without', async () => {
    const rows = await rowsOf('statuses.csv');
    expect(rows).toHaveLength(108 + 51);
    const byPledge = new Map(rows.map((row) => [row.pledge, row.pledge_status]));
    const counted: Record<string, number> = {};
    for (const status of byPledge.values()) counted[status ?? ''] = (counted[status ?? ''] ?? 0) + 1;
    expect(counted).toEqual(COUNTS);
    expect(rows.filter(({ target }) => target === '')).toHaveLength(51);
    expect(rows.find(({ pledge }) => pledge === 'irrigation-canals')).toMatchObject({
      status: 'off_track',
      group: 'in_trouble',
      rule: '12',
      current: '677',
      expected: '0.4425332291',
      evaluated_on: '2026-11-21',
      method_version: '1',
      ledger_seq: '297',
    });
    const past = await rowsOf('statuses.csv', '?asOf=2023-01-01');
    expect(past[0]?.evaluated_on).toBe('2023-01-01');
    expect(past.filter(({ current }) => current !== '').length).toBeLessThan(5);
  });

  test('are enough to recompute every status', async () => {
    const figures = (await rowsOf('figures.csv')).map(readFigure);
    const targets = await rowsOf('targets.csv');
    for (const row of await rowsOf('statuses.csv')) {
      if (row.target === '') continue;
      const isOwn = (other: { pledge?: string | undefined; target?: string | undefined }) =>
        other.pledge === row.pledge && other.target === row.target;
      const target = targets.find(isOwn);
      if (!target) throw new Error(`No target ${row.pledge} ${row.target}`);
      const own = figures.filter(isOwn).map(({ figure }) => figure);
      const { status, rule, flags } = statusOn(readTarget(target), own, plainDate('2026-11-21'));
      expect([row.pledge, status, String(rule), flags.join('\n')]).toEqual([
        row.pledge,
        row.status,
        row.rule,
        row.flags,
      ]);
    }
  });

  test('are saved under a name that says whose they are', async () => {
    const named = async (file: string, query: string) =>
      (await download(file, query)).headers.get('content-disposition');
    expect(await named('figures.csv', '')).toBe(`attachment; filename="${PROGRAMME}-figures.csv"`);
    expect(await named('statuses.csv', '?asOf=2023-01-01')).toContain('-statuses-2023-01-01.csv"');
  });
});

function day(text: string | undefined) {
  return text ? plainDate(text) : null;
}

function number(text: string | undefined) {
  return text ? decimal(text) : null;
}

/** A row of figures.csv as the method wants it. */
function readFigure(row: Record<string, string>) {
  const kinds = (row.source_kind ?? '').split('\n');
  const days = (row.source_published_on ?? '').split('\n');
  const figure = {
    id: row.id ?? '',
    region: row.region || null,
    shape: row.shape as StatusFigure['shape'],
    role: row.role as StatusFigure['role'],
    value: decimal(row.value ?? ''),
    from: day(row.from),
    to: day(row.to),
    on: day(row.on),
    publishedAt: row.recorded_at ?? '',
    sources: kinds.map((kind, index) => ({
      kind: kind as StatusFigure['sources'][number]['kind'],
      publishedOn: day(days[index]),
    })),
  };
  return { pledge: row.pledge, target: row.target, figure };
}

/** A row of targets.csv as the method wants it. */
function readTarget(row: Record<string, string>): StatusTarget {
  const dates = row.checkpoint_date ? row.checkpoint_date.split('\n') : [];
  const values = (row.checkpoint_value ?? '').split('\n');
  const [baselineValue, baselineDate] = [number(row.baseline_value), day(row.baseline_date)];
  return {
    kind: row.kind,
    direction: row.direction,
    unit: row.unit || null,
    value: number(row.value),
    factor: number(row.factor),
    comparison: row.comparison || null,
    start: plainDate(row.start ?? ''),
    due: plainDate(row.due ?? ''),
    baseline: baselineValue && baselineDate ? { value: baselineValue, date: baselineDate } : null,
    checkpoints: dates.map((date, index) => ({ date: plainDate(date), value: decimal(values[index] ?? '') })),
    stages: Number(row.stages || 1),
    reportingIntervalDays: Number(row.reporting_interval_days),
    revised: row.revised === 'true',
  } as StatusTarget;
}

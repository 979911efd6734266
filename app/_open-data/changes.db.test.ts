import { parse } from 'csv-parse/sync';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { GET as getChanges } from '@/app/api/v1/programmes/[programme]/changes/route';
import { GET as getFigures } from '@/app/api/v1/programmes/[programme]/figures/route';
import { GET as getTable } from '@/app/export/[programme]/[file]/route';
import { GET as getChangeTable } from '@/app/export/[programme]/changes.csv/route';
import { plainDate } from '@/lib/core/plain-date';
import { makePerson } from '@/lib/core/testing/acting';
import { testDatabase } from '@/lib/core/testing/database';
import { background, must } from '@/lib/core/testing/figure-stages';
import { publishFigure } from '@/lib/figures/mutations';
import { countEntries, listEntries } from '@/lib/ledger/queries';
import { ledgerTime } from '@/lib/pledges/changes/queries';
import { getProgramme } from '@/lib/programmes/queries';

const { db } = await testDatabase('catalogue');

const PROGRAMME = 'fair-kazakhstan-2022';
const TODAY = '2026-11-21';

beforeAll(() => {
  vi.stubEnv('PLEDGEBOOK_CLOCK', `${TODAY}T12:00:00.000Z`);
  vi.stubEnv('PLEDGEBOOK_URL', 'https://pledges.example.org');
});

const request = (query: string) => new Request(`http://localhost:3000/x${query}`);
const at = { params: Promise.resolve({ programme: PROGRAMME }) };

async function jsonOf(query: string) {
  const answer = await getChanges(request(query), at);
  return { status: answer.status, body: await answer.json() };
}

type Row = Readonly<Record<string, string>>;

async function rowsOf(answer: Promise<Response>): Promise<Row[]> {
  const { status, text } = await answer.then(async (one) => ({ status: one.status, text: await one.text() }));
  expect([status, status === 200 ? '' : text]).toEqual([200, '']);
  return parse(text, { bom: true, columns: true }) as Row[];
}

async function statusesOn(day: string): Promise<ReadonlyMap<string, string>> {
  const file = { params: Promise.resolve({ programme: PROGRAMME, file: 'statuses.csv' }) };
  const rows = await rowsOf(getTable(request(`?asOf=${day}`), file));
  return new Map(rows.map((row) => [`${row.pledge} ${row.target}`, row.status ?? '']));
}

async function figuresOn(day: string): Promise<string[]> {
  const answer = await getFigures(request(`?limit=1000&asOf=${day}`), at);
  const { figures } = (await answer.json()) as { figures: { id: string; state: string }[] };
  return figures.filter(({ state }) => state === 'published').map(({ id }) => id);
}

const SPANS = [
  ['2025-01-01', '2025-07-01'],
  ['2022-10-26', '2023-12-31'],
  ['2024-12-31', '2025-12-31'],
  ['2025-12-30', '2026-01-01'],
  ['2022-10-26', TODAY],
] as const;

describe.each(SPANS)('from %s to %s', (from, to) => {
  const query = `?from=${from}&to=${to}`;

  test('says what the statuses of the two days say', async () => {
    const [before, after] = [await statusesOn(from), await statusesOn(to)];
    const expected = [...after]
      .filter(([name, status]) => before.get(name) !== status)
      .map(([name, status]) => `${name}: ${before.get(name)} → ${status}`);
    const table = await rowsOf(getChangeTable(request(query), at));
    const found = table
      .filter(({ kind }) => kind === 'target_status')
      .map((row) => `${row.pledge} ${row.target}: ${row.status_before} → ${row.status_after}`);
    expect(found.toSorted()).toEqual(expected.toSorted());
    const { body } = await jsonOf(query);
    const told = body.pledges.flatMap(
      ({ pledge, targets }: { pledge: string; targets: { key: string; before: string; after: string }[] }) =>
        targets.map((one) => `${pledge} ${one.key}: ${one.before} → ${one.after}`),
    );
    expect(told.toSorted()).toEqual(expected.toSorted());
  });

  test('names the figures that the second day shows and the first does not', async () => {
    const known = new Set(await figuresOn(from));
    const expected = (await figuresOn(to)).filter((id) => !known.has(id));
    const table = await rowsOf(getChangeTable(request(query), at));
    const named = table.filter(({ kind }) => kind === 'figure_published');
    expect(named.map(({ figures }) => figures).toSorted()).toEqual(expected.toSorted());
    expect(named.every(({ on = '' }) => on > from && on <= to)).toBe(true);
    expect((await jsonOf(query)).body.figuresPublished).toBe(expected.length);
  });
});

test('the examples change something', async () => {
  const { body } = await jsonOf('?from=2025-01-01&to=2025-07-01');
  expect(body).toMatchObject({ from: '2025-01-01', to: '2025-07-01', asOf: TODAY });
  expect(body.pledges.length).toBeGreaterThan(1);
  expect(body.figuresPublished).toBeGreaterThan(1);
});

test('without days it is the last month', async () => {
  expect((await jsonOf('')).body).toMatchObject({ from: '2026-10-21', to: TODAY });
});

test('a theme leaves out what belongs to others', async () => {
  const all = await rowsOf(getChangeTable(request('?from=2022-10-26'), at));
  const some = await rowsOf(getChangeTable(request('?from=2022-10-26&theme=economic-policy'), at));
  expect(some.length).toBeGreaterThan(0);
  expect(some.length).toBeLessThan(all.length);
  const whole = new Set(all.map((row) => JSON.stringify(row)));
  expect(some.filter((row) => !whole.has(JSON.stringify(row)))).toEqual([]);
});

test.each([
  ['?from=2025-07-02&to=2025-07-01', 'from', 'after the second'],
  ['?from=2025-02-30', 'from', 'not a calendar day'],
  ['?to=2026-11-22', 'to', 'not come yet'],
  ['?from=2022-10-25', 'from', 'before the programme was announced'],
  ['?theme=no-such-theme', 'theme', 'no theme'],
  ['?from=2025-01-01&from=2025-01-02', 'from', 'more than once'],
  ['?asOf=2025-01-01', 'asOf', 'no parameter'],
])('%s is refused', async (query, parameter, words) => {
  const { status, body } = await jsonOf(query);
  expect([status, body.parameter]).toEqual([400, parameter]);
  expect(body.detail).toContain(words);
  const table = await getChangeTable(request(query), at);
  expect([table.status, await table.text()]).toEqual([400, expect.stringContaining(words)]);
});

test('what was recorded counts from the end of the first day to the end of the second, in the programme’s zone', async () => {
  const programme = await getProgramme(PROGRAMME);
  if (!programme) throw new Error('The catalogue is not loaded');
  const editor = await makePerson(db, 'editor', 'editor');
  // 19:30 UTC is half past midnight of the next day there.
  vi.stubEnv('PLEDGEBOOK_CLOCK', '2026-12-01T19:30:00.000Z');
  const { seq } = await must(publishFigure(db, editor, background()));
  const found = async (from: string, to: string) => {
    const time = ledgerTime(programme, { from: plainDate(from), to: plainDate(to) });
    const entries = await listEntries({ programme: PROGRAMME, ...time, limit: 10 });
    const counts = await countEntries({ programme: PROGRAMME, ...time });
    return [entries.map((entry) => entry.seq), counts.get('figure_published') ?? 0];
  };
  expect(await found('2026-12-01', '2026-12-02')).toEqual([[seq], 1]);
  expect(await found('2026-11-30', '2026-12-01')).toEqual([[], 0]);
  expect(await found('2026-12-02', '2026-12-03')).toEqual([[], 0]);
});

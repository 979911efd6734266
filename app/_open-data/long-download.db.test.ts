import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { GET } from '@/app/export/[programme]/[file]/route';
import { canonicalJson, toJsonObject } from '@/lib/core/canonical-json';
import { openMoment, READERS_AT_ONCE } from '@/lib/core/copy-out';
import { plainDate } from '@/lib/core/plain-date';
import { testDatabase } from '@/lib/core/testing/database';
import { FIGURE_COLUMNS } from '@/lib/export/columns';
import { writeCsv } from '@/lib/export/csv';
import { figureRow } from '@/lib/export/figure-row';
import { ledgerEntryJson } from '@/lib/export/ledger-json';
import { listFigures } from '@/lib/figures/queries';
import { iterateLedger } from '@/lib/ledger/queries';
import { getProgramme } from '@/lib/programmes/queries';

const { db } = await testDatabase('catalogue');

const PROGRAMME = 'fair-kazakhstan-2022';

beforeAll(() => {
  vi.stubEnv('PLEDGEBOOK_CLOCK', '2026-11-21T12:00:00.000Z');
});

function ask(file: string, init: RequestInit = {}): Promise<Response> {
  const request = new Request(`http://localhost:3000/export/${PROGRAMME}/${file}`, init);
  return GET(request, { params: Promise.resolve({ programme: PROGRAMME, file }) });
}

async function textOf(answer: Response): Promise<string> {
  return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(await answer.bytes());
}

/** figures.csv as it is written here, figure by figure. */
async function written(): Promise<string> {
  const programme = await getProgramme(PROGRAMME);
  const day = { on: plainDate('2026-11-21'), isAsOf: false };
  const { figures } = await listFigures(programme ?? { id: '' }, { day, limit: 1_000_000 });
  let text = '';
  for await (const piece of writeCsv(FIGURE_COLUMNS, figures.map(figureRow))) text += piece;
  return text;
}

const anyText = fc.string({ unit: 'binary', maxLength: 12 });
const risky = fc
  .array(
    fc.oneof(
      fc.constantFrom('=', '+', '-', '@', '\t', '\r', '\n', '\r\n', "'", '"', ',', ';', '\\', '{', '}', ' '),
      fc.constantFrom(
        '\u00A0',
        '\u2028',
        '\uFEFF',
        '\u3000',
        '\u0085',
        '\u001F',
        '\u007F',
        '\v',
        '\f',
        '\\.',
        '\\N',
      ),
      fc.constantFrom('Date: ', '\nDate: ', 'Date:', 'ә', 'ҚҰ', '😀', 'NULL', '{"en":"a"}', ''),
      anyText,
    ),
    { maxLength: 6 },
  )
  .map((parts) => parts.join(''));
// The database cannot hold a null character.
const text = fc.oneof(risky, anyText).map((given) => given.replaceAll('\0', ''));
const filled = text.map((given) => given || 'x');
const localized = fc.option(
  fc.dictionary(fc.constantFrom('en', 'kk', 'ru', 'fil', 'kk-Latn', 'e'), text, { maxKeys: 4 }),
);
const digits = (most: number) => fc.stringMatching(new RegExp(`^[0-9]{1,${most}}$`));
const figure = fc.record({
  value: fc
    .tuple(fc.constantFrom('', '-'), digits(28), fc.constantFrom('', '.'), digits(10))
    .map(([sign, whole, point, part]) => `${sign}${whole}${point}${point && part}`),
  unit: fc.option(filled),
  note: localized,
  date_note: localized,
  reason: localized,
  retraction_reason: localized,
  state: fc.constantFrom('published', 'superseded', 'retracted', 'submitted'),
  minute: fc.integer({ min: 0, max: 3 }),
  on_date: fc.constantFrom('0001-01-01', '2023-12-31', '9999-12-31'),
  sources: fc.array(
    fc.record({
      url: text.map((rest) => `https://${rest}`),
      publisher: filled,
      published_on: fc.option(fc.constantFrom('2024-02-29', '1999-01-01')),
      kind: fc.constantFrom('official_statistics', 'media'),
    }),
    { maxLength: 4 },
  ),
});

/** Puts figures in as they are, past the rules that keep most of these texts out. */
async function insert(figures: readonly object[]): Promise<void> {
  const rows = JSON.stringify(figures.map((one) => ({ ...one, id: crypto.randomUUID() })));
  await db.$transaction(async (tx) => {
    await tx.$executeRaw`SET LOCAL session_replication_role = replica`;
    await tx.$executeRaw`
      WITH made AS (
        SELECT * FROM jsonb_to_recordset(${rows}::jsonb) AS r (id uuid, value numeric, unit text, note jsonb,
          date_note jsonb, reason jsonb, retraction_reason jsonb, state figure_state, minute int, on_date date, sources jsonb)
      ), sourced AS (
        INSERT INTO figure_source (figure_id, position, url, publisher, published_on, kind)
        SELECT id, place, s->>'url', s->>'publisher', (s->>'published_on')::date, (s->>'kind')::source_kind
        FROM made, jsonb_array_elements(sources) WITH ORDINALITY AS listed (s, place)
      )
      INSERT INTO figure (id, pledge_id, target_id, shape, role, value, unit, on_date, note, date_note, reason,
        retraction_reason, state, recorded_by_id, recorded_at, published_at, retracted_at, retracted_by_id)
      SELECT m.id, t.pledge_id, t.id, 'reading', 'context', m.value, m.unit, m.on_date, m.note, m.date_note, m.reason,
        CASE WHEN m.state = 'retracted' THEN coalesce(m.retraction_reason, '{"en":"-"}') END, m.state, u.id, now(),
        CASE WHEN m.state <> 'submitted' THEN timestamptz '2026-01-01' + make_interval(mins => minute) END,
        CASE WHEN m.state = 'retracted' THEN now() END, CASE WHEN m.state = 'retracted' THEN u.id END
      FROM made m, (SELECT id, pledge_id FROM target ORDER BY key LIMIT 1) t, (SELECT id FROM user_account LIMIT 1) u`;
  });
}

describe('figures.csv', () => {
  test('is to the byte what is written here, for the whole catalogue', async () => {
    const copied = await textOf(await ask('figures.csv'));
    expect(copied.length).toBeGreaterThan(10_000);
    expect(copied).toBe(await written());
  });

  test('is so for any text, number, state and sources that a database can hold', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(figure, { minLength: 20, maxLength: 40 }), async (figures) => {
        await insert(figures);
        expect(await textOf(await ask('figures.csv'))).toBe(await written());
      }),
      { numRuns: 15 },
    );
  });
});

test('ledger.ndjson is to the byte the canonical form of each entry', async () => {
  let lines = '';
  for await (const entry of iterateLedger(null)) {
    lines += `${canonicalJson(toJsonObject(ledgerEntryJson(entry)))}\n`;
  }
  expect(await textOf(await ask('ledger.ndjson'))).toBe(lines);
});

describe('a long download', () => {
  test('is of the moment that its tag names, whatever is published before it is read', async () => {
    const answer = await ask('ledger.ndjson');
    const newest = await db.ledgerEntry.findFirstOrThrow({ orderBy: { seq: 'desc' } });
    await db.$transaction([
      db.$executeRaw`SET LOCAL session_replication_role = replica`,
      db.ledgerEntry.create({
        data: { ...newest, content: {}, seq: newest.seq + 1n, hash: 'f'.repeat(64) },
      }),
    ]);
    const last = (await textOf(answer)).trim().split('\n').at(-1) ?? '';
    expect(JSON.parse(last).seq).toBe(newest.seq.toString());
    expect(answer.headers.get('etag')).toContain(`"${newest.seq}.`);
    const next = await ask('ledger.ndjson');
    expect(next.headers.get('etag')).toContain(`"${newest.seq + 1n}.`);
    await next.body?.cancel();
  });

  test('has no more readers than places; others are told when to come again', async () => {
    const moments = await Promise.all(Array.from({ length: READERS_AT_ONCE }, () => openMoment()));
    const refused = await ask('figures.csv');
    expect(refused.status).toBe(503);
    expect(refused.headers.get('retry-after')).toBe('30');
    expect(refused.headers.get('cache-control')).toBe('no-store');
    expect(await refused.text()).toContain('Please try again in half a minute');
    // Neither of these needs a place.
    const tag = String((await ask('figures.csv', { method: 'HEAD' })).headers.get('etag'));
    expect((await ask('figures.csv', { headers: { 'if-none-match': tag } })).status).toBe(304);
    for (const moment of moments) moment.close();
    const answer = await ask('figures.csv');
    expect(answer.status).toBe(200);
    await answer.body?.cancel();
  });

  test('is as short as gzip makes it, for who takes that', async () => {
    const encoded = async (accepted: string) => {
      const answer = await ask('figures.csv', { headers: { 'accept-encoding': accepted } });
      return { encoding: answer.headers.get('content-encoding'), bytes: Buffer.from(await answer.bytes()) };
    };
    const plain = await encoded('br, gzip;q=0');
    const short = await encoded('gzip, deflate, br');
    expect([plain.encoding, short.encoding]).toEqual([null, 'gzip']);
    expect(short.bytes.length).toBeLessThan(plain.bytes.length);
    expect(gunzipSync(short.bytes).equals(plain.bytes)).toBe(true);
  });

  test('gives its place back when the reader goes: before, at, or after the first bytes', async () => {
    for (let turn = 0; turn < 3 * READERS_AT_ONCE; turn += 1) {
      const request = new AbortController();
      const headers = turn % 2 === 0 ? { 'accept-encoding': 'gzip' } : {};
      const answer = await ask('figures.csv', { signal: request.signal, headers });
      expect(answer.status).toBe(200);
      if (turn % 3 === 0) request.abort();
      const reader = answer.body?.getReader();
      if (turn % 3 === 1) await reader?.read();
      await reader?.cancel().catch(() => {});
    }
  });
});

import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { GET } from '@/app/export/[programme]/[file]/route';
import { testDatabase } from '@/lib/core/testing/database';
import { publishFigure } from '@/lib/figures/mutations';
import { publishRevision } from '@/lib/revisions/mutations';

const { db } = await testDatabase('catalogue');

const PROGRAMME = 'fair-kazakhstan-2022';
const CHECKER = 'docs/examples/check-ledger.mjs';

let folder: string;

beforeAll(async () => {
  vi.stubEnv('PLEDGEBOOK_CLOCK', '2026-11-21T12:00:00.000Z');
  vi.stubEnv('PLEDGEBOOK_URL', 'https://pledges.example.org');
  folder = await mkdtemp(join(tmpdir(), 'pledgebook-ledger-'));
});

afterAll(() => rm(folder, { recursive: true }));

async function download(file: string, query = ''): Promise<Response> {
  const request = new Request(`http://localhost:3000/export/${PROGRAMME}/${file}${query}`);
  const response = await GET(request, { params: Promise.resolve({ programme: PROGRAMME, file }) });
  expect(response.status).toBe(200);
  return response;
}

/** The bytes as they come: a decoder would take the byte order mark away. */
async function textOf(file: string, query = ''): Promise<string> {
  return Buffer.from(await (await download(file, query)).arrayBuffer()).toString('utf8');
}

interface Files {
  readonly ledger: string;
  readonly statuses: string;
}

async function exported(query = ''): Promise<Files> {
  return { ledger: await textOf('ledger.ndjson'), statuses: await textOf('statuses.csv', query) };
}

/** Runs the checker on files of these contents, as a stranger would. */
async function check({ ledger, statuses }: Files, ...words: string[]) {
  const [ledgerFile, statusFile] = [join(folder, 'ledger.ndjson'), join(folder, 'statuses.csv')];
  await writeFile(ledgerFile, ledger);
  await writeFile(statusFile, statuses);
  const run = promisify(execFile)(process.execPath, [CHECKER, ledgerFile, statusFile, ...words]);
  return run.then(
    ({ stdout }) => ({ code: 0, stdout }),
    ({ code, stdout }: { code: number; stdout: string }) => ({ code, stdout }),
  );
}

describe('ledger.ndjson', () => {
  test('is a line an entry, saved under the programme’s name', async () => {
    const response = await download('ledger.ndjson');
    expect(response.headers.get('content-type')).toBe('application/x-ndjson; charset=utf-8');
    expect(response.headers.get('content-disposition')).toContain(`"${PROGRAMME}-ledger.ndjson"`);
    const lines = (await response.text()).split('\n');
    expect(lines.pop()).toBe('');
    expect(lines).toHaveLength(297);
    expect(lines.map((line) => JSON.parse(line).seq)).toEqual(lines.map((_, index) => String(index + 1)));
  });
});

describe('the checker', () => {
  test('confirms the catalogue, chain and statuses', async () => {
    expect(await check(await exported())).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('Confirmed: 297 entries, 108 targets and 131 pledges on 2026-11-21.'),
    });
  });

  test('confirms a past day', async () => {
    for (const day of ['2023-06-30', '2024-12-31', '2026-02-25']) {
      const files = await exported(`?asOf=${day}`);
      expect(await check(files, PROGRAMME, '--as-of')).toMatchObject({ code: 0 });
    }
  });

  test('names the entry whose content was changed', async () => {
    const files = await exported();
    const lines = files.ledger.split('\n');
    const index = lines.findIndex((line) => line.includes('"figure_published"'));
    lines[index] = (lines[index] ?? '').replace(/"value":"(\d+)/, '"value":"9$1');
    expect(await check({ ...files, ledger: lines.join('\n') })).toMatchObject({
      code: 1,
      stdout: expect.stringContaining(`The ledger is broken at entry ${index + 1}.`),
    });
  });

  test('names the entry after one that was taken out', async () => {
    const files = await exported();
    const lines = files.ledger.split('\n');
    lines.splice(99, 1);
    expect(await check({ ...files, ledger: lines.join('\n') })).toMatchObject({
      code: 1,
      stdout: expect.stringContaining('The ledger is broken at entry 101.'),
    });
  });

  test('says that the ledger ends too early for the statuses', async () => {
    const files = await exported();
    const ledger = files.ledger.split('\n').slice(0, 290).join('\n');
    expect(await check({ ...files, ledger })).toMatchObject({
      code: 1,
      stdout: expect.stringContaining('The statuses are of entry 297; the ledger ends before.'),
    });
  });

  test('names a status that does not follow, and a row that is missing', async () => {
    const files = await exported();
    const changed = files.statuses.replace(
      'irrigation-canals,canals-built,off_track',
      'irrigation-canals,canals-built,on_track',
    );
    const rows = changed === files.statuses ? files.statuses.replace(',off_track,', ',on_track,') : changed;
    expect(rows).not.toBe(files.statuses);
    expect(await check({ ...files, statuses: rows })).toMatchObject({
      code: 1,
      stdout: expect.stringMatching(/: on_track,12,.*, computed off_track,12,/),
    });
    const [head, , ...others] = files.statuses.split('\r\n');
    expect(await check({ ...files, statuses: [head, ...others].join('\r\n') })).toMatchObject({
      code: 1,
      stdout: expect.stringContaining('159 rows were expected, there are 158.'),
    });
  });

  test('follows a figure published later, and still confirms the statuses from before', async () => {
    const before = await exported();
    const account = await db.user.create({ data: { name: 'Aigerim', role: 'admin' } });
    await db.programme.updateMany({ data: { reviewPolicy: 'one_person' } });
    const published = await publishFigure(
      db,
      { id: account.id, name: account.name, role: 'admin' },
      {
        programme: PROGRAMME,
        pledge: 'irrigation-canals',
        target: (await db.target.findFirstOrThrow({ where: { pledge: { slug: 'irrigation-canals' } } })).key,
        shape: 'amount',
        role: 'counted',
        value: '2900',
        unit: 'km',
        from: '2026-01-01',
        to: '2026-10-31',
        on: null,
        qualifier: null,
        dateNote: null,
        note: { en: 'Beyond\u2028the line' },
        sources: [
          {
            url: 'https://example.org/canals',
            publisher: 'Ministry',
            publishedOn: '2026-11-01',
            kind: 'government',
          },
        ],
      },
    );
    expect(published).toMatchObject({ ok: true });
    const after = await exported();
    expect(after.statuses).not.toBe(before.statuses);
    expect(await check(after)).toMatchObject({ code: 0 });
    expect(await check({ ledger: after.ledger, statuses: before.statuses })).toMatchObject({ code: 0 });
    expect(await check({ ledger: before.ledger, statuses: after.statuses })).toMatchObject({ code: 1 });
  });

  test('follows a target that was revised, and where it would stand as first promised', async () => {
    const account = await db.user.create({ data: { name: 'Reviser', role: 'admin' } });
    const revised = await publishRevision(
      db,
      { id: account.id, name: account.name, role: 'admin' },
      {
        id: '11111111-1111-4111-8111-111111111111',
        programme: PROGRAMME,
        pledge: 'housing-construction',
        target: 'new-housing-commissioned',
        basedOn: 1,
        revisedOn: '2025-06-01',
        reason: { en: 'Raised.' },
        sources: [{ url: 'https://example.org/plan', publisher: 'Ministry', kind: 'government' }],
        terms: { value: '222000000', due: '2030-12-31', checkpoints: [] },
      },
    );
    expect(revised).toMatchObject({ ok: true });
    const files = await exported();
    const row = files.statuses.split('\r\n').find((line) => line.startsWith('housing-construction,')) ?? '';
    expect(row).toContain('housing-construction,new-housing-commissioned,behind,');
    expect(row).toMatch(/,on_track$/);
    expect(await check(files)).toMatchObject({ code: 0 });
    const wrong = files.statuses.replace(row, row.replace(/,on_track$/, ',achieved'));
    expect(await check({ ...files, statuses: wrong })).toMatchObject({
      code: 1,
      stdout: expect.stringContaining(
        'housing-construction new-housing-commissioned: behind,12,behind,achieved',
      ),
    });
    const targets = await textOf('targets.csv');
    const target = targets.split('\r\n').find((line) => line.startsWith('housing-construction,')) ?? '';
    expect(target).toMatch(/,true,111000000,2029-12-31,2025-06-01$/);
  });
});

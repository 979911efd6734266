import { mkdtempSync, rmSync } from 'node:fs';
import { cp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { GET as getProgrammeJson } from '@/app/api/v1/programmes/[programme]/route';
import { GET } from '@/app/export/[programme]/[file]/route';
import { disconnect } from '@/lib/core/db';
import type { PrismaClient } from '@/lib/core/prisma/client';
import { testDatabase } from '@/lib/core/testing/database';
import { iterateLedger } from '@/lib/ledger/queries';
import { verifyChain } from '@/lib/ledger/verify-chain';
import { importFile } from '@/lib/server/import-rows';

const EXAMPLE = 'docs/examples/second-programme';
const FILES = ['pledges.csv', 'targets.csv', 'figures.csv', 'statuses.csv'];
const temporary = mkdtempSync(join(tmpdir(), 'pledgebook-carry-'));
afterAll(() => rmSync(temporary, { recursive: true, force: true }));
vi.stubEnv('PLEDGEBOOK_URL', 'https://pledges.example.org');

let { db } = await testDatabase('schema');

/** Another site, with nothing in it. */
async function moveToEmptySite(): Promise<PrismaClient> {
  await disconnect();
  ({ db } = await testDatabase('schema'));
  return db;
}

async function run(folder: string, ...options: 'apply'[]) {
  const lines: string[] = [];
  const say = (line: string) => void lines.push(line);
  const command = {
    file: folder,
    programme: null,
    apply: options.includes('apply'),
    skipRefused: false,
    decimalMark: null,
    as: null,
  };
  const code = await importFile(db, command, { say, complain: say, progress: () => {} });
  return { code, lines };
}

async function exportTo(folder: string, programme = 'valmont-2023'): Promise<string> {
  const path = join(temporary, folder);
  await cp(EXAMPLE, path, { recursive: true, filter: (from) => !from.endsWith('.json') });
  const address = (name: string) => new Request(`http://localhost:3000/${name}`);
  for (const file of FILES) {
    const answer = await GET(address(`export/${programme}/${file}`), {
      params: Promise.resolve({ programme, file }),
    });
    await writeFile(join(path, file), await answer.bytes());
  }
  const answer = await getProgrammeJson(address(`api/v1/programmes/${programme}`), {
    params: Promise.resolve({ programme }),
  });
  await writeFile(join(path, 'programme.json'), await answer.text());
  return path;
}

async function rows(): Promise<number[]> {
  const { programme, pledge, target, figure, ledgerEntry } = db;
  return Promise.all([
    programme.count(),
    pledge.count(),
    target.count(),
    figure.count(),
    ledgerEntry.count(),
  ]);
}

/** A file without what belongs to the site and the moment: when it was recorded, and the number in the ledger. */
async function lasting(folder: string, file: string): Promise<string> {
  const text = await readFile(join(folder, file), 'utf8');
  return text.replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'instant');
}

describe('a programme in a folder', () => {
  it('is looked at first, and then written whole', async () => {
    const dry = await run(EXAMPLE);
    expect(dry.code).toBe(0);
    expect(dry.lines.filter((line) => line.startsWith('programme.json'))).toHaveLength(1);
    expect(dry.lines.slice(-2)).toEqual([
      'Programme, pledges and targets: 7 added, 0 left alone, 0 refused.',
      'Figures: 3 added, 0 left alone, 0 refused. This was a dry run: nothing was written.',
    ]);
    expect(await rows()).toEqual([0, 0, 0, 0, 0]);
    const applied = await run(EXAMPLE, 'apply');
    expect(applied.lines.at(-1)).toBe('Figures: 3 added, 0 left alone, 0 refused. Written.');
    expect(await rows()).toEqual([1, 3, 3, 3, 10]);
    const programme = await db.programme.findUniqueOrThrow({ where: { slug: 'valmont-2023' } });
    expect(programme).toMatchObject({ reviewPolicy: 'two_people', imported: true });
    expect(await verifyChain(iterateLedger(null))).toMatchObject({ ok: true });
  });

  it('changes nothing when it comes again, as lists and as tables', async () => {
    const before = await rows();
    const folder = await exportTo('first');
    for (const source of [EXAMPLE, folder]) {
      expect((await run(source, 'apply')).lines).toEqual([
        'Programme, pledges and targets: 0 added, 7 left alone, 0 refused.',
        'Figures: 0 added, 3 left alone, 0 refused. Written.',
      ]);
    }
    expect(await rows()).toEqual(before);
  });

  it('is refused where it says something else than the record, with file, line and columns', async () => {
    const folder = await exportTo('changed');
    const targets = join(folder, 'targets.csv');
    await writeFile(targets, (await readFile(targets, 'utf8')).replace(',17.5,', ',17.25,'));
    const before = await rows();
    const { code, lines } = await run(folder, 'apply');
    expect(code).toBe(1);
    expect(lines[0]).toMatch(
      /^targets\.csv:\d+ +refused +target renovation-des-logements \/ passoires-thermiques$/,
    );
    expect(lines[1]).toMatch(/baseline_value: changed_needs_revision: .*\(baseline_value\)/);
    expect(lines.at(-1)).toMatch(/Nothing was written\.$/);
    expect(await rows()).toEqual(before);
  });
});

describe('an export in an empty site', () => {
  it('is the same when it is exported again', async () => {
    const first = await exportTo('from');
    await moveToEmptySite();
    expect((await run(first, 'apply')).code).toBe(0);
    const second = await exportTo('to');
    for (const file of ['pledges.csv', 'targets.csv', 'figures.csv']) {
      expect(await lasting(second, file), file).toBe(await lasting(first, file));
    }
    const columns = (text: string) => text.split('\r\n').map((line) => line.replace(/,\d+$/, ''));
    expect(columns(await lasting(second, 'statuses.csv'))).toEqual(
      columns(await lasting(first, 'statuses.csv')),
    );
  });

  it('writes nothing when the last row is refused', async () => {
    const folder = await exportTo('broken');
    await moveToEmptySite();
    const figures = join(folder, 'figures.csv');
    const text = await readFile(figures, 'utf8');
    const last = text.trimEnd().split('\r\n').at(-1) ?? '';
    await writeFile(figures, text.replace(last, last.replace('published', 'retracted')));
    const { code, lines } = await run(folder, 'apply');
    expect(code).toBe(1);
    expect(lines.some((line) => line.includes('state: history_not_importable'))).toBe(true);
    expect(await rows()).toEqual([0, 0, 0, 0, 0]);
  });

  it.each([
    ['pledges.csv', (text: string) => text.replace(',theme,', ',subject,'), /^pledges\.csv: .*“subject”/],
    ['programme.json', () => '{', /^programme\.json: programme\.json cannot be read/],
    [
      'targets.csv',
      (text: string) => text.replace('pistes-cyclables', 'pistes'),
      /pledge: bundle_pledge_missing/,
    ],
    ['targets.csv', (text: string) => text.replace(',60,', ',sixty,'), /value: not_a_number/],
    ['pledges.csv', (text: string) => text.replace(',logement,', ',maisons,'), /theme: unknown_theme/],
  ])('says what is wrong with %s', async (file, change, words) => {
    if ((await rows())[0] === 0) expect((await run(EXAMPLE, 'apply')).code).toBe(0);
    const folder = await exportTo('wrong');
    await moveToEmptySite();
    await writeFile(join(folder, file), change(await readFile(join(folder, file), 'utf8')));
    const { code, lines } = await run(folder, 'apply');
    expect(code).toBe(1);
    expect(lines.join('\n')).toMatch(new RegExp(words.source, 'm'));
    expect(await rows()).toEqual([0, 0, 0, 0, 0]);
  });
});

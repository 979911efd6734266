import { expect, test } from 'vitest';
import type { Actor } from '@/lib/accounts/types';
import { testDatabase } from '@/lib/core/testing/database';
import { listEntries, listStateFaults } from '@/lib/ledger/queries';
import { loadCatalogue, readCatalogueFolder } from '@/lib/server/catalogue-load';
import { importBundle } from './bundle/mutations';
import { addProgramme, addRegions } from './mutations';
import { getProgramme } from './queries';
import type { ProgrammeInput } from './schema';

const { db } = await testDatabase();
const admin = await newUser('admin', 'Dana');
const { programme: first } = await readCatalogueFolder();
const { regions = [] } = first;

async function newUser(role: Actor['role'], name: string): Promise<Actor> {
  const { id } = await db.user.create({
    data: { role, name, email: `${name}@example.org`, passwordHash: 'x' },
  });
  return { id, name, role };
}

async function newest(programme: string) {
  const [entry] = await listEntries({ programme, limit: 1 });
  return entry;
}

/** A programme as it was added before there were regions. */
async function withoutRegions(slug: string): Promise<ProgrammeInput> {
  const input = { ...first, slug, regions: [] };
  expect(await addProgramme(db, admin, input)).toMatchObject({ ok: true });
  return input;
}

test('the catalogue has the 17 regions and 3 cities, each on a tile of its own', () => {
  expect(regions).toHaveLength(20);
  expect(new Set(regions.map(({ row, column }) => `${row} ${column}`)).size).toBe(20);
  expect(regions.map(({ code }) => code)).toEqual(regions.map(({ code }) => code).toSorted());
});

test('a programme without regions says nothing of them; it is given some once, as an entry of the ledger', async () => {
  await withoutRegions('given');
  expect(Object.keys((await newest('given'))?.content ?? {})).not.toContain('regions');
  const editor = await newUser('editor', 'Erlan');
  const given = { programme: 'given', regions };
  expect(await addRegions(db, editor, given)).toMatchObject({ refusals: [{ code: 'not_allowed' }] });
  expect(await addRegions(db, admin, { ...given, programme: 'no' })).toMatchObject({
    refusals: [{ code: 'unknown_programme' }],
  });
  expect(await addRegions(db, admin, given)).toEqual({ ok: true, value: { regions: 20 } });
  expect((await getProgramme('given', db))?.regions).toEqual(regions);
  expect(await newest('given')).toMatchObject({
    kind: 'programme_revised',
    content: { slug: 'given', regions },
  });
  expect(await addRegions(db, admin, given)).toMatchObject({ refusals: [{ code: 'regions_there' }] });
  expect(await listStateFaults(db)).toEqual([]);
});

test('a region that was changed beside the ledger is found out', async () => {
  await db.$executeRaw`UPDATE region SET tile_row = 9 WHERE code = 'KZ-10'`;
  expect(await listStateFaults(db)).toMatchObject([{ noun: 'programme', name: 'given', fault: 'differs' }]);
  await db.$executeRaw`UPDATE region SET tile_row = 3 WHERE code = 'KZ-10'`;
  expect(await listStateFaults(db)).toEqual([]);
});

test('a bundle gives regions to a programme that has none, and changes none that are there', async () => {
  const input = await withoutRegions('bundled');
  const take = async (own: ProgrammeInput['regions']) => {
    const result = await importBundle(
      db,
      admin,
      {
        programme: { at: { file: 'programme.json', line: 1 }, input: { ...input, regions: own } },
        pledges: [],
        strays: [],
        figures: null,
      },
      { apply: true },
    );
    if (!result.ok) throw new Error(JSON.stringify(result.refusals));
    return result.value.counts;
  };
  expect(await take([])).toMatchObject({ same: 1 });
  expect(await take(regions)).toMatchObject({ added: 1 });
  expect(await take(regions)).toMatchObject({ same: 1 });
  expect(await take([])).toMatchObject({ same: 1 });
  expect(await take(regions.slice(1))).toMatchObject({ refused: 1 });
  expect((await getProgramme('bundled', db))?.regions).toHaveLength(20);
});

test('loading the catalogue again gives the first programme its regions', async () => {
  await withoutRegions(first.slug);
  await loadCatalogue(db, () => {});
  expect((await getProgramme(first.slug, db))?.regions).toHaveLength(20);
  expect(await listStateFaults(db)).toEqual([]);
});

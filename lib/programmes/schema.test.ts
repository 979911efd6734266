import { expect, test } from 'vitest';
import { programmeSchema } from './schema';

const NEW = {
  slug: 'somewhere-2026',
  title: { en: 'A programme' },
  promiser: { en: 'A. Person' },
  office: { en: 'Mayor' },
  country: 'EE',
  timeZone: 'Europe/Tallinn',
  announcedOn: '2026-01-01',
  startsOn: '2026-02-01',
  endsOn: '2030-02-01',
  principles: [{ slug: 'one', title: { en: 'One' } }],
  themes: [{ slug: 'first', title: { en: 'First' }, principle: 'one' }],
};

test('a programme that says nothing of it is reviewed by two people, and is not marked as imported', () => {
  const read = programmeSchema.safeParse(NEW);
  expect(read.error?.issues ?? []).toEqual([]);
  expect(read.data).toMatchObject({ reviewPolicy: 'two_people', isImported: false });
});

test('a policy that nobody has heard of is refused', () => {
  expect(programmeSchema.safeParse({ ...NEW, reviewPolicy: 'nobody' }).success).toBe(false);
});

test('regions have codes, tiles on the map, and none twice', () => {
  const abai = { code: 'KZ-10', name: { en: 'Abai' }, row: 1, column: 2 };
  const refused = (...regions: object[]) => {
    const read = programmeSchema.safeParse({ ...NEW, regions });
    return (read.error?.issues ?? []).map(({ path, message }) => `${path.join('.')}: ${message}`);
  };
  expect(programmeSchema.parse(NEW).regions).toEqual([]);
  expect(programmeSchema.parse({ ...NEW, regions: [abai] }).regions).toEqual([{ ...abai, short: null }]);
  expect(refused(abai, { ...abai, column: 3 })).toEqual(['regions.1.code: region_twice']);
  expect(refused(abai, { ...abai, code: 'KZ-11' })).toEqual(['regions.1.column: tile_taken']);
  expect(refused({ ...abai, code: 'Abai' })).toEqual(['regions.0.code: not_a_region']);
  expect(refused({ ...abai, row: 0 }, { ...abai, code: 'KZ-11', column: 1.5 })).toEqual([
    'regions.0.row: not_a_tile',
    'regions.1.column: not_a_tile',
  ]);
  expect(refused({ ...abai, short: { en: 'Semipalatinsk' } })).toEqual(['regions.0.short: too_long']);
  expect(refused({ ...abai, name: {} })).toEqual(['regions.0.name: required']);
});

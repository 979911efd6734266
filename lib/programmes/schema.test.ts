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

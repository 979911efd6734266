import { beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/accounts/types';
import type { Result } from '@/lib/core/errors';
import { testDatabase } from '@/lib/core/testing/database';
import { ledgerHead } from '@/lib/ledger/queries';
import { getProgramme } from '@/lib/programmes/queries';
import { planReleases } from './mutations';
import { listReleases, listReleasesNamed, listReleasesOf } from './queries';
import { releasesAsSeen } from './release-rows';
import type { ReleasesInput } from './schema';

const { db } = await testDatabase('catalogue');
const place = {
  programme: 'fair-kazakhstan-2022',
  pledge: 'irrigation-canals',
  target: 'irrigation-canals-renovated',
};
const target = await db.target.findFirstOrThrow({ where: { key: place.target } });

async function newUser(role: Actor['role'], change: { disabledAt?: Date } = {}): Promise<Actor> {
  const email = `${role}${change.disabledAt ? '-gone' : ''}@example.org`;
  const { id, name } = await db.user.create({
    data: { role, name: role, email, passwordHash: 'unused', ...change },
  });
  return { id, name, role };
}

const people = {
  editor: await newUser('editor'),
  reviewer: await newUser('reviewer'),
  admin: await newUser('admin'),
  'disabled reviewer': await newUser('reviewer', { disabledAt: new Date() }),
};

const YEARLY: ReleasesInput['releases'][number] = {
  name: { en: 'yearly figure for 2026', ru: 'годовой показатель за 2026 год' },
  publisher: 'Bureau of National Statistics',
  referenceOn: '2026-12-31',
  expectedOn: '2027-02-10',
};
const EARLIER = {
  ...YEARLY,
  name: { en: 'half-yearly figure' },
  referenceOn: '2026-06-30',
  expectedOn: '2026-08-10',
};

function plan(who: keyof typeof people, change: Partial<ReleasesInput> = {}) {
  return planReleases(db, people[who], { ...place, seen: '', releases: [YEARLY], ...change });
}

function codes(result: Result<unknown>): string[] {
  return result.ok ? [] : result.refusals.map(({ code, field }) => `${field ?? ''} ${code}`.trim());
}

beforeEach(async () => {
  await db.expectedRelease.deleteMany();
});

describe('the list of expected releases', () => {
  it.each([
    ['editor', ['not_allowed']],
    ['reviewer', []],
    ['admin', []],
    ['disabled reviewer', ['not_allowed']],
  ] as const)('is kept by a %s: %j', async (who, refused) => {
    expect(codes(await plan(who))).toEqual(refused);
    expect(await listReleasesOf(target.id)).toHaveLength(refused.length === 0 ? 1 : 0);
  });

  it('comes in the order of the announced days, and is nobody else’s', async () => {
    expect(codes(await plan('reviewer', { releases: [YEARLY, EARLIER] }))).toEqual([]);
    const saved = await listReleasesOf(target.id);
    expect(saved.map(({ name }) => name.en)).toEqual(['half-yearly figure', 'yearly figure for 2026']);
    expect(saved[1]).toMatchObject(YEARLY);
    const programme = await getProgramme(place.programme);
    const all = await listReleases({ id: programme?.id ?? '' });
    expect([...all.keys()]).toEqual([target.id]);
    expect(await listReleasesNamed({ ...place, target: 'nobody' })).toMatchObject({ ok: false });
  });

  it('is not public: the ledger does not move', async () => {
    const before = await ledgerHead(db);
    expect(codes(await plan('reviewer'))).toEqual([]);
    expect(await ledgerHead(db)).toEqual(before);
  });

  it('sent twice is saved once; a list that was saved meanwhile is refused, and stays', async () => {
    expect(codes(await plan('reviewer'))).toEqual([]);
    expect(codes(await plan('reviewer'))).toEqual([]);
    expect(codes(await plan('admin', { releases: [EARLIER] }))).toEqual(['releases_changed']);
    const saved = await listReleasesOf(target.id);
    expect(saved).toHaveLength(1);
    // Whoever has seen it may put their own in its place, with the line breaks of a form.
    const seen = releasesAsSeen(saved).replace(/\n/g, '\r\n');
    expect(codes(await plan('admin', { seen, releases: [EARLIER, YEARLY] }))).toEqual([]);
    const now = releasesAsSeen(await listReleasesOf(target.id)).replace(/\n/g, '\r\n');
    expect(codes(await plan('admin', { seen: now, releases: [] }))).toEqual([]);
    expect(await listReleasesOf(target.id)).toEqual([]);
  });

  it('two people at once: one list is saved, the other is told', async () => {
    const both = await Promise.all([plan('reviewer'), plan('admin', { releases: [EARLIER] })]);
    expect(both.map(codes).sort()).toEqual([[], ['releases_changed']]);
    expect(await listReleasesOf(target.id)).toHaveLength(1);
  });

  it.each<[string, Partial<ReleasesInput>, string[]]>([
    [
      'announced before its days are over',
      { releases: [{ ...YEARLY, expectedOn: '2026-12-30' }] },
      ['releases.0.expectedOn release_before_its_days'],
    ],
    ['about the same day twice', { releases: [YEARLY, YEARLY] }, ['releases.1.referenceOn release_twice']],
    ['without a publisher', { releases: [{ ...YEARLY, publisher: ' ' }] }, ['releases.0.publisher required']],
    ['of no target', { target: 'nobody' }, ['target unknown_target']],
    ['too many', { releases: Array.from({ length: 25 }, () => YEARLY) }, ['releases too_many_releases']],
  ])('a release %s is refused where it stands', async (_, change, refused) => {
    const result = codes(await plan('reviewer', change));
    expect(result.slice(0, 1)).toEqual(refused);
    expect(await listReleasesOf(target.id)).toEqual([]);
  });
});

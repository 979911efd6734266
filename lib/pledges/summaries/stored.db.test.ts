import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import type { Result } from '@/lib/core/errors';
import { addDays, plainDate } from '@/lib/core/plain-date';
import { makePerson } from '@/lib/core/testing/acting';
import { testDatabase } from '@/lib/core/testing/database';
import { publishFigure } from '@/lib/figures/mutations';
import { listPledgeStandings } from '@/lib/pledges/standings/current/queries';
import { getProgramme } from '@/lib/programmes/queries';
import { viewDay } from '@/lib/programmes/view-day';
import { retractFigure } from '@/lib/reviews/mutations';
import { SOURCE_KINDS } from '@/lib/status/types';
import { getStatusHistory, listSteps } from '../history/queries';
import { getPledgeDetail } from '../queries';
import { countStandings } from '../standing-counts';
import { summariesOf } from '../stored-summary';
import type { PledgeDetail } from '../types';
import { refreshSummaries } from './mutations';

const { db } = await testDatabase('catalogue');
const PROGRAMME = 'fair-kazakhstan-2022';
const found = await getProgramme(PROGRAMME);
if (!found) throw new Error('The catalogue is not loaded');
const programme = found;
const admin = await makePerson(db, 'admin', 'admin');
const today = { on: plainDate('2026-11-21'), isAsOf: false };

beforeAll(async () => {
  await db.programme.update({ where: { slug: PROGRAMME }, data: { reviewPolicy: 'one_person' } });
});

function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.refusals));
  return result.value;
}

/** What should be stored of the targets of a pledge, from the figures that the public sees. */
function computedAnew({ targets, figures }: PledgeDetail) {
  return targets.map((target) => {
    const own = figures.filter((figure) => figure.target === target.key);
    const day = viewDay(programme, new Date('2026-11-21T12:00:00Z'), null);
    return { key: target.key, ...summariesOf(target, null, own, day) };
  });
}

async function stored(slug: string) {
  const rows = await db.targetSummary.findMany({
    where: { target: { pledge: { slug } } },
    orderBy: { target: { position: 'asc' } },
    include: { target: { select: { key: true } } },
  });
  expect(rows.every(({ derivedSeq, ledgerSeq }) => derivedSeq === ledgerSeq)).toBe(true);
  return rows.map(({ target, methodVersion, summary, originalSummary, outline, steps }) => {
    return { key: target.key, methodVersion, summary, originalSummary, outline, steps };
  });
}

async function expectStoredIsComputed(slug: string): Promise<number> {
  const detail = await getPledgeDetail(programme, slug, today);
  if (!detail) throw new Error(`There is no ${slug}`);
  const computed = computedAnew(detail);
  expect(await stored(slug)).toEqual(computed);
  return Math.max(0, ...computed.map(({ steps }) => steps.length));
}

test('of the whole catalogue what is stored is what its figures amount to', async () => {
  const most: number[] = [];
  for (const { slug } of await db.pledge.findMany({ select: { slug: true } }))
    most.push(await expectStoredIsComputed(slug));
  expect(Math.max(...most)).toBeGreaterThan(2);
});

const PLACES = [
  { pledge: 'irrigation-canals', target: 'irrigation-canals-renovated', shape: 'running_total', unit: 'km' },
  { pledge: 'gasification-level', target: 'level-of-gasification-share-of', shape: 'reading', unit: '%' },
] as const;

const anyDeed = fc.record({
  place: fc.integer({ min: 0, max: 1 }),
  deed: fc.constantFrom('publish', 'publish', 'publish', 'correct', 'retract'),
  which: fc.nat(),
  value: fc.integer({ min: 0, max: 90 }),
  on: fc.integer({ min: 0, max: 900 }),
  late: fc.integer({ min: -10, max: 300 }),
  kind: fc.constantFrom(...SOURCE_KINDS),
});

test('it stays so through publications, corrections and retractions', async () => {
  let most = 0;
  const done = new Set<string>();
  const act = async (one: typeof anyDeed extends fc.Arbitrary<infer Deed> ? Deed : never) => {
    const { pledge, target, shape, unit } = PLACES[one.place] ?? PLACES[0];
    const inForce = await db.figure.findMany({
      where: { target: { key: target }, state: 'published', role: 'counted' },
      select: { id: true },
      orderBy: { id: 'asc' },
    });
    const other = inForce[one.which % Math.max(1, inForce.length)]?.id;
    if (one.deed === 'retract') {
      if (other === undefined) return;
      const reason = { en: 'Wrong table.' };
      value(await retractFigure(db, admin, { programme: PROGRAMME, id: other, reason }));
    } else {
      const isCorrection = one.deed === 'correct' && other !== undefined;
      const on = addDays(plainDate('2023-03-01'), one.on);
      const source = { url: `https://stat.example.org/${on}`, publisher: 'Statistics', kind: one.kind };
      const figure = {
        id: randomUUID(),
        programme: PROGRAMME,
        pledge,
        target,
        shape,
        role: 'counted' as const,
        value: String(one.value),
        unit,
        on,
        ...(one.value % 3 === 0 && { qualifier: 'about' as const }),
        sources: [{ ...source, publishedOn: one.late < 0 ? null : addDays(on, one.late) }],
        ...(isCorrection && { corrects: other, reason: { en: 'Misread.' } }),
      };
      value(await publishFigure(db, admin, figure));
    }
    done.add(one.deed);
    most = Math.max(most, await expectStoredIsComputed(pledge));
  };
  await fc.assert(
    fc.asyncProperty(fc.array(anyDeed, { minLength: 1, maxLength: 6 }), async (deeds) => {
      for (const deed of deeds) await act(deed);
    }),
    // What one run published the next finds: made smaller, it would not be the same.
    { numRuns: 12, endOnFailure: true },
  );
  expect([...done].sort()).toEqual(['correct', 'publish', 'retract']);
  expect(most).toBeGreaterThan(3);
});

test('a history is what views as of its days say', async () => {
  const history = await getStatusHistory(programme, today);
  const days = history.filter((_, index) => index % 12 === 0);
  for (const { day, groups } of days) {
    const standings = await listPledgeStandings(programme, { on: day, isAsOf: true });
    expect([day, groups]).toEqual([day, countStandings(standings).groups]);
  }
  expect(new Set(days.map(({ groups }) => JSON.stringify(groups))).size).toBeGreaterThan(2);
});

test('what an earlier version left is not believed, and made anew', async () => {
  const before = await listSteps(programme);
  const whole = await db.targetSummary.findMany({ orderBy: { targetId: 'asc' } });
  const wrong = JSON.stringify([{ from: null, status: 'achieved' }]);
  await db.$executeRaw`UPDATE target_summary SET outline = NULL, steps = NULL, derived_seq = NULL
    WHERE target_id IN (SELECT id FROM target ORDER BY id LIMIT 60)`;
  // As a version that knows nothing of the steps writes a summary.
  await db.$executeRaw`UPDATE target_summary SET steps = ${wrong}::jsonb, derived_seq = ledger_seq - 1
    WHERE derived_seq IS NOT NULL`;
  expect(await listSteps(programme)).toEqual(before);
  expect(await refreshSummaries(db)).toBe(whole.length);
  expect(await db.targetSummary.findMany({ orderBy: { targetId: 'asc' } })).toEqual(whole);
  expect(await refreshSummaries(db)).toBe(0);
});

test('a history is read without a look at any figure', async () => {
  await db.$executeRaw`ALTER TABLE figure RENAME TO figure_away`;
  const past = await getStatusHistory(programme, { on: plainDate('2026-10-13') });
  expect(past.length).toBeGreaterThan(30);
  await db.$executeRaw`UPDATE target_summary SET derived_seq = 0 WHERE derived_seq IN (SELECT min(derived_seq) FROM target_summary)`;
  await expect(getStatusHistory(programme, { on: plainDate('2026-10-12') })).rejects.toThrow();
  await db.$executeRaw`ALTER TABLE figure_away RENAME TO figure`;
});

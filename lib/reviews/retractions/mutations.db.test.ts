import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/accounts/types';
import { approveAssessment, proposeAssessment } from '@/lib/assessments/mutations';
import type { Result } from '@/lib/core/errors';
import { plainDate } from '@/lib/core/plain-date';
import { testDatabase } from '@/lib/core/testing/database';
import { publishFigure } from '@/lib/figures/mutations';
import { getFigure } from '@/lib/figures/queries';
import type { FigureInput } from '@/lib/figures/schema';
import { getEntry, iterateLedger, ledgerHead, listStateFaults } from '@/lib/ledger/queries';
import { verifyChain } from '@/lib/ledger/verify-chain';
import { getPledgeDetail } from '@/lib/pledges/queries';
import { getProgramme } from '@/lib/programmes/queries';
import { retractFigure } from '../mutations';
import { carryOutRetraction, proposeRetraction, returnRetraction, withdrawRetraction } from './mutations';
import { effectWithout, getRetraction, listRetractions, waitingRetractionOf } from './queries';

const { db } = await testDatabase('catalogue');
const SLUG = 'fair-kazakhstan-2022';
const CANALS = 'irrigation-canals';
const programme = await getProgramme(SLUG);
if (!programme) throw new Error('The catalogue is not loaded');
const known = programme;
const TODAY = { on: plainDate('2026-11-21'), isAsOf: false };
await db.programme.update({ where: { slug: SLUG }, data: { reviewPolicy: 'one_person' } });

async function newUser(role: Actor['role'], name: string): Promise<Actor> {
  const email = `${name.toLowerCase()}@example.org`;
  const { id } = await db.user.create({ data: { role, name, email, passwordHash: 'unused' } });
  return { id, name, role };
}

const people = {
  proposer: await newUser('editor', 'Proposer'),
  editor: await newUser('editor', 'Editor'),
  reviewer: await newUser('reviewer', 'Reviewer'),
  admin: await newUser('admin', 'Admin'),
  'proposing reviewer': await newUser('reviewer', 'Both'),
};
type Who = keyof typeof people;

function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.refusals));
  return result.value;
}

function codes(result: Result<unknown>): string[] {
  return result.ok ? [] : result.refusals.map(({ code }) => code);
}

let day = Date.parse('2026-01-01');

function amount(changes: Partial<FigureInput> = {}): FigureInput {
  const on = new Date(day).toISOString().slice(0, 10);
  day += 86_400_000;
  return {
    id: randomUUID(),
    programme: SLUG,
    pledge: CANALS,
    target: 'irrigation-canals-renovated',
    shape: 'amount',
    role: 'counted',
    value: '10',
    unit: 'km',
    from: on,
    to: on,
    sources: [{ url: `https://stat.example.org/${on}`, publisher: 'S', kind: 'official_statistics' }],
    ...changes,
  };
}

async function published(changes: Partial<FigureInput> = {}): Promise<string> {
  return value(await publishFigure(db, people.admin, amount(changes))).id;
}

function proposal(subjectId: string, id: string = randomUUID()) {
  return { id, programme: SLUG, subject: 'figure' as const, subjectId, reason: { en: 'Wrong table.' } };
}

async function proposed(by: Who = 'proposer'): Promise<{ id: string; figure: string }> {
  const figure = await published();
  const { id } = value(await proposeRetraction(db, people[by], proposal(figure)));
  return { id, figure };
}

async function canals(): Promise<number> {
  const pledge = await getPledgeDetail(known, CANALS, TODAY);
  return Number(pledge?.targets.find(({ unit }) => unit === 'km')?.summary.current);
}

async function everything() {
  return {
    retractions: await db.retraction.findMany({ orderBy: { id: 'asc' } }),
    figures: await db.figure.findMany({
      orderBy: { id: 'asc' },
      select: { id: true, state: true, version: true },
    }),
    events: [await db.figureEvent.count(), await db.assessmentEvent.count()],
    head: await ledgerHead(db),
  };
}

describe('who may do what about a proposed retraction', () => {
  const deeds = {
    'carry out': (id: string, who: Actor) => carryOutRetraction(db, who, id),
    return: (id: string, who: Actor) => returnRetraction(db, who, { id, reason: 'The table is right.' }),
    withdraw: (id: string, who: Actor) => withdrawRetraction(db, who, id),
  };
  const STATES = ['proposed', 'withdrawn', 'returned', 'done'] as const;

  async function retractionIn(state: (typeof STATES)[number], by: Who): Promise<string> {
    const { id } = await proposed(by);
    if (state === 'withdrawn') value(await withdrawRetraction(db, people[by], id));
    if (state === 'returned') value(await deeds.return(id, people.admin));
    if (state === 'done') value(await carryOutRetraction(db, people.admin, id));
    return id;
  }

  function expected(deed: keyof typeof deeds, state: (typeof STATES)[number], who: Who, by: Who): string[] {
    const isOwn = who === by;
    const mayDecide = !isOwn && (who === 'reviewer' || who === 'admin' || who === 'proposing reviewer');
    if (deed === 'withdraw' ? !isOwn : !mayDecide) return ['not_allowed'];
    if (deed === 'withdraw' && state === 'withdrawn') return []; // sent twice
    return state === 'proposed' ? [] : ['retraction_decided'];
  }

  const cases = (Object.keys(deeds) as (keyof typeof deeds)[]).flatMap((deed) =>
    STATES.flatMap((state) =>
      (['proposer', 'editor', 'reviewer', 'admin'] as const).map((who) => [deed, state, who] as const),
    ),
  );
  it.each(cases)('%s: %s, by %s', async (deed, state, who) => {
    const id = await retractionIn(state, 'proposer');
    const before = await everything();
    const refused = expected(deed, state, who, 'proposer');
    expect(codes(await deeds[deed](id, people[who]))).toEqual(refused);
    if (refused.length > 0) expect(await everything()).toEqual(before);
  });

  it('nobody decides about their own, not even a reviewer', async () => {
    const { id } = await proposed('proposing reviewer');
    expect(codes(await carryOutRetraction(db, people['proposing reviewer'], id))).toEqual(['not_allowed']);
    expect(codes(await deeds.return(id, people['proposing reviewer']))).toEqual(['not_allowed']);
    expect(codes(await carryOutRetraction(db, people.reviewer, id))).toEqual([]);
  });

  it('a disabled account and a made-up id come to nothing', async () => {
    const gone = await newUser('reviewer', 'Gone');
    await db.user.update({ where: { id: gone.id }, data: { disabledAt: new Date() } });
    const { id, figure } = await proposed();
    expect(codes(await carryOutRetraction(db, gone, id))).toEqual(['not_allowed']);
    expect(codes(await proposeRetraction(db, gone, proposal(figure)))).toEqual(['not_allowed']);
    expect(codes(await carryOutRetraction(db, people.reviewer, randomUUID()))).toEqual([
      'unknown_retraction',
    ]);
    expect(codes(await carryOutRetraction(db, people.reviewer, 'x'))).toEqual(['unknown_retraction']);
  });
});

describe('a retraction that was proposed', () => {
  it('changes nothing until a second person carries it out; then both stand in the ledger', async () => {
    const before = await canals();
    const { id, figure } = await proposed();
    expect(await canals()).toBe(before + 10);
    const published = await getFigure(known, figure);
    const effect = published && (await effectWithout(known, published, TODAY));
    expect(Number(effect?.target?.before.current) - Number(effect?.target?.after.current)).toBe(10);
    const { seq } = value(await carryOutRetraction(db, people.reviewer, id));
    expect(await canals()).toBe(before);
    expect(await getEntry(SLUG, seq)).toMatchObject({
      kind: 'figure_retracted',
      actor: 'Proposer',
      approver: 'Reviewer',
      figure,
      content: { reason: { en: 'Wrong table.' } },
    });
    expect(await getFigure(known, figure)).toMatchObject({ state: 'retracted', ended: { by: 'Proposer' } });
    const { thread, state, isInForce } = (await getRetraction(known, id)) ?? {};
    expect({ state, isInForce }).toEqual({ state: 'done', isInForce: false });
    expect(thread?.map(({ kind, actor }) => `${kind} ${actor}`)).toEqual([
      'published Admin',
      'retraction_proposed Proposer',
      'retracted Reviewer',
    ]);
    expect(await verifyChain(iterateLedger(null))).toMatchObject({ ok: true });
    expect(await listStateFaults()).toEqual([]);
  });

  it('goes back with a reason to whoever proposed it, who may propose again', async () => {
    const { id, figure } = await proposed();
    expect(codes(await returnRetraction(db, people.reviewer, { id, reason: ' ' }))).toEqual(['required']);
    value(await returnRetraction(db, people.reviewer, { id, reason: 'The table is right.' }));
    const listed = async (who: Who) =>
      (await listRetractions(known, people[who])).filter(({ subjectId }) => subjectId === figure);
    expect(await listed('proposer')).toMatchObject([
      { state: 'returned', returnReason: 'The table is right.', decidedBy: 'Reviewer' },
    ]);
    expect(await listed('editor')).toEqual([]);
    expect(codes(await proposeRetraction(db, people.proposer, proposal(figure)))).toEqual([]);
    expect(await listed('editor')).toMatchObject([{ state: 'proposed', isInForce: true }]);
  });

  it('sent twice is one proposal; a second one about the same figure waits for the first', async () => {
    const figure = await published();
    const form = proposal(figure);
    value(await proposeRetraction(db, people.proposer, form));
    expect(codes(await proposeRetraction(db, people.proposer, form))).toEqual([]);
    expect(codes(await proposeRetraction(db, people.editor, form))).toEqual(['not_allowed']);
    expect(codes(await proposeRetraction(db, people.editor, proposal(figure)))).toEqual(['retraction_waits']);
    expect(await waitingRetractionOf(figure)).toBe(form.id);
  });

  it('two reviewers at once: one carries it out, the other is told', async () => {
    const { id } = await proposed();
    const both = await Promise.all([
      carryOutRetraction(db, people.reviewer, id),
      carryOutRetraction(db, people.admin, id),
    ]);
    expect(both.map(codes).sort()).toEqual([[], ['retraction_decided']]);
  });

  it('of what was corrected meanwhile is refused with both versions, and can only be closed', async () => {
    const { id, figure } = await proposed();
    const { id: newer } = await publishedCorrectionOf(figure);
    const refused = await carryOutRetraction(db, people.reviewer, id);
    expect(refused).toMatchObject({
      ok: false,
      refusals: [{ code: 'figure_changed', values: { figure: newer, value: '11', wasValue: '10' } }],
    });
    expect((await getRetraction(known, id))?.isInForce).toBe(false);
    expect(codes(await returnRetraction(db, people.reviewer, { id, reason: 'Corrected.' }))).toEqual([]);
    expect(codes(await proposeRetraction(db, people.proposer, proposal(figure)))).toEqual(['figure_changed']);
  });

  it('is met by a reviewer who retracts the figure at once', async () => {
    const { id, figure } = await proposed();
    value(
      await retractFigure(db, people.reviewer, { programme: SLUG, id: figure, reason: { en: 'Wrong.' } }),
    );
    expect(await getRetraction(known, id)).toMatchObject({ state: 'done', decidedBy: 'Reviewer' });
  });

  it('a correction is retracted alone: the figure that it replaced does not come back', async () => {
    const before = await canals();
    const figure = await published();
    const { id: newer } = await publishedCorrectionOf(figure);
    expect(await canals()).toBe(before + 11);
    const { id } = value(await proposeRetraction(db, people.proposer, proposal(newer)));
    value(await carryOutRetraction(db, people.reviewer, id));
    expect(await canals()).toBe(before);
    expect((await getFigure(known, figure))?.state).toBe('superseded');
    expect((await getFigure(known, newer))?.state).toBe('retracted');
  });

  async function publishedCorrectionOf(id: string) {
    const old = await getFigure(known, id);
    const days = { from: old?.from ?? null, to: old?.to ?? null };
    const change = { ...days, corrects: id, reason: { en: 'Misread.' }, value: '11' };
    return value(await publishFigure(db, people.admin, amount(change)));
  }
});

describe('the retraction of an assessment', () => {
  const pledge = 'political-pluralism';

  async function assessed(supersedes: string | null = null): Promise<string> {
    const id = randomUUID();
    value(
      await proposeAssessment(db, people.editor, {
        id,
        programme: SLUG,
        pledge,
        verdict: 'kept',
        reasoning: { en: 'Done.' },
        sources: [{ url: 'https://example.org/a', publisher: 'A', kind: 'media' }],
        supersedes,
        reason: supersedes === null ? null : { en: 'More is known.' },
      }),
    );
    const { version } = await db.assessment.findUniqueOrThrow({ where: { id } });
    value(await approveAssessment(db, people.admin, { id, version }));
    return id;
  }

  it('takes two people, whoever they are; it stays readable and nothing comes back', async () => {
    const first = await assessed();
    const second = await assessed(first);
    const form = { ...proposal(second), subject: 'assessment' as const };
    const { id } = value(await proposeRetraction(db, people['proposing reviewer'], form));
    expect(codes(await carryOutRetraction(db, people['proposing reviewer'], id))).toEqual(['not_allowed']);
    const { seq } = value(await carryOutRetraction(db, people.reviewer, id));
    expect(await getEntry(SLUG, seq)).toMatchObject({
      kind: 'assessment_retracted',
      actor: 'Both',
      approver: 'Reviewer',
      pledge,
      content: { id: second, verdict: 'kept', reason: { en: 'Wrong table.' } },
    });
    const detail = await getPledgeDetail(known, pledge, TODAY);
    expect(detail?.assessment).toBeNull();
    expect(detail?.assessments.map((one) => [one.id, one.isInForce, one.retracted?.by ?? null])).toEqual([
      [second, false, 'Both'],
      [first, false, null],
    ]);
    // The day before, the assessment was in force; the tests' clock stands still, so it is of the same day here.
    expect(codes(await proposeRetraction(db, people.editor, { ...form, id: randomUUID() }))).toEqual([
      'assessment_changed',
    ]);
    // Another may be published, as the first of its kind.
    expect((await getPledgeDetail(known, pledge, TODAY))?.assessment).toBeNull();
    const third = await assessed();
    expect((await getPledgeDetail(known, pledge, TODAY))?.assessment?.id).toBe(third);
    expect(await verifyChain(iterateLedger(null))).toMatchObject({ ok: true });
  });

  it('of one that was revised meanwhile is refused', async () => {
    const inForce = (await getPledgeDetail(known, pledge, TODAY))?.assessment?.id ?? '';
    const form = { ...proposal(inForce), subject: 'assessment' as const };
    const { id } = value(await proposeRetraction(db, people.proposer, form));
    await assessed(inForce);
    expect(codes(await carryOutRetraction(db, people.reviewer, id))).toEqual(['assessment_changed']);
    expect(await getRetraction(known, id)).toMatchObject({ state: 'proposed', isInForce: false });
  });
});

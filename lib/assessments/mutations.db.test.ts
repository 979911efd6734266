import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Actor, Role } from '@/lib/accounts/types';
import { plainDate } from '@/lib/core/plain-date';
import { testDatabase } from '@/lib/core/testing/database';
import { getEntry, iterateLedger, ledgerHead, listStateFaults } from '@/lib/ledger/queries';
import { verifyChain } from '@/lib/ledger/verify-chain';
import { getPledgeDetail } from '@/lib/pledges/queries';
import { listPledgeStandings } from '@/lib/pledges/standings/current/queries';
import { getProgramme } from '@/lib/programmes/queries';
import { approveAssessment, proposeAssessment, returnAssessment, withdrawAssessment } from './mutations';
import { getProposal, listAssessmentCorrections, listProposals } from './queries';
import type { AssessmentInput } from './schema';

const { db } = await testDatabase('catalogue');
const PROGRAMME = 'fair-kazakhstan-2022';
const programme = await getProgramme(PROGRAMME);
if (!programme) throw new Error('The catalogue is not loaded');
const pledges = await db.pledge.findMany({ orderBy: [{ targets: { _count: 'asc' } }, { position: 'asc' }] });
/** The first has no target. */
const [WITHOUT_TARGETS] = pledges;
let next = 1;

const author = await newUser('editor', 'Aigerim');
const people = {
  editor: await newUser('editor', 'Bolat'),
  reviewer: await newUser('reviewer', 'Chingiz'),
  admin: await newUser('admin', 'Dana'),
} satisfies Record<Role, Actor>;

async function newUser(role: Role, name: string): Promise<Actor> {
  const { id } = await db.user.create({
    data: { role, name, email: `${name.toLowerCase()}@example.org`, passwordHash: 'unused' },
  });
  return { id, name, role };
}

/** A pledge that no other test speaks of. */
function freshPledge(): string {
  const pledge = pledges[next];
  next += 1;
  if (!pledge) throw new Error('No pledge is left');
  return pledge.slug;
}

function proposal(pledge: string, more: Partial<AssessmentInput> = {}): AssessmentInput {
  return {
    id: randomUUID(),
    programme: PROGRAMME,
    pledge,
    verdict: 'partly_kept',
    reasoning: { en: 'Half of it was done.' },
    sources: [{ url: 'https://example.org/report', publisher: 'Example', kind: 'media' }],
    ...more,
  };
}

type State = 'submitted' | 'returned' | 'published' | 'superseded';
type Outcome = { readonly ok: boolean; readonly refusals?: readonly { readonly code: string }[] };

function codesOf(result: Outcome): string {
  return result.ok ? 'ok' : (result.refusals ?? []).map(({ code }) => code).join();
}

async function versionOf(id: string): Promise<number> {
  return (await db.assessment.findUniqueOrThrow({ where: { id } })).version;
}

async function propose(actor: Actor, input: AssessmentInput): Promise<string> {
  const result = await proposeAssessment(db, actor, input);
  if (!result.ok) throw new Error(JSON.stringify(result.refusals));
  return result.value.id;
}

async function approve(id: string, actor: Actor = people.admin) {
  const result = await approveAssessment(db, actor, { id, version: await versionOf(id) });
  if (!result.ok) throw new Error(JSON.stringify(result.refusals));
  return result.value.seq;
}

/** An assessment of the author's in that state. */
async function assessmentIn(state: State, by: Actor = author): Promise<string> {
  const pledge = freshPledge();
  const id = await propose(by, proposal(pledge));
  const other = by.id === people.admin.id ? people.reviewer : people.admin;
  if (state === 'returned') {
    await returnAssessment(db, other, { id, version: await versionOf(id), reason: 'Which half?' });
  }
  if (state === 'published' || state === 'superseded') await approve(id, other);
  if (state === 'superseded') {
    const reason = { en: 'More was done.' };
    await approve(await propose(by, proposal(pledge, { supersedes: id, reason, verdict: 'kept' })), other);
  }
  expect((await db.assessment.findUniqueOrThrow({ where: { id } })).state).toBe(state);
  return id;
}

async function headAfter<T>(work: () => Promise<T>): Promise<[T, bigint]> {
  const before = BigInt((await ledgerHead()).seq);
  const result = await work();
  return [result, BigInt((await ledgerHead()).seq) - before];
}

describe('who may decide about whose, in which state', () => {
  const CHANGED = 'assessment_changed';
  const cases: [State, Role | 'author', string][] = [
    ['submitted', 'author', 'own_assessment'],
    ['submitted', 'editor', 'not_allowed'],
    ['submitted', 'reviewer', 'ok'],
    ['submitted', 'admin', 'ok'],
    ...(['returned', 'published', 'superseded'] as const).flatMap(
      (state): [State, Role | 'author', string][] => [
        [state, 'author', 'own_assessment'],
        [state, 'editor', 'not_allowed'],
        [state, 'reviewer', CHANGED],
        [state, 'admin', CHANGED],
      ],
    ),
  ];

  it.each(cases)('approve: %s, by %s: %s', async (state, who, expected) => {
    const id = await assessmentIn(state);
    const actor = who === 'author' ? author : people[who];
    const version = await versionOf(id);
    const [result, entries] = await headAfter(() => approveAssessment(db, actor, { id, version }));
    expect(codesOf(result)).toBe(expected);
    expect(entries).toBe(expected === 'ok' ? 1n : 0n);
  });

  it.each(cases)('return: %s, by %s: %s', async (state, who, expected) => {
    const id = await assessmentIn(state);
    const actor = who === 'author' ? author : people[who];
    const version = await versionOf(id);
    const input = { id, version, reason: 'Not yet.' };
    const [result, entries] = await headAfter(() => returnAssessment(db, actor, input));
    expect(codesOf(result)).toBe(expected);
    expect(entries).toBe(0n);
    const row = await db.assessment.findUniqueOrThrow({ where: { id } });
    expect(row.returnReason === 'Not yet.').toBe(expected === 'ok');
  });

  it.each(['reviewer', 'admin'] as const)('not even a %s approves their own', async (role) => {
    const id = await assessmentIn('submitted', people[role]);
    const input = { id, version: await versionOf(id) };
    expect(codesOf(await approveAssessment(db, people[role], input))).toBe('own_assessment');
  });

  it('asks for two people under the policy of one person too', async () => {
    await db.programme.update({ where: { slug: PROGRAMME }, data: { reviewPolicy: 'one_person' } });
    const id = await assessmentIn('submitted', people.admin);
    const input = { id, version: await versionOf(id) };
    expect(codesOf(await approveAssessment(db, people.admin, input))).toBe('own_assessment');
  });
});

describe('who may propose, and propose again', () => {
  it.each(['editor', 'reviewer', 'admin'] as const)('a %s may', async (role) => {
    const [result, entries] = await headAfter(() =>
      proposeAssessment(db, people[role], proposal(freshPledge())),
    );
    expect([codesOf(result), entries]).toEqual(['ok', 0n]);
  });

  it('the author puts a returned one right; nobody else does', async () => {
    const id = await assessmentIn('returned');
    const row = await getProposal(id);
    const again = proposal(row?.pledge ?? '', { id, verdict: 'not_kept' });
    expect(codesOf(await proposeAssessment(db, people.admin, again))).toBe('not_allowed');
    expect(codesOf(await proposeAssessment(db, author, again))).toBe('ok');
    expect(await getProposal(id)).toMatchObject({ state: 'submitted', verdict: 'not_kept', version: 3 });
  });

  it('takes one form sent twice for one proposal', async () => {
    const input = proposal(freshPledge());
    expect(codesOf(await proposeAssessment(db, author, input))).toBe('ok');
    expect(codesOf(await proposeAssessment(db, author, input))).toBe('ok');
    expect((await listProposals()).filter(({ id }) => id === input.id)).toHaveLength(1);
  });

  it.each([
    ['no reasoning', { reasoning: { en: ' ' } }, 'required'],
    ['no source', { sources: [] }, 'source_missing'],
    ['a verdict that there is not', { verdict: 'broken' as 'kept' }, 'required'],
    ['another programme', { programme: 'nothing' }, 'unknown_programme'],
    ['another pledge', { pledge: 'nothing' }, 'unknown_pledge'],
    [
      'a revision of what is not in force',
      { supersedes: randomUUID(), reason: { en: 'x' } },
      'assessment_outdated',
    ],
    ['a revision without a reason', { supersedes: randomUUID() }, 'required'],
  ] satisfies [string, Partial<AssessmentInput>, string][])('refuses %s', async (_, more, expected) => {
    const before = await db.assessment.count();
    expect(codesOf(await proposeAssessment(db, author, proposal(freshPledge(), more)))).toBe(expected);
    expect(await db.assessment.count()).toBe(before);
  });
});

describe('who may take a proposed one back', () => {
  const CHANGED = 'assessment_changed';
  it.each<[State, Role | 'author', string]>([
    ['submitted', 'author', 'ok'],
    ['returned', 'author', CHANGED],
    ['published', 'author', CHANGED],
    ['superseded', 'author', CHANGED],
    ['submitted', 'editor', 'not_allowed'],
    ['submitted', 'reviewer', 'not_allowed'],
    ['submitted', 'admin', 'not_allowed'],
    ['published', 'admin', 'not_allowed'],
  ])('%s, by %s: %s', async (state, who, expected) => {
    const id = await assessmentIn(state);
    const actor = who === 'author' ? author : people[who];
    const [result, entries] = await headAfter(() => withdrawAssessment(db, actor, id));
    expect(codesOf(result)).toBe(expected);
    expect(entries).toBe(0n);
    const row = await db.assessment.findUniqueOrThrow({ where: { id } });
    expect(row.state).toBe(expected === 'ok' ? 'withdrawn' : state);
  });

  it('nobody decides about it then; sent again it waits again, and its thread tells everything', async () => {
    const id = await assessmentIn('submitted');
    const version = await versionOf(id);
    await returnAssessment(db, people.reviewer, { id, version, reason: 'Which half?' });
    const pledge = (await getProposal(id))?.pledge ?? '';
    await propose(author, proposal(pledge, { id, verdict: 'not_kept' }));
    expect(codesOf(await withdrawAssessment(db, author, id))).toBe('ok');
    expect(codesOf(await withdrawAssessment(db, author, id))).toBe('ok'); // sent twice
    const read = { id, version: await versionOf(id) };
    expect(codesOf(await approveAssessment(db, people.admin, read))).toBe('assessment_changed');
    await propose(author, proposal(pledge, { id, verdict: 'kept' }));
    const { thread, returnReason } = (await getProposal(id)) ?? {};
    expect(thread?.map(({ kind, actor, reason }) => [kind, actor, reason])).toEqual([
      ['submitted', 'Aigerim', null],
      ['returned', 'Chingiz', 'Which half?'],
      ['submitted', 'Aigerim', null],
      ['withdrawn', 'Aigerim', null],
      ['submitted', 'Aigerim', null],
    ]);
    expect(returnReason).toBeNull();
  });

  it('withdrawn while a reviewer approves: one of the two is refused', async () => {
    const id = await assessmentIn('submitted');
    const version = await versionOf(id);
    const both = await Promise.all([
      withdrawAssessment(db, author, id),
      approveAssessment(db, people.admin, { id, version }),
    ]);
    expect(both.map(codesOf).sort()).toEqual(['assessment_changed', 'ok']);
  });

  it('a form that comes back with something else in it is refused, and not silently dropped', async () => {
    const input = proposal(freshPledge());
    await propose(author, input);
    const other = { ...input, reasoning: { en: 'Something else.' } };
    expect(codesOf(await proposeAssessment(db, author, other))).toBe('already_submitted');
  });
});

describe('what two people at once bring about', () => {
  it('two reviewers approve: one of them does, and one entry is written', async () => {
    const id = await assessmentIn('submitted');
    const version = await versionOf(id);
    const [results, entries] = await headAfter(() =>
      Promise.all(
        [people.reviewer, people.admin].map((actor) => approveAssessment(db, actor, { id, version })),
      ),
    );
    expect(results.map(codesOf).sort()).toEqual(['assessment_changed', 'ok']);
    expect(entries).toBe(1n);
  });

  it('a decision on what was read before it was put right is refused', async () => {
    const id = await assessmentIn('submitted');
    const version = await versionOf(id);
    await returnAssessment(db, people.reviewer, { id, version, reason: 'Which half?' });
    const row = await getProposal(id);
    await propose(author, proposal(row?.pledge ?? '', { id }));
    expect(codesOf(await approveAssessment(db, people.admin, { id, version }))).toBe('assessment_changed');
  });

  it('of two proposals for one pledge the second has been overtaken', async () => {
    const pledge = freshPledge();
    const [first, second] = [
      await propose(author, proposal(pledge)),
      await propose(people.editor, proposal(pledge)),
    ];
    await approve(first);
    const late = { id: second, version: await versionOf(second) };
    expect(codesOf(await approveAssessment(db, people.admin, late))).toBe('assessment_outdated');
  });
});

describe('what the public gets', () => {
  it('is author, approver and content in one entry; revisions keep what was said before', async () => {
    const pledge = WITHOUT_TARGETS?.slug ?? '';
    const first = await propose(author, proposal(pledge));
    const today = { on: plainDate('2026-11-21'), isAsOf: false };
    expect((await getPledgeDetail(programme, pledge, today))?.assessment).toBeNull();
    const seq = await approve(first, people.reviewer);
    expect(await getEntry(PROGRAMME, seq)).toMatchObject({
      kind: 'assessment_published',
      actor: 'Aigerim',
      approver: 'Chingiz',
      pledge,
      content: { id: first, verdict: 'partly_kept', methodVersion: 1, supersedes: null },
    });
    const reason = { en: 'The law was passed.' };
    const second = await propose(author, proposal(pledge, { verdict: 'kept', supersedes: first, reason }));
    expect((await getPledgeDetail(programme, pledge, today))?.assessment).toMatchObject({ id: first });
    const revised = await approve(second);
    expect(await getEntry(PROGRAMME, revised)).toMatchObject({
      kind: 'assessment_revised',
      content: { supersedes: first, reason },
    });

    const detail = await getPledgeDetail(programme, pledge, today);
    expect(detail?.status).toBe('not_measurable');
    expect(detail?.assessment).toMatchObject({ id: second, verdict: 'kept', isInForce: true, reason });
    expect(detail?.assessments.map(({ id, isInForce }) => [id, isInForce])).toEqual([
      [second, true],
      [first, false],
    ]);
    const listed = (await listPledgeStandings(programme, today)).find(({ slug }) => slug === pledge);
    expect(listed?.assessment).toMatchObject({ verdict: 'kept', ledgerSeq: revised });
    expect(await verifyChain(iterateLedger(null))).toMatchObject({ ok: true });
  });

  it('on a past day is what was published by then', async () => {
    const id = await assessmentIn('published');
    const { pledge } = await db.assessment.findUniqueOrThrow({ where: { id }, include: { pledge: true } });
    const before = await getPledgeDetail(programme, pledge.slug, {
      on: plainDate('2024-01-01'),
      isAsOf: true,
    });
    expect(before?.assessment).toBeNull();
    expect(before?.assessments).toEqual([]);
  });
});

describe('the database itself', () => {
  it('keeps what was published', async () => {
    const id = await assessmentIn('published');
    await expect(db.assessment.update({ where: { id }, data: { verdict: 'kept' } })).rejects.toThrow(
      /does not change/,
    );
    await expect(db.assessment.update({ where: { id }, data: { ledgerSeq: 1n } })).rejects.toThrow(
      /does not change/,
    );
    await expect(db.assessment.delete({ where: { id } })).rejects.toThrow();
    await expect(db.assessmentSource.deleteMany({ where: { assessmentId: id } })).rejects.toThrow(
      /do not change/,
    );
  });

  it('publishes nothing without a second person, nor two at once', async () => {
    const id = await assessmentIn('submitted');
    const published = { state: 'published' as const, publishedAt: new Date() };
    await expect(db.assessment.update({ where: { id }, data: published })).rejects.toThrow();
    const alone = { ...published, approverId: author.id };
    await expect(db.assessment.update({ where: { id }, data: alone })).rejects.toThrow();
    await approve(id);
    const { pledge } = await db.assessment.findUniqueOrThrow({ where: { id }, include: { pledge: true } });
    const row = await db.assessment.create({
      data: {
        pledgeId: pledge.id,
        verdict: 'kept',
        reasoning: { en: 'x' },
        methodVersion: 1,
        authorId: author.id,
        submittedAt: new Date(),
        sources: { create: [{ position: 0, url: 'https://example.org/', publisher: 'E', kind: 'media' }] },
      },
    });
    const second = { ...published, approverId: people.admin.id };
    await expect(db.assessment.update({ where: { id: row.id }, data: second })).rejects.toThrow();
  });
});

it('every revised assessment stands in the list of corrections, and the state agrees with the ledger', async () => {
  const id = await assessmentIn('superseded');
  const corrections = await listAssessmentCorrections(programme);
  expect(corrections.find(({ old }) => old.id === id)).toMatchObject({
    old: { verdict: 'partly_kept' },
    now: { verdict: 'kept', reason: { en: 'More was done.' } },
  });
  expect(await listStateFaults()).toEqual([]);
  // A verdict changed past the triggers is found.
  await db.$transaction(async (tx) => {
    await tx.$executeRaw`ALTER TABLE assessment DISABLE TRIGGER assessment_guard`;
    await tx.$executeRaw`UPDATE assessment SET verdict = 'not_kept' WHERE id = ${id}::uuid`;
    expect(await listStateFaults(tx)).toEqual([{ noun: 'assessment', name: id, fault: 'differs' }]);
    await tx.$executeRaw`UPDATE assessment SET verdict = 'partly_kept' WHERE id = ${id}::uuid`;
    await tx.$executeRaw`ALTER TABLE assessment ENABLE TRIGGER assessment_guard`;
  });
});

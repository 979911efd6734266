import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/accounts/types';
import type { Result } from '@/lib/core/errors';
import { plainDate } from '@/lib/core/plain-date';
import { testDatabase } from '@/lib/core/testing/database';
import { publishFigure } from '@/lib/figures/mutations';
import { changesOf } from '@/lib/ledger/entry-changes';
import { iterateLedger, ledgerHead, listStateFaults } from '@/lib/ledger/queries';
import type { LedgerEntry } from '@/lib/ledger/types';
import { verifyChain } from '@/lib/ledger/verify-chain';
import { getPledgeDetail } from '@/lib/pledges/queries';
import { getProgramme } from '@/lib/programmes/queries';
import { loadCatalogue } from '@/lib/server/catalogue-load';
import {
  approveRevision,
  previewRevision,
  proposeRevision,
  publishRevision,
  returnRevision,
  withdrawRevision,
} from './mutations';
import { getProposedRevision, listProposedRevisions, listRevisions, listVersions } from './queries';
import type { RevisionInput } from './schema';

const { db } = await testDatabase('catalogue');
const SLUG = 'fair-kazakhstan-2022';
const PLEDGE = 'housing-construction';
const TARGET = 'new-housing-commissioned';
const programme = await getProgramme(SLUG);
if (!programme) throw new Error('The catalogue is not loaded');
const known = programme;
const DAY = { on: plainDate('2026-11-21'), isAsOf: false };

async function newUser(role: Actor['role'], name: string): Promise<Actor> {
  const email = `${name.toLowerCase()}@example.org`;
  const { id } = await db.user.create({ data: { role, name, email, passwordHash: 'unused' } });
  return { id, name, role };
}
const people = {
  editor: await newUser('editor', 'Editor'),
  reviewer: await newUser('reviewer', 'Reviewer'),
  admin: await newUser('admin', 'Admin'),
  'other admin': await newUser('admin', 'Other'),
};
type Who = keyof typeof people;
const WHO = Object.keys(people) as Who[];

function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.refusals));
  return result.value;
}
function codes(result: Result<unknown>): string[] {
  return result.ok ? [] : result.refusals.map(({ code, field }) => (field ? `${field}: ${code}` : code));
}
async function versions() {
  const found = await listVersions(known, PLEDGE);
  if (!found) throw new Error('no pledge');
  return { pledge: found.pledge, target: found.targets.get(TARGET) ?? 0 };
}

let million = 200;
/** A revision of the value of the housing target: each time another one. */
async function newValue(changes: Partial<RevisionInput> = {}): Promise<RevisionInput> {
  million += 1;
  return {
    id: randomUUID(),
    programme: SLUG,
    pledge: PLEDGE,
    target: TARGET,
    basedOn: (await versions()).target,
    revisedOn: '2025-06-01',
    reason: { en: 'The plan was raised.' },
    sources: [{ url: 'https://gov.example.org/plan', publisher: 'Government', kind: 'government' }],
    terms: { value: `${million}000000` },
    ...changes,
  };
}
async function newWords(title: string): Promise<RevisionInput> {
  const { terms: _t, ...rest } = await newValue({ target: null, basedOn: (await versions()).pledge });
  return { ...rest, wording: { title: { en: title }, summary: { en: 'More homes.' } } };
}
async function housing() {
  const pledge = await getPledgeDetail(known, PLEDGE, DAY);
  const target = pledge?.targets.find(({ key }) => key === TARGET);
  if (!pledge || !target) throw new Error('no target');
  return { pledge, target };
}
async function setPolicy(reviewPolicy: 'one_person' | 'two_people') {
  await db.programme.update({ where: { slug: SLUG }, data: { reviewPolicy } });
}
/** Nothing of a test waits for the next one. */
beforeEach(async () => {
  await setPolicy('two_people');
  await db.revision.updateMany({ where: { state: 'submitted' }, data: { state: 'withdrawn' } });
});

describe('a target’s value, revised by two people', () => {
  it('changes the status and keeps what was first promised beside it', async () => {
    const before = await housing();
    expect(before.target.standing.status).toBe('on_track');
    expect(before.target.original).toBeNull();
    const { seq: headBefore } = await ledgerHead();

    const input = await newValue({ terms: { value: '222000000', due: '2030-12-31', checkpoints: [] } });
    const preview = value(await previewRevision(db, people.reviewer, input));
    expect(preview.target?.before.standing.status).toBe('on_track');
    expect(preview.target?.after.standing.status).toBe('behind');
    const { id } = value(await proposeRevision(db, people.reviewer, input));
    expect((await ledgerHead()).seq).toBe(headBefore);
    expect((await housing()).target.value).toBe('111000000');
    expect((await listProposedRevisions(people.admin.id)).map((one) => one.id)).toEqual([id]);

    const { seq } = value(await approveRevision(db, people.admin, { id, version: 1 }));
    expect(seq).toBe(String(BigInt(headBefore) + 1n));
    const { pledge, target } = await housing();
    expect(target).toMatchObject({ value: '222000000', due: '2030-12-31', start: '2023-01-01' });
    expect(target.isRevised).toBe(true);
    expect(target.standing).toMatchObject({ status: 'behind' });
    expect(target.standing.flags).toContain('revised_target');
    expect(target.checkpoints).toEqual([]);
    expect(target.original?.target.checkpoints).toHaveLength(3);
    expect(target.original).toMatchObject({ revisedOn: '2025-06-01', standing: { status: 'on_track' } });
    expect(target.original?.target).toMatchObject({ value: '111000000', due: '2029-12-31' });
    expect(target.original?.target.metric).toEqual(target.metric);
    expect(pledge.revisions).toMatchObject([
      { id, author: 'Reviewer', approver: 'Admin', ledgerSeq: seq, reason: { en: 'The plan was raised.' } },
    ]);
  });

  it('stands in the ledger whole, and nothing but what was changed differs from before', async () => {
    const entries: LedgerEntry[] = [];
    for await (const entry of iterateLedger(SLUG)) entries.push(entry);
    const ofTarget = entries.filter(({ target }) => target === TARGET);
    const added = ofTarget.find(({ kind }) => kind === 'target_added');
    const revised = ofTarget.find(({ kind }) => kind === 'target_revised');
    if (!added || !revised) throw new Error('entries are missing');
    expect(revised).toMatchObject({ actor: 'Reviewer', approver: 'Admin' });
    expect(revised.content).toMatchObject({
      revisedOn: '2025-06-01',
      reason: { en: 'The plan was raised.' },
    });
    expect(revised.content.revisionSources).toHaveLength(1);
    const changes = changesOf([added.content], revised.content) ?? [];
    expect(changes.map(({ field }) => field).sort()).toEqual(['checkpoints', 'due', 'value']);
    expect((await verifyChain(iterateLedger(null))).ok).toBe(true);
    expect(await listStateFaults()).toEqual([]);
  });
});

describe('who may do what', () => {
  it.each([
    ['editor', ['not_allowed']],
    ['reviewer', []],
    ['admin', []],
  ] as const)('%s proposes', async (who, refused) => {
    expect(codes(await proposeRevision(db, people[who], await newValue()))).toEqual(refused);
  });

  it.each([
    ['editor', 'one_person', ['not_allowed']],
    ['reviewer', 'one_person', ['second_person_needed']],
    ['admin', 'one_person', []],
    ['admin', 'two_people', ['second_person_needed']],
  ] as const)('%s publishes alone under "%s"', async (who, policy, refused) => {
    await setPolicy(policy);
    const { seq } = await ledgerHead();
    const result = await publishRevision(db, people[who], await newValue());
    expect(codes(result)).toEqual(refused);
    expect((await ledgerHead()).seq).toBe(result.ok ? result.value.seq : seq);
    if (result.ok) expect((await listRevisions(known))[0]).toMatchObject({ author: 'Admin', approver: null });
  });

  it.each([
    ['editor', 'reviewer', ['not_allowed']],
    ['reviewer', 'admin', ['not_allowed']],
    ['reviewer', 'reviewer', ['own_revision']],
    ['admin', 'admin', ['own_revision']],
    ['admin', 'reviewer', []],
    ['other admin', 'admin', []],
  ] as const)('%s decides about a proposal of %s', async (who, author, refused) => {
    const { id } = value(await proposeRevision(db, people[author], await newValue()));
    expect(codes(await returnRevision(db, people[who], { id, version: 1, reason: 'No.' }))).toEqual(refused);
    if (refused.length > 0) {
      expect(codes(await approveRevision(db, people[who], { id, version: 1 }))).toEqual(refused);
    }
  });

  it.each(WHO)('%s takes back what a reviewer proposed', async (who) => {
    const { id } = value(await proposeRevision(db, people.reviewer, await newValue()));
    const refused = who === 'reviewer' ? [] : ['not_allowed'];
    expect(codes(await withdrawRevision(db, people[who], id))).toEqual(refused);
  });

  it('nobody whose role was lowered while the form was open', async () => {
    const lowered = await newUser('admin', 'Lowered');
    const { id } = value(await proposeRevision(db, people.reviewer, await newValue()));
    await db.user.update({ where: { id: lowered.id }, data: { role: 'editor' } });
    expect(codes(await approveRevision(db, lowered, { id, version: 1 }))).toEqual(['not_allowed']);
  });
});

describe('on the way', () => {
  it('goes back to its author with a reason, and comes again under its own id', async () => {
    const input = await newValue();
    const { id } = value(await proposeRevision(db, people.reviewer, input));
    expect(codes(await returnRevision(db, people.admin, { id, version: 1, reason: ' ' }))).toEqual([
      'reason: required',
    ]);
    value(await returnRevision(db, people.admin, { id, version: 1, reason: 'Which meeting?' }));
    expect(await getProposedRevision(known, id)).toMatchObject({
      state: 'returned',
      returnedBy: 'Admin',
      returnReason: 'Which meeting?',
      version: 2,
    });
    expect((await listProposedRevisions(people.reviewer.id)).some((one) => one.id === id)).toBe(true);
    expect((await listProposedRevisions(people.admin.id)).some((one) => one.id === id)).toBe(false);
    value(await proposeRevision(db, people.reviewer, { ...input, reason: { en: 'At the meeting of May.' } }));
    expect(await getProposedRevision(known, id)).toMatchObject({
      state: 'submitted',
      version: 3,
      reason: { en: 'At the meeting of May.' },
    });
    value(await approveRevision(db, people.admin, { id, version: 3 }));
  });

  it('is one revision, however often the form is sent', async () => {
    const input = await newValue();
    value(await proposeRevision(db, people.reviewer, input));
    expect(value(await proposeRevision(db, people.reviewer, input))).toEqual({ id: input.id });
    const other = { ...input, reason: { en: 'Another.' } };
    expect(codes(await proposeRevision(db, people.reviewer, other))).toEqual(['revision_already_waiting']);
    expect(await db.revision.count({ where: { id: input.id } })).toBe(1);
  });

  it('is refused after its author took it back', async () => {
    const { id } = value(await proposeRevision(db, people.reviewer, await newValue()));
    value(await withdrawRevision(db, people.reviewer, id));
    const result = await approveRevision(db, people.admin, { id, version: 1 });
    expect(result).toMatchObject({
      refusals: [{ code: 'revision_not_waiting', values: { state: 'withdrawn' } }],
    });
  });

  it('is published once where two admins approve at the same time', async () => {
    const { id } = value(await proposeRevision(db, people.reviewer, await newValue()));
    const { seq } = await ledgerHead();
    const both = [people.admin, people['other admin']].map((admin) =>
      approveRevision(db, admin, { id, version: 1 }),
    );
    const results = await Promise.all(both);
    expect(results.flatMap(codes)).toEqual(['revision_not_waiting']);
    expect((await ledgerHead()).seq).toBe(String(BigInt(seq) + 1n));
  });

  it('waits alone: another for the same target is refused, one for the words is not', async () => {
    value(await proposeRevision(db, people.reviewer, await newValue()));
    const second = await newValue();
    const refused = await proposeRevision(db, people.admin, second);
    expect(refused).toMatchObject({
      refusals: [{ code: 'revision_waiting', values: { name: 'Reviewer' } }],
    });
    expect(codes(await previewRevision(db, people.admin, second))).toEqual(['revision_waiting']);
    value(await proposeRevision(db, people.admin, await newWords('More homes')));
  });

  it('is refused with both versions where somebody revised the target meanwhile', async () => {
    const late = await newValue();
    const first = await newValue({ terms: { value: '500000000' } });
    const before = (await housing()).target.value;
    value(await proposeRevision(db, people.reviewer, first));
    value(await approveRevision(db, people.admin, { id: first.id, version: 1 }));
    expect(await proposeRevision(db, people.admin, late)).toMatchObject({
      refusals: [
        {
          code: 'target_revised_meanwhile',
          values: { name: 'Reviewer', hasValue: 'yes', value: '500000000', wasValue: before },
        },
      ],
    });
  });
});

describe('what is refused', () => {
  const day = (revisedOn: string) => ({ revisedOn });
  const terms = (given: RevisionInput['terms']) => ({ terms: given ?? {} });
  const at = (on: string) => ({ on, value: '1', sourceUrl: null });
  it.each<[string, Partial<RevisionInput>, string[]]>([
    ['nothing that changes', terms({}), ['nothing_changed']],
    ['a day to come', day('2026-11-22'), ['revisedOn: date_in_future']],
    ['a day before the promise', day('2022-01-01'), ['revisedOn: revised_before_promised']],
    ['a day before the change before', day('2025-05-31'), ['revisedOn: revised_before_last']],
    ['no day', day('2025-02-30'), ['revisedOn: not_a_date']],
    ['no source', { sources: [] }, ['sources: source_missing']],
    [
      'a source of tomorrow',
      { sources: [{ url: 'https://a.example/', publisher: 'A', kind: 'media', publishedOn: '2026-12-01' }] },
      ['sources.0.publishedOn: date_in_future'],
    ],
    ['no reason', { reason: {} }, ['reason: required']],
    ['a value in words', terms({ value: 'many' }), ['value: not_a_number']],
    ['more digits than are kept', terms({ value: '1.12345678901' }), ['value: too_precise']],
    ['a value of zero', terms({ value: '0' }), ['value: not_positive']],
    ['a due date before the start', terms({ due: '2022-12-31', checkpoints: [] }), ['due: period_reversed']],
    [
      'a checkpoint on the due date',
      terms({ checkpoints: [at('2030-12-31')] }),
      ['checkpoints.0.on: checkpoint_outside'],
    ],
    [
      'checkpoints in disorder',
      terms({ checkpoints: [at('2025-01-01'), at('2024-01-01')] }),
      ['checkpoints.1.on: checkpoints_not_in_order'],
    ],
    ['another unit, with figures there', terms({ unit: 'km' }), ['unit: unit_has_figures']],
    [
      'a baseline for what adds up',
      terms({ baseline: { value: '1', date: '2022-01-01' } }),
      ['baseline: does_not_fit_kind'],
    ],
    ['a pledge that is not there', { pledge: 'nothing' }, ['pledge: unknown_pledge']],
  ])('%s', async (_, changes, refused) => {
    const { seq } = await ledgerHead();
    expect(codes(await proposeRevision(db, people.reviewer, await newValue(changes)))).toEqual(refused);
    expect((await ledgerHead()).seq).toBe(seq);
  });

  it('terms that leave a published figure without a place, with its name', async () => {
    const later = await newValue({ terms: { start: '2024-01-01', checkpoints: [] } });
    const result = await proposeRevision(db, people.reviewer, later);
    expect(result.ok ? [] : result.refusals).toContainEqual(
      expect.objectContaining({
        code: 'figure_no_longer_fits',
        values: expect.objectContaining({
          value: '36900000',
          period: '2023-01-01/2024-12-31',
          why: 'amount_before_start',
        }),
      }),
    );
    const level = await newValue({ terms: { kind: 'level', checkpoints: [] } });
    expect(codes(await proposeRevision(db, people.reviewer, level))).toContain('figure_no_longer_fits');
  });
});

describe('the words of a pledge', () => {
  it('change with a public revision, and the old ones stay', async () => {
    const before = (await housing()).pledge.title;
    const input = await newWords('Homes for all');
    value(await proposeRevision(db, people.reviewer, input));
    const { seq } = value(await approveRevision(db, people.admin, { id: input.id, version: 1 }));
    const { pledge } = await housing();
    expect(pledge.title).toEqual({ en: 'Homes for all' });
    const [rewording] = pledge.revisions.filter(({ target }) => target === null);
    expect(rewording).toMatchObject({ ledgerSeq: seq, subject: { of: 'pledge', before: { title: before } } });
    expect(rewording?.subject.after).toEqual({
      ...rewording?.subject.before,
      title: { en: 'Homes for all' },
      summary: { en: 'More homes.' },
    });
  });
});

describe('the record around it', () => {
  it('keeps both summaries as figures come and go', async () => {
    await setPolicy('one_person');
    const figure = {
      id: randomUUID(),
      programme: SLUG,
      pledge: PLEDGE,
      target: TARGET,
      shape: 'amount' as const,
      role: 'counted' as const,
      value: '60000000',
      unit: 'm2',
      from: '2026-01-01',
      to: '2026-10-31',
      sources: [{ url: 'https://stat.example.org/2026', publisher: 'Statistics', kind: 'media' as const }],
    };
    const published = value(await publishFigure(db, people.admin, figure));
    const row = await db.targetSummary.findFirstOrThrow({ where: { target: { key: TARGET } } });
    expect(row.ledgerSeq.toString()).toBe(published.seq);
    expect(row.originalSummary).toMatchObject({
      current: '117000000',
      targetValue: '111000000',
      isMet: true,
    });
    const { target } = await housing();
    expect(target.original?.standing.status).toBe('achieved');
    expect(target.summary.targetValue).not.toBe('111000000');
    // As of a past day nothing stored is used: targets as now known, figures as then.
    const past = await getPledgeDetail(known, PLEDGE, { on: plainDate('2026-03-01'), isAsOf: true });
    const then = past?.targets.find(({ key }) => key === TARGET);
    expect(then).toMatchObject({ isRevised: true, original: { summary: { current: '57000000' } } });
  });

  it('is not undone by loading the catalogue again', async () => {
    const { seq } = await ledgerHead();
    const before = (await housing()).target;
    const report = await loadCatalogue(db, () => {});
    expect(report).toMatchObject({ programmes: 0, pledges: 0, targets: 0, figures: 0 });
    expect((await ledgerHead()).seq).toBe(seq);
    expect((await housing()).target).toEqual(before);
  });

  it('is what the ledger says, and a row changed by hand is found', async () => {
    expect((await verifyChain(iterateLedger(null))).ok).toBe(true);
    expect(await listStateFaults()).toEqual([]);
    await db.target.updateMany({ where: { key: TARGET }, data: { due: new Date('2031-01-01') } });
    await db.pledge.update({
      where: { id: (await housing()).pledge.id },
      data: { title: { en: 'By hand' } },
    });
    expect(await listStateFaults()).toMatchObject([
      { noun: 'pledge', name: PLEDGE, fault: 'differs' },
      { noun: 'target', name: TARGET, fault: 'differs' },
    ]);
  });

  it('does not change once it is published', async () => {
    const [last] = await listRevisions(known);
    const where = { id: last?.id ?? '' };
    await expect(db.revision.update({ where, data: { reason: { en: 'Other.' } } })).rejects.toThrow(
      /published/,
    );
    await expect(db.revision.delete({ where })).rejects.toThrow(/stays/);
  });
});

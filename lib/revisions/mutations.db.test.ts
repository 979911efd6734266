import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/accounts/types';
import type { Result } from '@/lib/core/errors';
import { plainDate } from '@/lib/core/plain-date';
import { testDatabase } from '@/lib/core/testing/database';
import { changesOf } from '@/lib/ledger/entry-changes';
import { iterateLedger, ledgerHead, listStateFaults } from '@/lib/ledger/queries';
import type { LedgerEntry } from '@/lib/ledger/types';
import { verifyChain } from '@/lib/ledger/verify-chain';
import { getPledgeDetail } from '@/lib/pledges/queries';
import { getProgramme } from '@/lib/programmes/queries';
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

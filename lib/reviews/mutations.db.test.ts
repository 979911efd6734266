import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/accounts/types';
import { connect } from '@/lib/core/db';
import type { Result } from '@/lib/core/errors';
import { plainDate } from '@/lib/core/plain-date';
import { testDatabase } from '@/lib/core/testing/database';
import { previewFigure, publishFigure } from '@/lib/figures/mutations';
import { getFigure, getTextsBefore } from '@/lib/figures/queries';
import type { FigureInput } from '@/lib/figures/schema';
import { getEntry, iterateLedger, ledgerHead } from '@/lib/ledger/queries';
import { verifyChain } from '@/lib/ledger/verify-chain';
import { getPledgeDetail } from '@/lib/pledges/queries';
import { reviseReviewPolicy } from '@/lib/programmes/mutations';
import { getProgramme, getProgrammeVersion } from '@/lib/programmes/queries';
import {
  approveFigure,
  discardDraft,
  retractFigure,
  returnFigure,
  saveDraft,
  submitFigure,
  withdrawFigure,
} from './mutations';
import { getDraft, getSubmission, listCorrectionEntries, listCorrections, listQueue } from './queries';

const { db, url } = await testDatabase('catalogue');
const SLUG = 'fair-kazakhstan-2022';
const programme = await getProgramme(SLUG);
if (!programme) throw new Error('The catalogue is not loaded');
const known = programme;

async function newUser(role: Actor['role'], name: string): Promise<Actor> {
  const email = `${name.toLowerCase()}@example.org`;
  const { id } = await db.user.create({ data: { role, name, email, passwordHash: 'unused' } });
  return { id, name, role };
}

const author = await newUser('editor', 'Author');
const people = {
  author,
  editor: await newUser('editor', 'Editor'),
  reviewer: await newUser('reviewer', 'Reviewer'),
  admin: await newUser('admin', 'Admin'),
  'reviewing author': await newUser('reviewer', 'Both'),
};
type Who = keyof typeof people;
const WHO = ['author', 'editor', 'reviewer', 'admin'] as const;

let day = Date.parse('2026-01-01');
/** A day of its own for each figure, so that no two collide. */
function nextDay(): string {
  const text = new Date(day).toISOString().slice(0, 10);
  day += 86_400_000;
  return text;
}

function amount(changes: Partial<FigureInput> = {}): FigureInput {
  const on = nextDay();
  return {
    id: randomUUID(),
    programme: SLUG,
    pledge: 'irrigation-canals',
    target: 'irrigation-canals-renovated',
    shape: 'amount',
    role: 'counted',
    value: '10',
    unit: 'km',
    from: on,
    to: on,
    sources: [
      { url: `https://stat.example.org/${on}`, publisher: 'Statistics', kind: 'official_statistics' },
    ],
    ...changes,
  };
}

function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.refusals));
  return result.value;
}

function codes(result: Result<unknown>): string[] {
  return result.ok ? [] : result.refusals.map(({ code }) => code);
}

async function seen(input: FigureInput) {
  return value(await previewFigure(db, author, input)).basedOn;
}

async function versionOf(id: string): Promise<number> {
  return (await db.figure.findUniqueOrThrow({ where: { id } })).version;
}

/** What a refused action must leave as it was. */
async function everything() {
  const figures = await db.figure.findMany({ orderBy: { id: 'asc' } });
  const events = await db.figureEvent.count();
  const drafts = await db.figureDraft.findMany({ orderBy: { id: 'asc' } });
  const summaries = await db.targetSummary.findMany({ orderBy: { targetId: 'asc' } });
  return { figures, events, drafts, summaries, head: await ledgerHead() };
}

async function canalsNow() {
  const pledge = await getPledgeDetail(known, 'irrigation-canals', {
    on: plainDate('2026-11-21'),
    isAsOf: false,
  });
  const target = pledge?.targets.find(({ key }) => key === 'irrigation-canals-renovated');
  return Number(target?.summary.current);
}

async function setPolicy(reviewPolicy: 'one_person' | 'two_people') {
  await db.programme.update({ where: { slug: SLUG }, data: { reviewPolicy } });
}

const STATES = ['new', 'submitted', 'returned', 'withdrawn', 'published', 'superseded', 'retracted'] as const;
type State = (typeof STATES)[number];

/** A figure of `by`, brought into a state. */
async function figureIn(state: State, by: Actor = author): Promise<FigureInput & { id: string }> {
  const input = amount();
  const id = input.id ?? '';
  const whole = { ...input, id };
  if (state === 'new') return whole;
  value(await submitFigure(db, by, whole));
  const version = await versionOf(id);
  if (state === 'returned')
    value(await returnFigure(db, people.admin, { id, version, reason: 'Which year?' }));
  if (state === 'withdrawn') value(await withdrawFigure(db, by, id));
  if (state === 'submitted' || state === 'returned' || state === 'withdrawn') return whole;
  value(await approveFigure(db, people.admin, { id, version, basedOn: await seen(whole) }));
  if (state === 'retracted') {
    value(await retractFigure(db, people.admin, { programme: SLUG, id, reason: { en: 'Wrong table.' } }));
  }
  if (state === 'superseded') {
    const correction = { ...whole, id: randomUUID(), corrects: id, reason: { en: 'Misread.' }, value: '11' };
    await setPolicy('one_person');
    value(await publishFigure(db, by, correction));
    await setPolicy('two_people');
  }
  return whole;
}

beforeEach(() => setPolicy('two_people'));

type Act = (actor: Actor, figure: FigureInput & { id: string }) => Promise<Result<unknown>>;

const ACTS: Record<string, Act> = {
  submit: (actor, figure) => submitFigure(db, actor, { ...figure, value: '12' }),
  withdraw: (actor, { id }) => withdrawFigure(db, actor, id),
  return: async (actor, { id }) =>
    returnFigure(db, actor, { id, version: await versionOf(id).catch(() => 1), reason: 'Why?' }),
  approve: async (actor, { id }) =>
    approveFigure(db, actor, { id, version: await versionOf(id).catch(() => 1), basedOn: null }),
  retract: (actor, { id }) => retractFigure(db, actor, { programme: SLUG, id, reason: { en: 'Wrong.' } }),
  correct: (actor, figure) =>
    submitFigure(db, actor, {
      ...figure,
      id: randomUUID(),
      corrects: figure.id,
      reason: { en: 'Misread.' },
      value: '12',
    }),
  'publish alone': (actor, figure) => publishFigure(db, actor, figure),
  'save draft': (actor, { id, pledge }) =>
    saveDraft(db, actor, {
      id,
      programme: SLUG,
      pledge,
      target: null,
      corrects: null,
      version: 0,
      typed: { value: 'x' },
    }),
};

const ALL: readonly Who[] = WHO;
const REVIEW: readonly Who[] = ['reviewer', 'admin'];

/** Who may do what to the author's figure in which state; everything else is refused and changes nothing. */
const ALLOWED: Record<keyof typeof ACTS, Partial<Record<State, readonly Who[]>>> = {
  submit: { new: ALL, returned: ['author'], withdrawn: ['author'] },
  withdraw: { submitted: ['author'], withdrawn: ['author'] }, // the second: sent twice
  return: { submitted: REVIEW },
  approve: { submitted: REVIEW, published: ['admin'], superseded: ['admin'], retracted: ['admin'] }, // by who approved: sent twice
  retract: { published: REVIEW },
  correct: { published: ALL },
  'publish alone': { published: ['author'] }, // sent twice
  'save draft': { new: ALL, returned: ['author'], withdrawn: ['author'] },
};

describe.each(Object.keys(ACTS))('%s', (name) => {
  const cases = STATES.flatMap((state) => WHO.map((who) => [state, who] as const));
  it.each(cases)('a figure that is %s, by %s', async (state, who) => {
    const figure = await figureIn(state);
    const before = await everything();
    const result = await ACTS[name]?.(people[who], figure);
    const isAllowed = ALLOWED[name]?.[state]?.includes(who) ?? false;
    expect(result && codes(result)).toEqual(isAllowed ? [] : [expect.any(String)]);
    if (!isAllowed) expect(await everything()).toEqual(before);
    const row = await db.figure.findUnique({ where: { id: figure.id } });
    if (row) expect(row.recordedById).toBe(state === 'new' ? people[who].id : author.id);
  });
});

it.each(['approve', 'return'])('nobody can %s their own, whatever their role', async (name) => {
  const figure = await figureIn('submitted', people['reviewing author']);
  const result = await ACTS[name]?.(people['reviewing author'], figure);
  expect(result && codes(result)).toEqual(['not_allowed']);
});

it('a figure goes from its author over a return to its approval, and both stand in the ledger', async () => {
  const before = await canalsNow();
  const figure = await figureIn('returned');
  const better = { ...figure, value: '20' };
  value(await submitFigure(db, author, better));
  expect(await canalsNow()).toBe(before);
  const version = await versionOf(figure.id);
  const approved = value(
    await approveFigure(db, people.reviewer, { id: figure.id, version, basedOn: await seen(better) }),
  );
  expect(await canalsNow()).toBe(before + 20);
  expect(await getEntry(SLUG, approved.seq)).toMatchObject({
    kind: 'figure_published',
    actor: 'Author',
    approver: 'Reviewer',
    content: { value: '20' },
  });
  expect(await getFigure(known, figure.id)).toMatchObject({ recordedBy: 'Author', approvedBy: 'Reviewer' });
  const thread = (await getSubmission(known, figure.id))?.thread;
  expect(thread?.map(({ kind, actor, reason }) => [kind, actor, reason])).toEqual([
    ['submitted', 'Author', null],
    ['returned', 'Admin', 'Which year?'],
    ['submitted', 'Author', null],
    ['approved', 'Reviewer', null],
  ]);
  expect(await verifyChain(iterateLedger(null))).toMatchObject({ ok: true });
});

describe('a correction', () => {
  it('takes the place of the old figure, which stays readable with reason and dates', async () => {
    const figure = await figureIn('published');
    const before = await canalsNow();
    await setPolicy('one_person');
    const id = randomUUID();
    const correction = {
      ...figure,
      id,
      value: '15',
      corrects: figure.id,
      reason: { en: 'Misread the table.' },
    };
    const preview = value(await previewFigure(db, author, correction));
    expect(preview.target?.after.summary.current).toBe(String(before + 5));
    const { seq } = value(await publishFigure(db, author, correction));
    expect(await canalsNow()).toBe(before + 5);
    expect(await getEntry(SLUG, seq)).toMatchObject({
      kind: 'figure_corrected',
      content: { value: '15', supersedes: figure.id, reason: { en: 'Misread the table.' } },
    });
    expect(await getFigure(known, figure.id)).toMatchObject({
      state: 'superseded',
      value: '10',
      ended: { by: 'Author', figure: id },
    });
    const [newest] = await listCorrections(known);
    expect(newest).toMatchObject({ old: { id: figure.id }, now: { id, value: '15' } });
    expect((await listCorrectionEntries(known)).get(figure.id)).toBe(seq);
  });

  it('that was proposed supersedes only when it is approved', async () => {
    const figure = await figureIn('published');
    const before = await canalsNow();
    const correction = {
      ...figure,
      id: randomUUID(),
      value: '17',
      corrects: figure.id,
      reason: { en: 'Misread.' },
    };
    value(await submitFigure(db, author, correction));
    expect(await canalsNow()).toBe(before);
    const basedOn = await seen(correction);
    value(await approveFigure(db, people.admin, { id: correction.id, version: 1, basedOn }));
    expect(await canalsNow()).toBe(before + 7);
  });

  it.each(['superseded', 'retracted'] as const)(
    'of what is %s meanwhile shows both versions',
    async (state) => {
      const figure = await figureIn(state);
      const late = {
        ...figure,
        id: randomUUID(),
        value: '19',
        corrects: figure.id,
        reason: { en: 'Misread.' },
      };
      const result = await submitFigure(db, author, late);
      expect(result).toMatchObject({
        refusals: [
          {
            code: 'figure_changed',
            values: { wasValue: '10', value: state === 'superseded' ? '11' : '10', state },
          },
        ],
      });
    },
  );

  it('can be corrected again and be retracted, and then nothing of it counts', async () => {
    const before = await canalsNow();
    const figure = await figureIn('published');
    await setPolicy('one_person');
    const first = { ...figure, id: randomUUID(), value: '11', corrects: figure.id, reason: { en: 'A.' } };
    value(await publishFigure(db, author, first));
    const second = { ...figure, id: randomUUID(), value: '12', corrects: first.id, reason: { en: 'B.' } };
    value(await publishFigure(db, author, second));
    expect(await canalsNow()).toBe(before + 12);
    const reason = { en: 'The ministry took it back.' };
    value(await retractFigure(db, people.reviewer, { programme: SLUG, id: second.id, reason }));
    expect(await canalsNow()).toBe(before);
    expect(await getFigure(known, second.id)).toMatchObject({
      state: 'retracted',
      reason,
      ended: { by: 'Reviewer' },
    });
    expect(await verifyChain(iterateLedger(null))).toMatchObject({ ok: true });
  });

  it('has a reason and stays with its target', async () => {
    const figure = await figureIn('published');
    const bare = { ...figure, id: randomUUID(), corrects: figure.id };
    expect(codes(await submitFigure(db, author, bare))).toEqual(['required']);
    const other = { pledge: 'housing-construction', target: 'new-housing-commissioned', unit: 'm2' };
    const moved = { ...bare, ...other, reason: { en: 'Moved.' } };
    expect(codes(await submitFigure(db, author, moved))).toEqual(['other_target']);
    expect(
      codes(await submitFigure(db, author, { ...bare, reason: { en: 'A.' }, corrects: randomUUID() })),
    ).toEqual(['unknown_figure']);
  });
});

describe('at the same time', () => {
  it('two reviewers approve: one publishes, the other is told', async () => {
    const figure = await figureIn('submitted');
    const second = connect(url);
    const head = BigInt((await ledgerHead()).seq);
    const reviewed = { id: figure.id, version: 1, basedOn: await seen(figure) };
    const results = await Promise.all([
      approveFigure(db, people.reviewer, reviewed),
      approveFigure(second, people.admin, reviewed),
    ]);
    await second.$disconnect();
    expect(results.flatMap(codes)).toEqual(['not_submitted']);
    expect(BigInt((await ledgerHead()).seq)).toBe(head + 1n);
  });

  it('the same form sent twice is one submission and one publication', async () => {
    const figure = await figureIn('new');
    const sent = await Promise.all([submitFigure(db, author, figure), submitFigure(db, author, figure)]);
    expect(sent.map(codes)).toEqual([[], []]);
    const reviewed = { id: figure.id, version: 1, basedOn: await seen(figure) };
    const twice = await Promise.all([
      approveFigure(db, people.admin, reviewed),
      approveFigure(db, people.admin, reviewed),
    ]);
    expect(value(twice[0])).toEqual(value(twice[1]));
    expect(await db.figureEvent.count({ where: { figureId: figure.id } })).toBe(2);
  });

  it('the author changes it under the reviewer', async () => {
    const figure = await figureIn('submitted');
    const basedOn = await seen(figure);
    value(await withdrawFigure(db, author, figure.id));
    expect(await approveFigure(db, people.admin, { id: figure.id, version: 1, basedOn })).toMatchObject({
      refusals: [{ code: 'not_submitted', values: { state: 'draft' } }],
    });
    value(await submitFigure(db, author, { ...figure, value: '99' }));
    expect(codes(await approveFigure(db, people.admin, { id: figure.id, version: 1, basedOn }))).toEqual([
      'submission_changed',
    ]);
  });

  it('another publication makes the effect stale, or the figure impossible', async () => {
    const figure = await figureIn('submitted');
    const rival = { ...figure, id: randomUUID(), value: '13' };
    const basedOn = await seen(figure);
    await figureIn('published');
    expect(codes(await approveFigure(db, people.admin, { id: figure.id, version: 1, basedOn }))).toEqual([
      'stale_form',
    ]);
    await setPolicy('one_person');
    value(await publishFigure(db, people.editor, rival));
    const reviewed = { id: figure.id, version: 1, basedOn: null };
    expect(codes(await approveFigure(db, people.admin, reviewed))).toEqual(['amount_overlaps']);
  });

  it('a role is lowered or an account disabled under the form', async () => {
    const figure = await figureIn('submitted');
    const gone = await newUser('reviewer', 'Gone');
    const reviewed = { id: figure.id, version: 1, basedOn: null };
    await db.user.update({ where: { id: gone.id }, data: { role: 'editor' } });
    expect(codes(await approveFigure(db, gone, reviewed))).toEqual(['not_allowed']);
    await db.user.update({ where: { id: gone.id }, data: { role: 'admin', disabledAt: new Date() } });
    expect(codes(await approveFigure(db, gone, reviewed))).toEqual(['not_allowed']);
  });
});

describe('a draft', () => {
  const draft = (id: string, typed: Record<string, string>, version = 0) => ({
    id,
    programme: SLUG,
    pledge: 'irrigation-canals',
    target: 'irrigation-canals-renovated',
    corrects: null,
    version,
    typed,
  });

  it('is its author’s alone, keeps what was typed, and goes when it is submitted', async () => {
    const figure = await figureIn('new');
    expect(value(await saveDraft(db, author, draft(figure.id, { value: 'ten?' }))).version).toBe(1);
    expect((await getDraft(known, author, figure.id))?.typed).toEqual({ value: 'ten?' });
    expect(await getDraft(known, people.admin, figure.id)).toBeNull();
    expect((await listQueue(known, people.admin)).some(({ id }) => id === figure.id)).toBe(false);
    expect((await listQueue(known, author)).find(({ id }) => id === figure.id)?.kind).toBe('draft');
    value(await submitFigure(db, author, figure));
    expect(await getDraft(known, author, figure.id)).toBeNull();
    expect((await listQueue(known, author)).find(({ id }) => id === figure.id)?.kind).toBe('submitted');
    expect((await listQueue(known, people.admin)).find(({ id }) => id === figure.id)?.isMine).toBe(false);
  });

  it('that was saved from another window is not overwritten', async () => {
    const id = randomUUID();
    value(await saveDraft(db, author, draft(id, { value: '1' })));
    value(await saveDraft(db, author, draft(id, { value: '2' }, 1)));
    expect(codes(await saveDraft(db, author, draft(id, { value: '3' }, 1)))).toEqual(['draft_changed']);
    expect(value(await saveDraft(db, author, draft(id, { value: '2' }, 1))).version).toBe(2);
    expect(codes(await discardDraft(db, people.admin, id))).toEqual(['not_allowed']);
    value(await discardDraft(db, author, id));
    expect(await getDraft(known, author, id)).toBeNull();
  });
});

it('the review policy is changed by an admin alone, publicly, and not on an old form', async () => {
  const version = (await getProgrammeVersion(SLUG)) ?? 0;
  const input = { programme: SLUG, reviewPolicy: 'one_person', version };
  expect(codes(await reviseReviewPolicy(db, people.reviewer, input))).toEqual(['not_allowed']);
  expect(codes(await reviseReviewPolicy(db, people.admin, { ...input, version: version + 1 }))).toEqual([
    'programme_changed',
  ]);
  value(await reviseReviewPolicy(db, people.admin, input));
  expect(await getEntry(SLUG, (await ledgerHead()).seq)).toMatchObject({
    kind: 'programme_revised',
    content: { slug: SLUG, reviewPolicy: 'one_person' },
  });
});

describe('what a reader of a submission is shown', () => {
  it('is what its author changed since the time before', async () => {
    const figure = await figureIn('returned');
    expect((await getSubmission(known, figure.id))?.sinceLastTime).toBeNull();
    value(await submitFigure(db, author, { ...figure, value: '12', note: { en: 'Page 3.' } }));
    const changes = (await getSubmission(known, figure.id))?.sinceLastTime;
    expect(changes?.map(({ field, before, after }) => [field, before, after])).toEqual(
      expect.arrayContaining([
        ['value', '10', '12'],
        ['note', null, { en: 'Page 3.' }],
      ]),
    );
    expect(changes).toHaveLength(2);
  });

  it('is what a correction says otherwise than the published figure', async () => {
    const figure = await figureIn('published');
    const reason = { en: 'Misread.' };
    const correction = { ...figure, id: randomUUID(), corrects: figure.id, reason, value: '11' };
    value(await submitFigure(db, author, correction));
    const { againstPublished, sinceLastTime } = (await getSubmission(known, correction.id)) ?? {};
    expect(againstPublished?.map(({ field, before, after }) => [field, before, after])).toEqual([
      ['value', '10', '11'],
    ]);
    expect(sinceLastTime).toBeNull();
  });

  it('and its form keeps the texts of other languages: one’s own submission’s, else the corrected figure’s', async () => {
    const figure = amount({ note: { en: 'A.', ru: 'А.' } });
    const id = figure.id ?? '';
    value(await submitFigure(db, author, figure));
    const textsOf = (who: Actor, own: string, corrects: string) =>
      getTextsBefore({ id: own, corrects, author: who.id });
    expect(await textsOf(author, id, '')).toMatchObject({ note: { en: 'A.', ru: 'А.' }, reason: null });
    // Nobody gets at what somebody else has not published.
    expect(await textsOf(people.editor, id, id)).toEqual({ note: null, dateNote: null, reason: null });
    const version = await versionOf(id);
    value(await approveFigure(db, people.admin, { id, version, basedOn: await seen(figure) }));
    expect((await textsOf(people.editor, randomUUID(), id)).note).toEqual({ en: 'A.', ru: 'А.' });
    expect((await textsOf(people.editor, 'x', 'y')).note).toBeNull();
  });
});

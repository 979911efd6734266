import { beforeAll, describe, expect, test, vi } from 'vitest';
import { getSessionActor } from '@/lib/accounts/queries';
import {
  everythingIn,
  formOf,
  makePeople,
  makePerson,
  outcomeOf,
  Redirected,
  WHO,
  type Who,
} from '@/lib/core/testing/acting';
import { testDatabase } from '@/lib/core/testing/database';
import {
  BACKGROUND_PROGRAMME,
  background,
  type FigureStage,
  figureIn,
  must,
  versionOf,
} from '@/lib/core/testing/figure-stages';
import { recordFigureAction } from '@/lib/figures/actions';
import { readTyped } from '@/lib/figures/figure-form';
import type { FigureFormState } from '@/lib/figures/form-state';
import type { FigureInput } from '@/lib/figures/schema';
import { reviseReviewPolicy } from '@/lib/programmes/mutations';
import { getProgrammeVersion } from '@/lib/programmes/queries';
import { discardAction, retractAction, reviewAction, withdrawAction } from '@/lib/reviews/actions';

/** Whose session the next request carries. The account behind it is read from the database, as on every request. */
const session = vi.hoisted(() => ({ of: null as string | null }));
vi.mock('@/lib/accounts/session', () => ({
  currentActor: async () =>
    session.of === null ? null : getSessionActor({ userId: session.of, sessionVersion: 1 }),
  renewSession: async () => {},
}));
vi.mock('next/headers', () => ({ headers: async () => new Headers({ 'next-action': '1' }) }));
vi.mock('next/server', () => ({ after: () => {} }));
vi.mock('next/cache', () => ({ refresh: () => {} }));
vi.mock('next/navigation', () => ({
  redirect: (to: string) => {
    throw new Redirected(to);
  },
}));

const { db } = await testDatabase('catalogue');
const people = await makePeople(db);
const PLACE = { locale: 'en', programme: BACKGROUND_PROGRAMME };
const second = await makePerson(db, 'second', 'admin');
const otherAuthor = await makePerson(db, 'author', 'editor');

/** The same as typed into the form. */
function typedForm(figure: FigureInput, intent: string, more: Record<string, string> = {}): FormData {
  return formOf({
    ...PLACE,
    pledge: figure.pledge,
    id: figure.id ?? '',
    role: 'context',
    shape: 'reading',
    value: figure.value,
    unit: 'count',
    on: figure.on ?? '',
    version: '0',
    'sources.0.url': 'https://example.org/a',
    'sources.0.publisher': 'Bureau',
    'sources.0.kind': 'government',
    intent,
    ...more,
  });
}

const BLANK_STATE = { refusals: [], typed: {}, isDone: false, turn: 0 };
const BLANK_FIGURE = {
  turn: 0,
  typed: readTyped(new FormData()),
  refusals: [],
  readings: null,
  check: null,
  focus: null,
} satisfies FigureFormState;

/** Every action of the desk on a figure, as its form sends it. */
const ACTIONS = {
  approve: async (figure: FigureInput) =>
    reviewAction(BLANK_STATE, await decision(figure, { intent: 'approve' })),
  return: async (figure: FigureInput) =>
    reviewAction(BLANK_STATE, await decision(figure, { intent: 'return', reason: 'Look again.' })),
  withdraw: async (figure: FigureInput) => withdrawAction(BLANK_STATE, await decision(figure)),
  discard: async (figure: FigureInput) => discardAction(BLANK_STATE, await decision(figure)),
  retract: async (figure: FigureInput) =>
    retractAction(BLANK_STATE, await decision(figure, { reason: 'Withdrawn by the publisher.' })),
  save: async (figure: FigureInput) => {
    const draft = await db.figureDraft.findUnique({ where: { id: figure.id ?? '' } });
    return recordFigureAction(
      BLANK_FIGURE,
      typedForm(figure, 'save', { version: String(draft?.version ?? 0) }),
    );
  },
  submit: async (figure: FigureInput) =>
    recordFigureAction(BLANK_FIGURE, typedForm({ ...figure, value: '9' }, 'submit')),
  publish: async (figure: FigureInput) =>
    recordFigureAction(BLANK_FIGURE, typedForm({ ...figure, value: '9' }, 'publish')),
  correct: async (figure: FigureInput) =>
    recordFigureAction(
      BLANK_FIGURE,
      typedForm({ ...background(figure.pledge), on: figure.on ?? null, value: '9' }, 'submit', {
        corrects: figure.id ?? '',
        reason: 'A misprint.',
      }),
    ),
} as const;

async function decision(figure: FigureInput, more: Record<string, string> = {}): Promise<FormData> {
  const id = figure.id ?? '';
  return formOf({ ...PLACE, id, version: String(await versionOf(db, id)), summarySeq: '', ...more });
}

async function outcomes(action: keyof typeof ACTIONS, state: FigureStage): Promise<Record<Who, string>> {
  const seen: Partial<Record<Who, string>> = {};
  for (const who of WHO) {
    const author = who.startsWith('own_') ? people[who as 'own_editor'] : otherAuthor;
    const figure = await figureIn(db, state, author, second);
    session.of = who === 'visitor' ? null : people[who].id;
    const before = await everythingIn(db);
    const outcome = await outcomeOf(() => ACTIONS[action](figure));
    const isChanged = (await everythingIn(db)) !== before;
    seen[who] = outcome === 'done' && !isChanged ? 'nothing' : outcome;
    if (outcome !== 'done' && isChanged) seen[who] += ', but something was written';
  }
  return seen as Record<Who, string>;
}

async function setPolicy(reviewPolicy: 'one_person' | 'two_people'): Promise<void> {
  const programme = PLACE.programme;
  const version = (await getProgrammeVersion(programme)) ?? 0;
  await must(reviseReviewPolicy(db, second, { programme, reviewPolicy, version }));
}

/** One row of the table below: what the same action of each person comes to. `nothing`: accepted, as there is nothing to do. */
function row(editor: string, reviewer: string, admin: string, own: string, ownReviewing = own) {
  return {
    visitor: 'session_ended',
    disabled: 'session_ended',
    editor,
    reviewer,
    admin,
    own_editor: own,
    own_reviewer: ownReviewing,
    own_admin: ownReviewing,
  };
}
const all = (outcome: string) => row(outcome, outcome, outcome, outcome);
const notOnesOwn = (outcome: string) => row('not_allowed', outcome, outcome, 'not_allowed');
const onlyOnesOwn = (outcome: string) => row('not_allowed', 'not_allowed', 'not_allowed', outcome);
const reviewers = (outcome: string) => row('not_allowed', outcome, outcome, 'not_allowed', outcome);
const decided = { returned: notOnesOwn('not_submitted'), withdrawn: notOnesOwn('not_submitted') };
const wasPublished = <T>(outcome: T) => ({ published: outcome, corrected: outcome, retracted: outcome });

/** DESIGN 6 on every state of a figure, under the policy of two people. */
const EXPECTED: Record<keyof typeof ACTIONS, Record<FigureStage, Record<Who, string>>> = {
  approve: {
    draft: all('unknown_figure'),
    submitted: notOnesOwn('done'),
    ...decided,
    ...wasPublished(notOnesOwn('not_submitted')),
  },
  return: {
    draft: all('unknown_figure'),
    submitted: notOnesOwn('done'),
    ...decided,
    ...wasPublished(notOnesOwn('not_submitted')),
  },
  withdraw: {
    draft: all('unknown_figure'),
    submitted: onlyOnesOwn('done'),
    returned: onlyOnesOwn('not_submitted'),
    withdrawn: onlyOnesOwn('nothing'),
    ...wasPublished(onlyOnesOwn('not_submitted')),
  },
  discard: {
    draft: onlyOnesOwn('done'),
    submitted: all('nothing'),
    returned: all('nothing'),
    withdrawn: all('nothing'),
    ...wasPublished(all('nothing')),
  },
  retract: {
    draft: reviewers('unknown_figure'),
    submitted: reviewers('unknown_figure'),
    returned: reviewers('unknown_figure'),
    withdrawn: reviewers('unknown_figure'),
    published: reviewers('done'),
    corrected: reviewers('figure_changed'),
    retracted: reviewers('figure_changed'),
  },
  save: {
    draft: onlyOnesOwn('done'),
    submitted: onlyOnesOwn('already_submitted'),
    returned: onlyOnesOwn('done'),
    withdrawn: onlyOnesOwn('done'),
    ...wasPublished(onlyOnesOwn('already_submitted')),
  },
  submit: {
    draft: onlyOnesOwn('done'),
    submitted: onlyOnesOwn('already_submitted'),
    returned: onlyOnesOwn('done'),
    withdrawn: onlyOnesOwn('done'),
    ...wasPublished(all('not_allowed')),
  },
  publish: {
    draft: all('second_person_needed'),
    submitted: onlyOnesOwn('already_submitted'),
    returned: onlyOnesOwn('second_person_needed'),
    withdrawn: onlyOnesOwn('second_person_needed'),
    ...wasPublished(all('already_published')),
  },
  correct: {
    draft: all('unknown_figure'),
    submitted: all('unknown_figure'),
    returned: all('unknown_figure'),
    withdrawn: all('unknown_figure'),
    published: all('done'),
    corrected: all('figure_changed'),
    retracted: all('figure_changed'),
  },
};
const TABLE = Object.entries(EXPECTED).flatMap(([action, states]) =>
  Object.entries(states).map(([state, expected]) => ({ action, state, expected })),
);

describe('every action on a figure × every role × every state', () => {
  beforeAll(() => setPolicy('two_people'));

  test.each(TABLE)('$action, $state', async ({ action, state, expected }) => {
    expect(await outcomes(action as keyof typeof ACTIONS, state as FigureStage)).toEqual(expected);
  });
});

describe('publishing alone, where the policy is "one person"', () => {
  beforeAll(() => setPolicy('one_person'));

  test.each([
    ['draft', onlyOnesOwn('done')],
    ['returned', onlyOnesOwn('done')],
    ['withdrawn', onlyOnesOwn('done')],
    ['submitted', onlyOnesOwn('already_submitted')],
    ['published', all('already_published')],
  ] as const)('%s', async (state, expected) => {
    expect(await outcomes('publish', state)).toEqual(expected);
  });
});

import { describe, expect, test } from 'vitest';
import { ACTIONS, type Action, can, type Permitted } from './permissions';
import { ROLES, type Viewer } from './types';

const WHO = ['visitor', ...ROLES] as const;
type Who = (typeof WHO)[number];

function viewer(who: Who): Viewer {
  return who === 'visitor' ? null : { id: 'me', name: 'Me', role: who };
}

const ROWS: Record<string, Permitted> = {
  'a row that says nothing': {},
  'my draft, one person': { authorId: 'me', isPublished: false, reviewPolicy: 'one_person' },
  'my draft, two people': { authorId: 'me', isPublished: false, reviewPolicy: 'two_people' },
  'another’s draft, one person': { authorId: 'other', isPublished: false, reviewPolicy: 'one_person' },
  'another’s draft, two people': { authorId: 'other', isPublished: false, reviewPolicy: 'two_people' },
  'a published figure of mine': { authorId: 'me', isPublished: true, reviewPolicy: 'two_people' },
  'a published figure of another': { authorId: 'other', isPublished: true, reviewPolicy: 'one_person' },
};
const ROW_NAMES = Object.keys(ROWS);

/** DESIGN 6 written out: for each action and row, who may. */
const NOBODY: readonly Who[] = [];
const SIGNED_IN: readonly Who[] = ['editor', 'reviewer', 'admin'];
const REVIEWERS: readonly Who[] = ['reviewer', 'admin'];
const everywhere = (who: readonly Who[]) => Object.fromEntries(ROW_NAMES.map((row) => [row, who]));

const TABLE: Record<Action, Record<string, readonly Who[]>> = {
  'desk.enter': everywhere(SIGNED_IN),
  'figure.draft': everywhere(SIGNED_IN),
  'figure.submit': everywhere(SIGNED_IN),
  'figure.publish_alone': {
    'a row that says nothing': NOBODY,
    'my draft, one person': SIGNED_IN,
    'my draft, two people': NOBODY,
    'another’s draft, one person': SIGNED_IN,
    'another’s draft, two people': NOBODY,
    'a published figure of mine': NOBODY,
    'a published figure of another': SIGNED_IN,
  },
  'figure.approve': {
    'a row that says nothing': NOBODY,
    'my draft, one person': NOBODY,
    'my draft, two people': NOBODY,
    'another’s draft, one person': REVIEWERS,
    'another’s draft, two people': REVIEWERS,
    'a published figure of mine': NOBODY,
    'a published figure of another': REVIEWERS,
  },
  'figure.return': {
    'a row that says nothing': NOBODY,
    'my draft, one person': NOBODY,
    'my draft, two people': NOBODY,
    'another’s draft, one person': REVIEWERS,
    'another’s draft, two people': REVIEWERS,
    'a published figure of mine': NOBODY,
    'a published figure of another': REVIEWERS,
  },
  'figure.correct': everywhere(SIGNED_IN),
  'figure.change_own': {
    ...everywhere(NOBODY),
    'my draft, one person': SIGNED_IN,
    'my draft, two people': SIGNED_IN,
  },
  'figure.retract': everywhere(REVIEWERS),
  'retraction.propose': everywhere(SIGNED_IN),
  'retraction.decide': {
    'a row that says nothing': NOBODY,
    'my draft, one person': NOBODY,
    'my draft, two people': NOBODY,
    'another’s draft, one person': REVIEWERS,
    'another’s draft, two people': REVIEWERS,
    'a published figure of mine': NOBODY,
    'a published figure of another': REVIEWERS,
  },
  'retraction.withdraw': {
    ...everywhere(NOBODY),
    'my draft, one person': SIGNED_IN,
    'my draft, two people': SIGNED_IN,
    'a published figure of mine': SIGNED_IN,
  },
  'release.plan': everywhere(REVIEWERS),
  'figure.read': {
    ...everywhere(SIGNED_IN),
    'a published figure of mine': WHO,
    'a published figure of another': WHO,
  },
  // Always two people: the programme's policy makes no difference.
  'assessment.propose': everywhere(SIGNED_IN),
  'assessment.approve': {
    'a row that says nothing': NOBODY,
    'my draft, one person': NOBODY,
    'my draft, two people': NOBODY,
    'another’s draft, one person': REVIEWERS,
    'another’s draft, two people': REVIEWERS,
    'a published figure of mine': NOBODY,
    'a published figure of another': REVIEWERS,
  },
  'assessment.change_own': {
    ...everywhere(NOBODY),
    'my draft, one person': SIGNED_IN,
    'my draft, two people': SIGNED_IN,
  },
  'revision.propose': everywhere(REVIEWERS),
  'revision.publish_alone': {
    ...everywhere(NOBODY),
    'my draft, one person': ['admin'],
    'another’s draft, one person': ['admin'],
    'a published figure of another': ['admin'],
  },
  // Reviewers propose what only admins decide, and never about their own.
  'revision.approve': {
    ...everywhere(NOBODY),
    'another’s draft, one person': ['admin'],
    'another’s draft, two people': ['admin'],
    'a published figure of another': ['admin'],
  },
  'revision.change_own': {
    ...everywhere(NOBODY),
    'my draft, one person': REVIEWERS,
    'my draft, two people': REVIEWERS,
  },
  'sources.keep': everywhere(SIGNED_IN),
  'report.read': everywhere(SIGNED_IN),
  'report.answer': everywhere(REVIEWERS),
  'catalogue.change': everywhere(['admin']),
  'accounts.manage': everywhere(['admin']),
};

describe.each(ACTIONS)('%s', (action) => {
  const cases = ROW_NAMES.flatMap((row) => WHO.map((who) => [row, who] as const));
  test.each(cases)('%s, %s', (row, who) => {
    expect(can(viewer(who), action, ROWS[row])).toBe(TABLE[action][row]?.includes(who));
  });
});

test.each(ROLES)('who is %s and lacks the second factor that the role needs may do nothing', (role) => {
  const held = { id: 'me', name: 'Me', role, isHeldBack: true } as const;
  const allowed = ACTIONS.filter((action) => Object.values(ROWS).some((row) => can(held, action, row)));
  // What is published, everybody reads.
  expect(allowed).toEqual(['figure.read']);
});

test('an action that nobody has heard of is denied', () => {
  expect(can(viewer('admin'), 'programme.delete' as Action, {})).toBe(false);
});

test('a role that nobody has heard of reviews and manages nothing', () => {
  const stranger = { id: 'x', name: 'X', role: 'owner' as 'admin' };
  const allowed = ACTIONS.filter((action) => can(stranger, action, { authorId: 'other' }));
  expect(allowed).not.toContain('figure.approve');
  expect(allowed).not.toContain('figure.retract');
  expect(allowed).not.toContain('catalogue.change');
  expect(allowed).not.toContain('accounts.manage');
});

import { describe, expect, test, vi } from 'vitest';
import * as accounts from '@/lib/accounts/actions';
import * as rules from '@/lib/accounts/factor-rules/actions';
import * as identities from '@/lib/accounts/identities/actions';
import { getSessionActor } from '@/lib/accounts/queries';
import * as factor from '@/lib/accounts/second-factor/actions';
import * as step from '@/lib/accounts/second-step/actions';
import * as assessments from '@/lib/assessments/actions';
import { everythingIn, formOf, makePerson, outcomeOf, Redirected } from '@/lib/core/testing/acting';
import { ACTION_ROLES, type ActionRole } from '@/lib/core/testing/action-roles';
import { testDatabase } from '@/lib/core/testing/database';
import { readSourceFiles } from '@/lib/core/testing/source-files';
import * as figures from '@/lib/figures/actions';
import * as uploads from '@/lib/figures/import/uploads/actions';
import * as releases from '@/lib/figures/releases/actions';
import * as reports from '@/lib/reports/actions';
import * as reviews from '@/lib/reviews/actions';
import * as retractions from '@/lib/reviews/retractions/actions';
import * as revisions from '@/lib/revisions/actions';
import * as snapshots from '@/lib/snapshots/actions';
import * as sources from '@/lib/sources/actions';
import * as subscriptions from '@/lib/subscriptions/actions';

/** Whose session the request carries. The account behind it is read from the database, as on every request. */
const session = vi.hoisted(() => ({ of: null as { userId: string; sessionVersion: number } | null }));
vi.mock('@/lib/accounts/session', () => ({
  currentActor: async () => (session.of === null ? null : getSessionActor(session.of)),
  renewSession: async () => {},
  endSession: async () => {},
  beginSession: async () => {
    throw new Error('a session began');
  },
}));
vi.mock('next/headers', () => ({
  headers: async () => new Headers({ 'next-action': '1' }),
  cookies: async () => ({ get: () => undefined, set: () => {}, delete: () => {} }),
}));
vi.mock('next/server', () => ({ after: () => {} }));
vi.mock('next/cache', () => ({ refresh: () => {} }));
vi.mock('next/navigation', () => ({
  redirect: (to: string) => {
    throw new Redirected(to);
  },
}));

const { db } = await testDatabase('catalogue');
process.env.NEXTAUTH_SECRET = 'for these tests only, and long enough';
process.env.LOG_LEVEL = 'silent';
const WHO = ['visitor', 'disabled', 'signed out everywhere', 'editor', 'reviewer', 'admin'] as const;
type Who = (typeof WHO)[number];
let people = 0;

/** Somebody new each time: some actions end the sessions of whoever uses them. */
async function somebody(who: Who): Promise<typeof session.of> {
  if (who === 'visitor') return null;
  people += 1;
  const role = who === 'editor' || who === 'reviewer' ? who : 'admin';
  const { id } = await makePerson(db, `person${people}`, role, who === 'disabled' ? new Date(0) : null);
  return { userId: id, sessionVersion: who === 'signed out everywhere' ? 0 : 1 };
}
const target = await makePerson(db, 'target', 'editor');
const NOT_SIGNED_IN = ['visitor', 'disabled', 'signed out everywhere'] as const;

/** A form that every action can read something from, and none can carry out by itself. */
const FORM = {
  locale: 'en',
  programme: 'fair-kazakhstan-2022',
  pledge: 'political-reforms-systematic',
  target: '',
  id: target.id,
  user: target.id,
  version: '1',
  email: 'new@example.org',
  role: 'editor',
  reason: 'A reason.',
  url: 'https://example.org/',
};
/** What the forms of any noun remember between two answers. */
const BEFORE = {
  refusals: [],
  typed: { sources: [] },
  isDone: false,
  turn: 0,
  reason: '',
  readings: null,
  check: null,
  focus: null,
};

type Action = (
  previous: never,
  form: FormData,
) => Promise<{ refusals: readonly { code: string }[] } | undefined>;

const ALL: Readonly<Record<string, unknown>> = {
  ...accounts,
  ...identities,
  ...factor,
  ...step,
  ...rules,
  ...figures,
  ...uploads,
  ...releases,
  ...assessments,
  ...reviews,
  ...retractions,
  ...revisions,
  ...reports,
  ...sources,
  ...snapshots,
  ...subscriptions,
};

/** The actions that are for a role, by name. */
function actionsFor(...roles: readonly ActionRole[]): [string, unknown][] {
  return roles.flatMap((role) => ACTION_ROLES[role].map((name): [string, unknown] => [name, ALL[name]]));
}

async function outcome(action: unknown, who: Who): Promise<string> {
  session.of = await somebody(who);
  const run = action as (...given: unknown[]) => ReturnType<Action>;
  const form = formOf(FORM);
  const before = await everythingIn(db);
  const said = await outcomeOf(() => (run.length < 2 ? run(form) : run(BEFORE, form)));
  return (await everythingIn(db)) === before ? said : `${said} (written)`;
}

const REFUSED = /^(session_ended|not_allowed|sign_in)$/;

describe('without a session nothing is done:', () => {
  test.each(actionsFor('editor', 'reviewer', 'admin'))('%s', async (_, action) => {
    for (const who of NOT_SIGNED_IN)
      expect(await outcome(action, who), who).toMatch(/^(session_ended|sign_in)$/);
  });
});

describe('without the permission nothing is done:', () => {
  test.each(actionsFor('admin'))('%s', async (_, action) => {
    for (const who of ['editor', 'reviewer'] as const)
      expect(await outcome(action, who), who).toMatch(REFUSED);
  });
  test.each(actionsFor('reviewer'))('%s', async (_, action) => {
    expect(await outcome(action, 'editor')).toMatch(REFUSED);
  });
});

describe('with it the form itself is answered:', () => {
  const answered = (['editor', 'reviewer', 'admin'] as const).flatMap((who) =>
    actionsFor(who).map(([name, action]) => [name, action, who] as const),
  );
  test.each(answered)('%s', async (_, action, who) => {
    expect(await outcome(action, who)).not.toMatch(/^(session_ended|sign_in)/);
  });
});

test('every action of the project stands in one of these tables', () => {
  const all = readSourceFiles(process.cwd())
    .filter(({ path }) => /^lib\/.+\/actions\.ts$/.test(path))
    .flatMap(({ text }) =>
      [...text.matchAll(/^export async function (\w+)/gm)].map(([, name]) => name ?? ''),
    );
  expect(all.length).toBeGreaterThan(30);
  expect(Object.values(ACTION_ROLES).flat().toSorted()).toEqual(all.toSorted());
});

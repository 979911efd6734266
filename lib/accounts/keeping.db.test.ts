import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { now } from '@/lib/core/clock';
import { type Result, refuse } from '@/lib/core/errors';
import { testDatabase } from '@/lib/core/testing/database';
import { acceptInvitation, invite, revokeInvitation } from './invitations/mutations';
import { findInvitation, listOpenInvitations } from './invitations/queries';
import {
  changeRoleOf,
  disableAccountOf,
  enableAccountOf,
  endSessionsOf,
  issuePasswordLink,
  resetPassword,
} from './keeping/mutations';
import {
  addAccount,
  changeRole,
  createFirstAdmin,
  disableAccount,
  issueSetupToken,
  signIn,
} from './mutations';
import { hashToken } from './one-time-token';
import { findPasswordLink, getAccount, getSessionActor } from './queries';
import type { FirstStep } from './second-step/types';
import { listSignIns } from './sign-ins/queries';
import { type Actor, ROLES, type Role, type SessionClaim } from './types';

const { db } = await testDatabase();

const PASSWORD = 'a long walk by the Irtysh';
const OTHER = 'quite another long password';
let serial = 0;

function person() {
  serial += 1;
  return { email: `kept${serial}@example.org`, name: `Kept ${serial}`, password: PASSWORD };
}

function resultOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.refusals));
  return result.value;
}

function claimOf(result: Result<FirstStep>): SessionClaim {
  const step = resultOf(result);
  if (step.next !== 'session') throw new Error('a code is asked for');
  return step.claim;
}

const codesOf = (result: Result<unknown>) => (result.ok ? [] : result.refusals.map(({ code }) => code));
const attempt = (email: string, password = PASSWORD, address: string = randomUUID()) =>
  signIn({ email, password, address });

async function added(role: Role) {
  const account = person();
  const claim = resultOf(await addAccount(account, role));
  return { ...account, id: claim.userId, claim, actor: (await getSessionActor(claim)) as Actor };
}

/** The account as it stands, for comparing before and after. */
const rowOf = (id: string) => db.user.findUniqueOrThrow({ where: { id } });

const admin = await added('admin');

type Deed = (actor: Actor, id: string) => Promise<Result<unknown>>;

const DEEDS: Readonly<Record<string, Deed>> = {
  'change the role': async (actor, id) =>
    changeRoleOf(db, actor, { id, role: 'reviewer', version: (await rowOf(id)).version }),
  disable: (actor, id) => disableAccountOf(db, actor, id),
  enable: (actor, id) => enableAccountOf(db, actor, id),
  'end the sessions': (actor, id) => endSessionsOf(db, actor, id),
  'make a link to a new password': (actor, id) => issuePasswordLink(db, actor, id),
  invite: (actor) => invite(db, actor, { role: 'editor', email: null }),
  'take an invitation back': async (actor) => {
    resultOf(await invite(db, admin.actor, { role: 'editor', email: null }));
    const [newest] = await listOpenInvitations();
    return revokeInvitation(db, actor, newest?.id ?? '');
  },
};

/** Who asks, and in which state their own account is when the deed reaches the database. */
const WHO = ROLES.flatMap((role) =>
  (['as they were', 'lowered', 'disabled'] as const).map((now) => [role, now] as const),
);

describe.each(Object.entries(DEEDS))('%s', (_, deed) => {
  test.each(WHO)('by somebody who came as %s and is %s', async (role, now) => {
    const { actor, email } = await added(role);
    if (now === 'lowered') resultOf(await changeRole(email, 'editor'));
    if (now === 'disabled') resultOf(await disableAccount(email));
    const target = await added('editor');
    const before = await rowOf(target.id);
    const result = await deed(actor, target.id);
    const isAllowed = role === 'admin' && now === 'as they were';
    expect(codesOf(result)).toEqual(isAllowed ? [] : ['not_allowed']);
    if (!isAllowed) expect(await rowOf(target.id)).toEqual(before);
  });
});

describe('an account in each state', () => {
  const STATES = ['active', 'disabled', 'one’s own', 'of the program', 'nobody’s'] as const;
  const EXPECTED: Readonly<Record<string, readonly string[]>> = {
    'change the role': ['', '', 'own_role', 'account_gone', 'account_gone'],
    disable: ['', '', 'own_account', 'account_gone', 'account_gone'],
    enable: ['', '', '', 'account_gone', 'account_gone'],
    'end the sessions': ['', '', '', 'account_gone', 'account_gone'],
    'make a link to a new password': ['', 'account_disabled', '', 'account_gone', 'account_gone'],
  };
  const cases = Object.entries(EXPECTED).flatMap(([deed, codes]) =>
    STATES.map((state, index) => [deed, state, codes[index] ?? ''] as const),
  );

  async function targetIn(state: (typeof STATES)[number], own: string): Promise<string> {
    if (state === 'one’s own') return own;
    if (state === 'nobody’s') return randomUUID();
    if (state === 'of the program')
      return (await db.user.create({ data: { name: 'Import', role: 'admin' } })).id;
    const { id, email } = await added('editor');
    if (state === 'disabled') resultOf(await disableAccount(email));
    return id;
  }

  test.each(cases)('%s: %s → %s', async (name, state, code) => {
    const keeper = await added('admin');
    const id = await targetIn(state, keeper.id);
    const deed: Deed =
      name === 'change the role' && state === 'nobody’s'
        ? (actor) => changeRoleOf(db, actor, { id, role: 'reviewer', version: 1 })
        : (DEEDS[name] as Deed);
    expect(codesOf(await deed(keeper.actor, id))).toEqual(code === '' ? [] : [code]);
  });
});

describe('what is done takes effect at the next request', () => {
  test('a role, a shut account, ended sessions and a new password', async () => {
    const { id, claim, email } = await added('reviewer');
    const { version } = await rowOf(id);
    resultOf(await changeRoleOf(db, admin.actor, { id, role: 'editor', version }));
    expect(await getSessionActor(claim)).toMatchObject({ role: 'editor' });
    expect(codesOf(await changeRoleOf(db, admin.actor, { id, role: 'admin', version }))).toEqual([
      'stale_account',
    ]);
    expect(await getSessionActor(claim)).toMatchObject({ role: 'editor' });

    resultOf(await endSessionsOf(db, admin.actor, id));
    expect(await getSessionActor(claim)).toBeNull();

    const second = claimOf(await attempt(email));
    const { token } = resultOf(await issuePasswordLink(db, admin.actor, id));
    expect(await getSessionActor(second)).not.toBeNull();
    resultOf(await resetPassword(token, OTHER));
    expect(await getSessionActor(second)).toBeNull();

    const third = claimOf(await attempt(email, OTHER));
    resultOf(await disableAccountOf(db, admin.actor, id));
    expect(await getSessionActor(third)).toBeNull();
    expect(codesOf(await attempt(email, OTHER))).toEqual(['sign_in_failed']);
    resultOf(await enableAccountOf(db, admin.actor, id));
    expect(await getSessionActor(third)).toBeNull();
    expect((await attempt(email, OTHER)).ok).toBe(true);
  });

  test('of two admins who lower each other at once one stays', async () => {
    const others = { role: 'admin' as const, id: { not: admin.id } };
    await db.user.updateMany({ where: others, data: { disabledAt: new Date(0) } });
    const two = await added('admin');
    const lower = async (by: Actor, id: string) =>
      changeRoleOf(db, by, { id, role: 'editor', version: (await rowOf(id)).version });
    const both = await Promise.all([lower(admin.actor, two.id), lower(two.actor, admin.id)]);
    expect(both.flatMap(codesOf)).toEqual(['not_allowed']);
    await db.user.update({ where: { id: admin.id }, data: { role: 'admin' } });
  });
});

describe('an invitation', () => {
  const from = randomUUID();

  test('makes one account of its role, is kept as a hash, and is over then', async () => {
    const { token } = resultOf(await invite(db, admin.actor, { role: 'reviewer', email: null }));
    expect(token).toMatch(/^[\w-]{43}$/);
    expect(await db.invitation.count({ where: { tokenHash: token } })).toBe(0);
    expect(await findInvitation(token)).toEqual({ state: 'valid', role: 'reviewer', email: null });
    const both = await Promise.all([1, 2, 3].map(() => acceptInvitation(token, person(), from)));
    expect(both.flatMap(codesOf)).toEqual(['invitation_over', 'invitation_over']);
    const claim = resultOf(both.find(({ ok }) => ok) ?? refuse());
    expect(await getSessionActor(claim)).toMatchObject({ role: 'reviewer' });
    expect(await findInvitation(token)).toEqual({ state: 'used' });
    expect((await listSignIns({ userId: claim.userId, limit: 9 })).entries).toMatchObject([
      { outcome: 'succeeded', address: from },
    ]);
  });

  test('for an address gives the account that one, and none that is taken', async () => {
    const email = `bound${randomUUID()}@example.org`;
    const { token } = resultOf(await invite(db, admin.actor, { role: 'editor', email }));
    expect(
      codesOf(await invite(db, admin.actor, { role: 'editor', email: admin.email.toUpperCase() })),
    ).toEqual(['email_taken']);
    const claim = resultOf(await acceptInvitation(token, person(), from));
    expect(await getAccount(claim.userId)).toMatchObject({ email });
  });

  test('survives a refusal of what was typed', async () => {
    const { token } = resultOf(await invite(db, admin.actor, { role: 'editor', email: null }));
    const taken = { ...person(), email: admin.email };
    expect(codesOf(await acceptInvitation(token, taken, from))).toEqual(['email_taken']);
    expect((await acceptInvitation(token, person(), from)).ok).toBe(true);
  });

  test('ends after seven days, when taken back, and with the role of whoever sent it', async () => {
    const keeper = await added('admin');
    const [late, taken, orphan] = await Promise.all(
      [1, 2, 3].map(
        async () => resultOf(await invite(db, keeper.actor, { role: 'admin', email: null })).token,
      ),
    );
    const idOf = async (token = '') => {
      const before = await db.invitation.findMany({ where: { createdById: keeper.id } });
      return before.find(({ tokenHash }) => tokenHash === hashToken(token))?.id ?? '';
    };
    const { createdAt, expiresAt } = await db.invitation.findUniqueOrThrow({
      where: { id: await idOf(late) },
    });
    expect(expiresAt.getTime() - createdAt.getTime()).toBe(7 * 24 * 3_600_000);
    await db.invitation.update({ where: { id: await idOf(late) }, data: { expiresAt: new Date(1000) } });
    resultOf(await revokeInvitation(db, keeper.actor, await idOf(taken)));
    expect(codesOf(await revokeInvitation(db, keeper.actor, await idOf(taken)))).toEqual(['invitation_over']);
    expect((await findInvitation(orphan ?? '')).state).toBe('valid');
    resultOf(await changeRole(keeper.email, 'reviewer'));
    expect((await findInvitation(late ?? '')).state).toBe('expired');
    expect((await findInvitation(taken ?? '')).state).toBe('revoked');
    expect((await findInvitation(orphan ?? '')).state).toBe('revoked');
    expect((await findInvitation('made up')).state).toBe('unknown');
    for (const token of [late, taken, orphan, 'made up']) {
      expect(codesOf(await acceptInvitation(token ?? '', person(), from))).toEqual(['invitation_over']);
    }
  });

  test('is no setup, and a setup is no invitation', async () => {
    await db.user.updateMany({
      where: { role: 'admin', id: { not: admin.id } },
      data: { disabledAt: new Date(0) },
    });
    const { token } = resultOf(await invite(db, admin.actor, { role: 'editor', email: null }));
    await db.user.update({ where: { id: admin.id }, data: { disabledAt: new Date(0) } });
    expect(codesOf(await createFirstAdmin(token, person(), '192.0.2.1'))).toEqual(['setup_over']);
    const setup = await issueSetupToken();
    expect((await findInvitation(setup?.token ?? '')).state).toBe('unknown');
    expect(codesOf(await acceptInvitation(setup?.token ?? '', person(), from))).toEqual(['invitation_over']);
    await db.user.update({ where: { id: admin.id }, data: { disabledAt: null } });
  });
});

describe('a link to a new password', () => {
  test('works once, and a newer one ends it', async () => {
    const { id, email } = await added('editor');
    const older = resultOf(await issuePasswordLink(db, admin.actor, id)).token;
    const { token } = resultOf(await issuePasswordLink(db, admin.actor, id));
    expect(await findPasswordLink(older)).toEqual({ state: 'revoked' });
    expect(codesOf(await resetPassword(older, OTHER))).toEqual(['link_over']);
    expect(await findPasswordLink(token)).toEqual({ state: 'valid', email });
    expect(codesOf(await resetPassword(token, 'short'))).toEqual(['password_too_short']);
    const both = await Promise.all([resetPassword(token, OTHER), resetPassword(token, PASSWORD)]);
    expect(both.flatMap(codesOf)).toEqual(['link_over']);
    expect(await findPasswordLink(token)).toEqual({ state: 'used' });
    expect(await findPasswordLink('made up')).toEqual({ state: 'unknown' });
  });

  test('ends after a day, with the account and with the role of whoever made it', async () => {
    const target = await added('editor');
    const keeper = await added('admin');
    const { token } = resultOf(await issuePasswordLink(db, keeper.actor, target.id));
    const link = await db.passwordLink.findFirstOrThrow({ where: { userId: target.id } });
    expect(link.expiresAt.getTime() - link.createdAt.getTime()).toBe(24 * 3_600_000);
    await db.passwordLink.update({ where: { id: link.id }, data: { expiresAt: new Date(1000) } });
    expect(await findPasswordLink(token)).toEqual({ state: 'expired' });
    expect(codesOf(await resetPassword(token, OTHER))).toEqual(['link_over']);

    const second = resultOf(await issuePasswordLink(db, keeper.actor, target.id)).token;
    resultOf(await changeRole(keeper.email, 'editor'));
    expect(codesOf(await resetPassword(second, OTHER))).toEqual(['link_over']);

    const third = resultOf(await issuePasswordLink(db, admin.actor, target.id)).token;
    resultOf(await disableAccountOf(db, admin.actor, target.id));
    resultOf(await enableAccountOf(db, admin.actor, target.id));
    expect(codesOf(await resetPassword(third, OTHER))).toEqual(['link_over']);
    expect((await attempt(target.email)).ok).toBe(true);
  });
});

describe('the list of sign-ins', () => {
  const of = async (userId: string) =>
    (await listSignIns({ userId, limit: 50 })).entries.map(({ outcome }) => outcome);

  test('says how each ended, of whose account, from where', async () => {
    const { id, email } = await added('editor');
    await attempt(email, 'wrong wrong wrong');
    await attempt(email, PASSWORD, '203.0.113.9');
    resultOf(await disableAccount(email));
    await attempt(email);
    expect(await of(id)).toEqual(['account_disabled', 'succeeded', 'wrong_password']);
    const { entries } = await listSignIns({ userId: id, limit: 50 });
    expect(entries[1]).toMatchObject({ account: { id }, email: null, address: '203.0.113.9' });
    expect((await getAccount(id))?.lastSignInAt).toBe(entries[1]?.at);
  });

  test('keeps an unknown address, but nothing that may be a password', async () => {
    const unknown = `nobody${randomUUID()}@example.org`;
    await attempt(unknown, 'my secret words here');
    await attempt('my secret words here', 'my secret words here');
    const { entries } = await listSignIns({ limit: 2 });
    expect(entries).toMatchObject([
      { account: null, email: null, outcome: 'unknown_email' },
      { account: null, email: unknown, outcome: 'unknown_email' },
    ]);
    expect(JSON.stringify(entries)).not.toContain('secret');
  });

  test('says once that the limit was reached', async () => {
    const { id, email } = await added('editor');
    for (let failure = 0; failure < 14; failure += 1) await attempt(email, 'wrong wrong wrong', 'one place');
    const outcomes = await of(id);
    expect(outcomes).toHaveLength(11);
    expect(outcomes[0]).toBe('too_many_attempts');
  });

  test('goes on page by page, and forgets what is older than 90 days', async () => {
    const { id, email } = await added('editor');
    for (let time = 0; time < 3; time += 1) await attempt(email);
    const first = await listSignIns({ userId: id, limit: 2 });
    const rest = await listSignIns({ userId: id, limit: 2, before: first.older });
    expect([first.entries.length, rest.entries.length, rest.older]).toEqual([2, 1, null]);
    const [oldest, kept] = [rest.entries[0], first.entries[1]];
    const daysAgo = (days: number) => new Date(now().getTime() - days * 24 * 3_600_000);
    await db.signIn.update({ where: { id: BigInt(oldest?.id ?? 0) }, data: { at: daysAgo(90.1) } });
    await db.signIn.update({ where: { id: BigInt(kept?.id ?? 0) }, data: { at: daysAgo(89.9) } });
    await attempt(email);
    const ids = (await listSignIns({ userId: id, limit: 50 })).entries.map((entry) => entry.id);
    expect(ids).toHaveLength(3);
    expect(ids).toContain(kept?.id);
    expect(ids).not.toContain(oldest?.id);
  });
});

import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { type Result, refuse } from '@/lib/core/errors';
import { testDatabase } from '@/lib/core/testing/database';
import { readClaims } from './identities/claims';
import { signInByProvider, unlinkOf, unlinkOwn } from './identities/mutations';
import { getWaysIn } from './identities/queries';
import type { Arrival } from './identities/types';
import { invite } from './invitations/mutations';
import { findInvitation } from './invitations/queries';
import { disableAccountOf, issuePasswordLink, resetPassword } from './keeping/mutations';
import { addAccount, changeRole, endAllSessions } from './mutations';
import { countUsableAdmins, getAccount, getSessionActor } from './queries';
import { listSignIns } from './sign-ins/queries';
import type { Actor, Role, SessionClaim } from './types';

const { db } = await testDatabase();

const ISSUER = 'https://login.example.org';
Object.assign(process.env, { OIDC_ISSUER: ISSUER, OIDC_CLIENT_ID: 'pledges', OIDC_CLIENT_SECRET: 'x' });

const PASSWORD = 'a long walk by the Irtysh';

function resultOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.refusals));
  return result.value;
}
const codesOf = (result: Result<unknown>) => (result.ok ? [] : result.refusals.map(({ code }) => code));

async function added(role: Role) {
  const email = `i${randomUUID()}@example.org`;
  const claim = resultOf(await addAccount({ email, name: 'Timur', password: PASSWORD }, role));
  return { id: claim.userId, email, actor: (await getSessionActor(claim)) as Actor };
}

/** Somebody whom the provider vouches for. */
const person = (changes: Partial<Arrival> = {}): Arrival => ({
  issuer: ISSUER,
  subject: randomUUID(),
  email: `p${randomUUID()}@example.org`,
  isVerified: true,
  name: 'Dana',
  ...changes,
});

const arrive = (who: Arrival, invitation: string | null = null, address: string = randomUUID()) =>
  signInByProvider(who, { address, invitation });

async function claimOf(who: Arrival, invitation: string | null = null): Promise<SessionClaim> {
  const step = resultOf(await arrive(who, invitation));
  if (step.next !== 'session') throw new Error('A code was asked for.');
  return step.claim;
}

const admin = await added('admin');
const outcomesOf = async (userId: string) =>
  (await listSignIns({ userId, limit: 9 })).entries.map(({ outcome, isByProvider }) => [
    outcome,
    isByProvider,
  ]);

describe('somebody whom the provider has sent', () => {
  test('is linked with the account of their verified address once, and known by the subject then', async () => {
    const { id, email, actor } = await added('reviewer');
    const who = person({ email: email.toUpperCase() });
    const claim = await claimOf(who);
    expect(claim).toEqual({ userId: id, sessionVersion: 1, isByProvider: true });
    expect(await getSessionActor(claim)).toEqual(actor);
    // The address there may change, or not be vouched for any more: it is the same person.
    expect(await claimOf({ ...who, email: 'other@example.org', isVerified: false })).toEqual(claim);
    expect((await getWaysIn(id)).identities).toMatchObject([{ issuer: ISSUER }]);
    expect(await outcomesOf(id)).toEqual([
      ['succeeded', true],
      ['succeeded', true],
    ]);
  });

  test('makes one link, also when they come twice at once', async () => {
    const { id, email } = await added('editor');
    const who = person({ email });
    const claims = await Promise.all([1, 2, 3].map(() => claimOf(who)));
    expect(new Set(claims.map(({ userId }) => userId))).toEqual(new Set([id]));
    expect((await getWaysIn(id)).identities).toHaveLength(1);
  });

  test.each([
    ['without an account', async () => person(), 'unknown_person', 'unknown_person'],
    [
      'with an address that nobody vouches for',
      async () => person({ email: (await added('editor')).email, isVerified: false }),
      'email_unverified',
      'email_unverified',
    ],
    ['without an address', async () => person({ email: null }), 'email_unverified', 'email_unverified'],
    [
      'with a disabled account',
      async () => {
        const { id, email } = await added('editor');
        resultOf(await disableAccountOf(db, admin.actor, id));
        return person({ email });
      },
      'account_disabled',
      'account_disabled',
    ],
    [
      'with an address that was another’s there before',
      async () => {
        const { email } = await added('editor');
        await claimOf(person({ email }));
        return person({ email });
      },
      'other_identity',
      'unknown_person',
    ],
    [
      'by the same subject at another provider',
      async () => {
        const who = person({ email: (await added('editor')).email });
        await claimOf(who);
        return { ...who, email: person().email, issuer: 'https://other.example.org' };
      },
      'unknown_person',
      'unknown_person',
    ],
  ] as const)('%s is refused, and that is written down', async (_, make, code, outcome) => {
    const who = await make();
    const [accounts, links] = [await db.user.count(), await db.identity.count()];
    const address = randomUUID();
    expect(codesOf(await arrive(who, null, address))).toEqual([code]);
    expect([await db.user.count(), await db.identity.count()]).toEqual([accounts, links]);
    const { entries } = await listSignIns({ limit: 1 });
    expect(entries).toMatchObject([{ outcome, isByProvider: true, address }]);
  });

  test('is out as soon as their account is disabled, its sessions ended or its role lowered', async () => {
    const { id, email, actor } = await added('admin');
    const who = person({ email });
    const first = await claimOf(who);
    resultOf(await changeRole(email, 'editor'));
    expect(await getSessionActor(first)).toMatchObject({ role: 'editor' });
    await endAllSessions(actor, db);
    expect(await getSessionActor(first)).toBeNull();
    const second = await claimOf(who);
    resultOf(await disableAccountOf(db, admin.actor, id));
    expect(await getSessionActor(second)).toBeNull();
    expect(codesOf(await arrive(who))).toEqual(['account_disabled']);
  });

  test('gives a code of ours as well only where the rules ask for it of them', async () => {
    const { id, email } = await added('reviewer');
    const who = person({ email });
    const at = new Date(0);
    const factor = { userId: id, sealedSecret: 'sealed', startedAt: at, confirmedAt: at, lastStep: 1 };
    await db.secondFactor.create({ data: factor });
    expect(resultOf(await arrive(who)).next).toBe('session');
    const rule = { role: 'reviewer', since: at, setById: admin.id } as const;
    await db.secondFactorRule.create({ data: { ...rule, forProvider: false } });
    expect(resultOf(await arrive(who)).next).toBe('session');
    await db.secondFactorRule.update({ where: { role: 'reviewer' }, data: { forProvider: true } });
    const step = resultOf(await arrive(who));
    expect(step).toMatchObject({ next: 'code', pending: { userId: id, isByProvider: true } });
    expect((await outcomesOf(id))[0]).toEqual(['code_awaited', true]);
    await db.secondFactorRule.deleteMany();
  });

  test('may fail so often and no more', async () => {
    const who = person();
    const from = randomUUID();
    const results: string[] = [];
    for (let time = 0; time < 12; time += 1) results.push(...codesOf(await arrive(who, null, from)));
    expect(results.slice(0, 10)).toEqual(Array(10).fill('unknown_person'));
    expect(results.slice(10)).toEqual(['too_many_attempts', 'too_many_attempts']);
  });
});

describe('an invitation at the provider', () => {
  const invited = async (email: string | null, role: Role = 'reviewer') =>
    resultOf(await invite(db, admin.actor, { role, email })).token;

  test('makes an account without a password, once', async () => {
    const token = await invited(null);
    const who = person();
    const other = person();
    const both = await Promise.all([arrive(who, token), arrive(other, token)]);
    expect(both.flatMap(codesOf)).toEqual(['invitation_over']);
    expect((await findInvitation(token)).state).toBe('used');
    const step = resultOf(both.find(({ ok }) => ok) ?? refuse());
    const claim = step.next === 'session' ? step.claim : { userId: '', sessionVersion: 0 };
    expect(await getSessionActor(claim)).toMatchObject({ name: 'Dana', role: 'reviewer' });
    expect(await getWaysIn(claim.userId)).toMatchObject({ hasPassword: false });
  });

  test('for an address needs no other: whoever holds it has read that mail', async () => {
    const email = `bound${randomUUID()}@example.org`;
    const claim = await claimOf(person({ isVerified: false }), await invited(email));
    expect(await getAccount(claim.userId)).toMatchObject({ email });
  });

  test('for anybody takes only an address that is vouched for, and none that is taken', async () => {
    const token = await invited(null);
    expect(codesOf(await arrive(person({ isVerified: false }), token))).toEqual(['email_unverified']);
    expect(codesOf(await arrive(person({ email: admin.email }), token))).toEqual(['email_taken']);
    expect((await findInvitation(token)).state).toBe('valid');
  });

  test('stays unused by somebody who has an account', async () => {
    const { id, email } = await added('editor');
    const who = person({ email });
    await claimOf(who);
    const token = await invited(null, 'admin');
    expect((await claimOf(who, token)).userId).toBe(id);
    expect((await findInvitation(token)).state).toBe('valid');
  });

  test('an administrator who comes that way keeps the site, while there is the provider', async () => {
    const before = await countUsableAdmins();
    const claim = await claimOf(person(), await invited(null, 'admin'));
    expect(await countUsableAdmins()).toBe(before + 1);
    process.env.OIDC_ISSUER = 'https://another.example.org';
    expect(await countUsableAdmins()).toBe(before);
    expect(await getSessionActor(claim)).toBeNull();
    process.env.OIDC_ISSUER = ISSUER;
    const keeper = (await getSessionActor(claim)) as Actor;
    expect(codesOf(await disableAccountOf(db, keeper, (await added('editor')).id))).toEqual([]);
  });
});

describe('a link to the provider', () => {
  async function linked(role: Role = 'editor') {
    const account = await added(role);
    const who = person({ email: account.email });
    const claim = await claimOf(who);
    const [identity] = (await getWaysIn(account.id)).identities;
    return { ...account, who, claim, identityId: identity?.id ?? '' };
  }

  test('is taken away by its owner, whose other sessions end', async () => {
    const { id, actor, claim, identityId } = await linked();
    const next = resultOf(await unlinkOwn(db, actor, identityId));
    expect(await getSessionActor(claim)).toBeNull();
    expect(await getSessionActor(next)).not.toBeNull();
    expect((await getWaysIn(id)).identities).toEqual([]);
    expect(codesOf(await unlinkOwn(db, actor, identityId))).toEqual(['identity_gone']);
  });

  test('is taken away by an administrator, and by nobody else', async () => {
    const { id, claim, identityId } = await linked();
    const stranger = await added('reviewer');
    expect(codesOf(await unlinkOwn(db, stranger.actor, identityId))).toEqual(['identity_gone']);
    expect(codesOf(await unlinkOf(db, stranger.actor, identityId))).toEqual(['not_allowed']);
    expect((await getWaysIn(id)).identities).toHaveLength(1);
    expect(resultOf(await unlinkOf(db, admin.actor, identityId))).toMatchObject({ userId: id });
    expect(await getSessionActor(claim)).toBeNull();
  });

  test('stays while it is the only way in', async () => {
    const token = resultOf(await invite(db, admin.actor, { role: 'editor', email: null })).token;
    const who = person();
    const claim = await claimOf(who, token);
    const actor = (await getSessionActor(claim)) as Actor;
    const [identity] = (await getWaysIn(actor.id)).identities;
    expect(codesOf(await unlinkOwn(db, actor, identity?.id ?? ''))).toEqual(['only_way_in']);
    expect(codesOf(await unlinkOf(db, admin.actor, identity?.id ?? ''))).toEqual(['only_way_in']);
    expect(await getSessionActor(claim)).not.toBeNull();
    const link = resultOf(await issuePasswordLink(db, admin.actor, actor.id));
    resultOf(await resetPassword(link.token, 'quite another long password'));
    expect(codesOf(await unlinkOf(db, admin.actor, identity?.id ?? ''))).toEqual([]);
    expect((await claimOf(who)).userId).toBe(actor.id);
  });
});

describe('what a provider says', () => {
  const claims = { iss: ISSUER, sub: 'abc', email: ' A@Example.org ', email_verified: true, name: 'Dana' };

  test('is read', () => {
    expect(readClaims(claims)).toEqual({
      issuer: ISSUER,
      subject: 'abc',
      email: 'A@Example.org',
      isVerified: true,
      name: 'Dana',
    });
  });

  test.each(['true', 1, 'false', false, null, undefined])('verified: %j is not', (email_verified) => {
    expect(readClaims({ ...claims, email_verified })?.isVerified).toBe(false);
  });

  test.each([null, 'text', {}, { ...claims, sub: '' }, { ...claims, sub: 'x'.repeat(256) }, { sub: 'abc' }])(
    'is nobody: %j',
    (said) => expect(readClaims(said)).toBeNull(),
  );

  test('may be no more than who it is', () => {
    const bare = { issuer: ISSUER, subject: 'abc', email: null, isVerified: false, name: null };
    expect(readClaims({ iss: ISSUER, sub: 'abc' })).toEqual(bare);
  });

  test('may have other things wrong with it', () => {
    const odd = { ...claims, email: 'a@example.org\r\nBcc: b@example.org', name: 'Two\nlines' };
    expect(readClaims(odd)).toMatchObject({ email: null, name: null });
    expect(readClaims({ ...claims, email: 7, name: {} })).toMatchObject({ email: null, name: null });
  });
});

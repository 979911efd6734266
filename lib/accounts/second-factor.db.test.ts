import { randomUUID } from 'node:crypto';
import { generateSync } from 'otplib';
import { afterEach, describe, expect, test } from 'vitest';
import { act, type Gate } from '@/lib/core/action';
import { type Result, succeed } from '@/lib/core/errors';
import { testDatabase } from '@/lib/core/testing/database';
import { TEST_CLOCK } from '@/lib/core/testing/test-clock';
import { setFactorRules } from './factor-rules/mutations';
import { getFactorRules } from './factor-rules/queries';
import { ruleMark } from './factor-rules/rule-mark';
import { addAccount, changeRole, disableAccount, setPassword, signIn } from './mutations';
import { ACTIONS, can } from './permissions';
import { getAccount, getSessionActor } from './queries';
import {
  confirmSecondFactor,
  removeSecondFactor,
  renewRecoveryCodes,
  startSecondFactor,
  switchOffSecondFactor,
  takeSecondFactorOf,
} from './second-factor/mutations';
import { getSecondFactor, isCodeDue, listSecondFactorEvents } from './second-factor/queries';
import { finishSignIn, passFirstStep } from './second-step/mutations';
import { openPending, sealPending } from './second-step/pending-cookie';
import type { PendingSignIn } from './second-step/types';
import { listSignIns } from './sign-ins/queries';
import { type Actor, ROLES, type Role } from './types';

const { db } = await testDatabase();
process.env.NEXTAUTH_SECRET = 'a secret of the site for these tests';

const PASSWORD = 'a long walk by the Irtysh';
const START = new Date(TEST_CLOCK).getTime() / 1000;
let serial = 0;

afterEach(async () => {
  process.env.PLEDGEBOOK_CLOCK = TEST_CLOCK;
  process.env.NEXTAUTH_SECRET = 'a secret of the site for these tests';
  await db.secondFactorRule.deleteMany();
});

const later = (seconds: number) => {
  process.env.PLEDGEBOOK_CLOCK = new Date((START + seconds) * 1000).toISOString();
};

function resultOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.refusals));
  return result.value;
}

const codesOf = (result: Result<unknown>) => (result.ok ? [] : result.refusals.map(({ code }) => code));

async function added(role: Role) {
  serial += 1;
  const account = { email: `factor${serial}@example.org`, name: `Factor ${serial}`, password: PASSWORD };
  const claim = resultOf(await addAccount(account, role));
  return { ...account, id: claim.userId, claim, actor: (await getSessionActor(claim)) as Actor };
}

/** The code that the app shows so many seconds after the tests' clock. */
const codeAt = (secret: string, seconds = 0) => generateSync({ secret, epoch: START + seconds });

/** Somebody with a second factor, switched on by the code of the step before now. */
async function secured(role: Role) {
  const person = await added(role);
  resultOf(await startSecondFactor(person.actor));
  const factor = await getSecondFactor(person.id);
  if (factor.state !== 'pending') throw new Error('nothing was begun');
  const { codes, claim } = resultOf(await confirmSecondFactor(person.actor, codeAt(factor.key, -30)));
  return { ...person, claim, secret: factor.key, codes };
}

async function firstStep(email: string, address: string = randomUUID()): Promise<PendingSignIn> {
  const step = resultOf(await signIn({ email, password: PASSWORD, address }));
  if (step.next !== 'code') throw new Error('no code is asked for');
  return step.pending;
}

const outcomes = async (userId: string) =>
  (await listSignIns({ userId, limit: 20 })).entries.map(({ outcome }) => outcome);

describe('switching on', () => {
  test('needs a code of the key that was made, and ends the other sessions', async () => {
    const person = await added('editor');
    expect(await getSecondFactor(person.id)).toEqual({ state: 'none' });
    expect(codesOf(await confirmSecondFactor(person.actor, '123456'))).toEqual(['second_factor_expired']);
    resultOf(await startSecondFactor(person.actor));
    const first = await getSecondFactor(person.id);
    resultOf(await startSecondFactor(person.actor));
    const second = await getSecondFactor(person.id);
    if (first.state !== 'pending' || second.state !== 'pending') throw new Error('nothing was begun');
    expect(first.key).not.toBe(second.key);
    expect(codesOf(await confirmSecondFactor(person.actor, 'abc'))).toEqual(['not_six_digits']);
    expect(codesOf(await confirmSecondFactor(person.actor, codeAt(first.key)))).toEqual(['code_wrong']);
    // Until it is confirmed, nothing asks for it.
    expect(resultOf(await signIn({ ...person, address: randomUUID() })).next).toBe('session');

    const { codes, claim } = resultOf(await confirmSecondFactor(person.actor, codeAt(second.key)));
    expect(codes).toHaveLength(10);
    expect(await getSessionActor(person.claim)).toBeNull();
    expect(await getSessionActor(claim)).toEqual(person.actor);
    expect(await getSecondFactor(person.id)).toEqual({
      state: 'on',
      since: TEST_CLOCK,
      codesLeft: 10,
      isReadable: true,
    });
    expect(codesOf(await startSecondFactor(person.actor))).toEqual(['second_factor_on']);
    expect(codesOf(await confirmSecondFactor(person.actor, codeAt(second.key, 30)))).toEqual([
      'second_factor_on',
    ]);
    expect(await getAccount(person.id)).toMatchObject({ hasSecondFactor: true });
  });

  test('is over a quarter of an hour after it was begun', async () => {
    const { actor, id } = await added('editor');
    resultOf(await startSecondFactor(actor));
    const begun = await getSecondFactor(id);
    if (begun.state !== 'pending') throw new Error('nothing was begun');
    later(15 * 60);
    expect(await getSecondFactor(id)).toEqual({ state: 'none' });
    const late = await confirmSecondFactor(actor, codeAt(begun.key, 15 * 60));
    expect(codesOf(late)).toEqual(['second_factor_expired']);
  });

  test('keeps neither the key nor the recovery codes as they are', async () => {
    const { id, secret, codes } = await secured('editor');
    const row = await db.secondFactor.findUniqueOrThrow({ where: { userId: id }, include: { codes: true } });
    const kept = JSON.stringify(row).toLowerCase();
    expect(kept).not.toContain(secret.toLowerCase());
    for (const code of codes) expect(kept).not.toContain(code.replaceAll('-', ''));
    expect(row.codes).toHaveLength(10);
  });
});

describe('signing in', () => {
  test('gives a session only after the code, and is one line of the list', async () => {
    const { id, email, secret, claim } = await secured('editor');
    const pending = await firstStep(email);
    expect(await outcomes(id)).toEqual(['code_awaited']);
    expect(resultOf(await finishSignIn(pending, codeAt(secret), randomUUID()))).toEqual(claim);
    expect(await outcomes(id)).toEqual(['succeeded']);
    expect(await getAccount(id)).toMatchObject({ lastSignInAt: TEST_CLOCK });
  });

  test('takes no code twice, nor one of before', async () => {
    const { id, email, secret } = await secured('editor');
    const finish = async (code: string) =>
      codesOf(await finishSignIn(await firstStep(email), code, randomUUID()));
    // It was switched on with this one.
    expect(await finish(codeAt(secret, -30))).toEqual(['code_used']);
    expect(await finish(codeAt(secret))).toEqual([]);
    expect(await finish(codeAt(secret))).toEqual(['code_used']);
    expect(await finish(codeAt(secret, 30))).toEqual([]);
    expect(await finish(codeAt(secret))).toEqual(['code_used']);
    expect((await outcomes(id)).filter((outcome) => outcome === 'wrong_code')).toHaveLength(3);
  });

  test('takes a code one step early or late, no more', async () => {
    const { email, secret } = await secured('editor');
    const finish = async (code: string) =>
      codesOf(await finishSignIn(await firstStep(email), code, randomUUID()));
    expect(await finish(codeAt(secret, 60))).toEqual(['code_wrong']);
    later(120);
    expect(await finish(codeAt(secret, 60))).toEqual(['code_wrong']);
    expect(await finish(codeAt(secret, 90))).toEqual([]);
    expect(await finish(codeAt(secret, 150))).toEqual([]);
  });

  test('of two at once with the same code lets one in', async () => {
    const { email, secret, codes } = await secured('editor');
    for (const code of [codeAt(secret), codes[3] ?? '']) {
      const pending = await Promise.all([1, 2, 3, 4].map(() => firstStep(email)));
      const finished = await Promise.all(pending.map((one) => finishSignIn(one, code, randomUUID())));
      expect(finished.filter(({ ok }) => ok)).toHaveLength(1);
    }
  });

  test('takes a recovery code once, and says so in the list', async () => {
    const { id, email, codes } = await secured('editor');
    const typed = (codes[0] ?? '').toUpperCase().replaceAll('-', ' ');
    resultOf(await finishSignIn(await firstStep(email), typed, randomUUID()));
    expect(await outcomes(id)).toEqual(['recovery_code_used']);
    expect(codesOf(await finishSignIn(await firstStep(email), typed, randomUUID()))).toEqual(['code_wrong']);
    expect(await getSecondFactor(id)).toMatchObject({ codesLeft: 9 });
    const other = await secured('editor');
    const theirs = await finishSignIn(await firstStep(email), other.codes[0] ?? '', randomUUID());
    expect(codesOf(theirs)).toEqual(['code_wrong']);
  });

  test('is refused after ten wrong codes, also for a right one and after the password was right again', async () => {
    const { id, email, secret, codes } = await secured('editor');
    const place = randomUUID();
    const typos = await finishSignIn(await firstStep(email), '12345', randomUUID());
    expect(codesOf(typos)).toEqual(['code_malformed']);
    for (let guess = 0; guess < 10; guess += 1) {
      const wrong = await finishSignIn(await firstStep(email), codeAt(secret, 600), place);
      expect(codesOf(wrong)).toEqual(['code_wrong']);
    }
    for (const code of [codeAt(secret), codes[0] ?? '']) {
      const late = await finishSignIn(await firstStep(email), code, place);
      expect(codesOf(late)).toEqual(['too_many_attempts']);
    }
    expect((await outcomes(id)).filter((outcome) => outcome === 'too_many_attempts')).toHaveLength(1);
    await db.rateLimit.updateMany({ data: { expire: 1n } });
    resultOf(await finishSignIn(await firstStep(email), codeAt(secret), randomUUID()));
  }, 60_000);

  test('is refused after thirty wrong codes of a day, while a recovery code still opens', async () => {
    const { email, secret, codes } = await secured('editor');
    const pending = await firstStep(email);
    const guess = async (code: string) => {
      // The quarters of an hour pass; the day does not.
      await db.rateLimit.updateMany({ where: { key: { startsWith: 'account:' } }, data: { expire: 1n } });
      return finishSignIn(pending, code, randomUUID());
    };
    for (let time = 0; time < 30; time += 1) {
      expect(codesOf(await guess(codeAt(secret, 600)))).toEqual(['code_wrong']);
    }
    expect(codesOf(await guess(codeAt(secret)))).toEqual(['too_many_attempts']);
    resultOf(await guess(codes[0] ?? ''));
    expect(codesOf(await guess(codeAt(secret)))).toEqual(['too_many_attempts']);
  }, 60_000);

  test('begins anew when the first step holds no longer', async () => {
    const { email, secret, id } = await secured('editor');
    const pending = await firstStep(email);
    resultOf(await setPassword(email, 'quite another long password'));
    expect(codesOf(await finishSignIn(pending, codeAt(secret), randomUUID()))).toEqual(['sign_in_again']);
    const fresh = { ...pending, sessionVersion: pending.sessionVersion + 1 };
    resultOf(await disableAccount(email));
    expect(codesOf(await finishSignIn(fresh, codeAt(secret), randomUUID()))).toEqual(['sign_in_again']);
    expect(await outcomes(id)).toEqual(['code_awaited']);
  });

  test('by a provider needs no code of ours, unless the rules of the role say so', async () => {
    const keeper = await secured('admin');
    const { claim, id } = await secured('editor');
    const byProvider = { ...claim, isByProvider: true } as const;
    expect((await passFirstStep(db, byProvider, { address: randomUUID(), knownAs: null })).next).toBe(
      'session',
    );
    expect((await passFirstStep(db, claim, { address: randomUUID(), knownAs: null })).next).toBe('code');
    resultOf(await setFactorRules(db, keeper.actor, { roles: ['editor'], isForProvider: false, seen: '' }));
    expect(await isCodeDue(id, true)).toBe(false);
    const seen = ruleMark(await getFactorRules());
    resultOf(await setFactorRules(db, keeper.actor, { roles: ['editor'], isForProvider: true, seen }));
    expect(await passFirstStep(db, byProvider, { address: randomUUID(), knownAs: null })).toMatchObject({
      next: 'code',
      pending: { isByProvider: true },
    });
  });
});

describe('what the browser holds between the steps', () => {
  const pending: PendingSignIn = { userId: randomUUID(), sessionVersion: 3, signInId: '17', knownAs: null };

  test('comes back as it was, and opens with no other secret', async () => {
    const sealed = await sealPending(pending);
    expect(sealed).not.toContain(pending.userId);
    expect(await openPending(sealed)).toEqual(pending);
    expect(await openPending(await sealPending({ ...pending, isByProvider: true }))).toEqual({
      ...pending,
      isByProvider: true,
    });
    process.env.NEXTAUTH_SECRET = 'another secret of the site, after a change';
    expect(await openPending(sealed)).toBeNull();
    expect(await openPending('')).toBeNull();
  });
});

describe('a changed secret of the site', () => {
  test('is said, and recovery codes still work', async () => {
    const { id, actor, email, secret, codes } = await secured('editor');
    process.env.NEXTAUTH_SECRET = 'another secret of the site, after a change';
    expect(await getSecondFactor(id)).toMatchObject({ state: 'on', isReadable: false });
    const refused = await finishSignIn(await firstStep(email), codeAt(secret), randomUUID());
    expect(codesOf(refused)).toEqual(['second_factor_unreadable']);
    resultOf(await finishSignIn(await firstStep(email), codes[0] ?? '', randomUUID()));
    resultOf(await switchOffSecondFactor(actor, { password: PASSWORD, code: codes[1] ?? '' }));
    expect(await getSecondFactor(id)).toEqual({ state: 'none' });
  });
});

describe('renewing and switching off', () => {
  test('needs the password, and for switching off a code too', async () => {
    const { actor, claim, email, secret, codes, id } = await secured('editor');
    const wrong = { password: 'not the password', code: codeAt(secret) };
    expect(codesOf(await renewRecoveryCodes(actor, wrong))).toEqual(['password_wrong']);
    expect(codesOf(await switchOffSecondFactor(actor, wrong))).toEqual(['password_wrong']);
    const noCode = { password: PASSWORD, code: '' };
    expect(codesOf(await switchOffSecondFactor(actor, noCode))).toEqual(['code_malformed']);

    const renewed = resultOf(await renewRecoveryCodes(actor, noCode));
    expect(await getSessionActor(claim)).toBeNull();
    expect(await getSessionActor(renewed.claim)).toEqual(actor);
    const old = await finishSignIn(await firstStep(email), codes[0] ?? '', randomUUID());
    expect(codesOf(old)).toEqual(['code_wrong']);
    resultOf(await finishSignIn(await firstStep(email), renewed.codes[0] ?? '', randomUUID()));

    const kept = resultOf(await switchOffSecondFactor(actor, { password: PASSWORD, code: codeAt(secret) }));
    expect(await getSessionActor(renewed.claim)).toBeNull();
    expect(await getSessionActor(kept)).toEqual(actor);
    expect(resultOf(await signIn({ email, password: PASSWORD, address: randomUUID() })).next).toBe('session');
    expect(codesOf(await renewRecoveryCodes(actor, noCode))).toEqual(['second_factor_off']);
    expect((await listSecondFactorEvents(id)).map(({ kind }) => kind)).toEqual([
      'switched_off',
      'codes_renewed',
      'switched_on',
    ]);
  });

  test('of an account without a password needs a code', async () => {
    const { actor, id, secret } = await secured('editor');
    await db.user.update({ where: { id }, data: { passwordHash: null } });
    const proof = { password: '', code: '' };
    expect(codesOf(await renewRecoveryCodes(actor, proof))).toEqual(['code_malformed']);
    resultOf(await renewRecoveryCodes(actor, { ...proof, code: codeAt(secret) }));
  });
});

describe('taking a second factor away', () => {
  test.each(ROLES)('by somebody who is %s', async (role) => {
    const keeper = await added(role);
    const target = await secured('editor');
    const taken = await takeSecondFactorOf(db, keeper.actor, target.id);
    expect(codesOf(taken)).toEqual(role === 'admin' ? [] : ['not_allowed']);
    expect((await getSecondFactor(target.id)).state).toBe(role === 'admin' ? 'none' : 'on');
    if (role !== 'admin') return;
    expect(await getSessionActor(target.claim)).toBeNull();
    expect(await listSecondFactorEvents(target.id)).toMatchObject([
      { kind: 'taken_away', actor: keeper.name },
      { kind: 'switched_on', actor: target.name },
    ]);
    expect(codesOf(await takeSecondFactorOf(db, keeper.actor, target.id))).toEqual(['second_factor_off']);
  });

  test('is never one’s own, nor that of nobody', async () => {
    const keeper = await secured('admin');
    expect(codesOf(await takeSecondFactorOf(db, keeper.actor, keeper.id))).toEqual(['own_factor']);
    expect(codesOf(await takeSecondFactorOf(db, keeper.actor, randomUUID()))).toEqual(['account_gone']);
  });

  test('from the shell helps the last administrator', async () => {
    const { email, id } = await secured('admin');
    await db.user.updateMany({
      where: { role: 'admin', id: { not: id } },
      data: { disabledAt: new Date(0) },
    });
    resultOf(await removeSecondFactor(email.toUpperCase()));
    expect(resultOf(await signIn({ email, password: PASSWORD, address: randomUUID() })).next).toBe('session');
    expect(await listSecondFactorEvents(id)).toMatchObject([{ kind: 'taken_away', actor: null }, {}]);
    expect(codesOf(await removeSecondFactor(email))).toEqual(['second_factor_off']);
    expect(codesOf(await removeSecondFactor('nobody@example.org'))).toEqual(['account_unknown']);
  });
});

describe('roles that need a second factor', () => {
  async function requireFor(roles: readonly Role[], isForProvider = false) {
    const keeper = await secured('admin');
    const seen = ruleMark(await getFactorRules());
    resultOf(await setFactorRules(db, keeper.actor, { roles, isForProvider, seen }));
  }

  const gateOf = (who: Actor | null, isForHeldBack = false): Gate => ({
    who: async () => who,
    may: () => true,
    isForHeldBack,
  });

  test.each(ROLES)('hold back who is %s and has none, in every action, until it is there', async (role) => {
    const others = await Promise.all(ROLES.filter((one) => one !== role).map(added));
    const person = await added(role);
    await requireFor([role]);
    const held = await getSessionActor(person.claim);
    expect(held).toEqual({ ...person.actor, isHeldBack: true });
    for (const action of ACTIONS)
      expect(can(held, action, { reviewPolicy: 'one_person' }), action).toBe(false);
    const work = async () => succeed('done');
    expect(codesOf(await act(gateOf(held), work))).toEqual(['second_factor_required']);
    expect(await act(gateOf(held, true), work)).toEqual(succeed('done'));
    for (const other of others) expect(await getSessionActor(other.claim)).toEqual(other.actor);

    resultOf(await startSecondFactor(person.actor));
    expect(await getSessionActor(person.claim)).toMatchObject({ isHeldBack: true });
    const begun = await getSecondFactor(person.id);
    if (begun.state !== 'pending') throw new Error('nothing was begun');
    const { claim } = resultOf(await confirmSecondFactor(person.actor, codeAt(begun.key)));
    const free = await getSessionActor(claim);
    expect(free).toEqual(person.actor);
    expect(await act(gateOf(free), work)).toEqual(succeed('done'));
  });

  test('hold back who comes to have the role, and lets go who loses it', async () => {
    const { claim, email } = await added('editor');
    await requireFor(['reviewer']);
    expect(await getSessionActor(claim)).not.toHaveProperty('isHeldBack');
    resultOf(await changeRole(email, 'reviewer'));
    expect(await getSessionActor(claim)).toMatchObject({ isHeldBack: true });
    resultOf(await changeRole(email, 'editor'));
    expect(await getSessionActor(claim)).not.toHaveProperty('isHeldBack');
  });

  test('trust the provider’s second factor unless they say otherwise', async () => {
    const { claim } = await added('editor');
    const byProvider = { ...claim, isByProvider: true } as const;
    await requireFor(['editor']);
    expect(await getSessionActor(byProvider)).not.toHaveProperty('isHeldBack');
    await requireFor(['editor'], true);
    expect(await getSessionActor(byProvider)).toMatchObject({ isHeldBack: true });
  });

  test('are set by an administrator who does not shut themselves out', async () => {
    const bare = await added('admin');
    const input = { roles: ['admin', 'editor'], isForProvider: false, seen: '' } as const;
    expect(codesOf(await setFactorRules(db, bare.actor, input))).toEqual(['own_factor_first']);
    resultOf(await setFactorRules(db, bare.actor, { ...input, roles: ['editor'] }));
    const keeper = await secured('admin');
    expect(codesOf(await setFactorRules(db, keeper.actor, input))).toEqual(['stale_rules']);
    resultOf(await setFactorRules(db, keeper.actor, { ...input, seen: 'editor' }));
    expect(await getFactorRules()).toEqual({
      roles: ['admin', 'editor'],
      isForProvider: false,
      last: { at: TEST_CLOCK, by: keeper.name },
    });
    for (const role of ['editor', 'reviewer'] as const) {
      const { actor } = await added(role);
      const refused = await setFactorRules(db, actor, {
        roles: [],
        isForProvider: false,
        seen: 'admin+editor',
      });
      expect(codesOf(refused)).toEqual(['not_allowed']);
    }
  });
});

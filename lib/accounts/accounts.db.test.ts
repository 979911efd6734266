import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { Result } from '@/lib/core/errors';
import { testDatabase } from '@/lib/core/testing/database';
import {
  addAccount,
  changePassword,
  changeRole,
  createFirstAdmin,
  disableAccount,
  enableAccount,
  endAllSessions,
  issueSetupToken,
  setPassword,
  signIn,
} from './mutations';
import { checkSetupToken, countUsableAdmins, getSessionActor, listAccounts } from './queries';
import type { FirstStep } from './second-step/types';
import type { Actor, Role, SessionClaim } from './types';

const { db } = await testDatabase();

const PASSWORD = 'a long walk by the Irtysh';
let serial = 0;

function person() {
  serial += 1;
  return { email: `person${serial}@example.org`, name: `Person ${serial}`, password: PASSWORD };
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

async function added(role: Role) {
  const account = person();
  const claim = resultOf(await addAccount(account, role));
  return { ...account, claim, actor: (await getSessionActor(claim)) as Actor };
}

/** Each attempt from an address of its own, so that tests do not use up one another's tries. */
const attempt = (email: string, password = PASSWORD, address: string = randomUUID()) =>
  signIn({ email, password, address });

async function withoutAdmins(): Promise<void> {
  await db.user.updateMany({ where: { role: 'admin' }, data: { disabledAt: new Date(0) } });
}

describe('the first admin', () => {
  test('is made by the address that was issued last, once', async () => {
    await withoutAdmins();
    const older = await issueSetupToken();
    const issued = await issueSetupToken();
    if (!older || !issued) throw new Error('no token');
    expect(issued.token).toMatch(/^[\w-]{43}$/);
    expect(await db.invitation.findFirst({ where: { tokenHash: issued.token } })).toBeNull();
    expect(await checkSetupToken(older.token)).toBe('unknown');
    expect(await checkSetupToken(issued.token)).toBe('valid');
    expect(codesOf(await createFirstAdmin(older.token, person(), '192.0.2.1'))).toEqual(['setup_over']);

    const claim = resultOf(await createFirstAdmin(issued.token, person(), '192.0.2.1'));
    expect(await getSessionActor(claim)).toMatchObject({ role: 'admin' });
    // Making the account is signing in, and stands in the list.
    const made = (await listAccounts()).find(({ id }) => id === claim.userId);
    expect(made?.lastSignInAt).not.toBeNull();
    expect(await checkSetupToken(issued.token)).toBe('used');
    expect(codesOf(await createFirstAdmin(issued.token, person(), '192.0.2.1'))).toEqual(['setup_over']);
    expect(await issueSetupToken()).toBeNull();
  });

  test('is one, however many try at once', async () => {
    await withoutAdmins();
    const issued = await issueSetupToken();
    if (!issued) throw new Error('no token');
    const results = await Promise.all(
      [1, 2, 3, 4].map(() => createFirstAdmin(issued.token, person(), '192.0.2.1')),
    );
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await countUsableAdmins()).toBe(1);
  });

  test('is not made after a day, nor by a token that was used up by a refusal', async () => {
    await withoutAdmins();
    const issued = await issueSetupToken();
    if (!issued) throw new Error('no token');
    const taken = await added('editor');
    expect(
      codesOf(await createFirstAdmin(issued.token, { ...person(), email: taken.email }, '192.0.2.1')),
    ).toEqual(['email_taken']);
    expect(await checkSetupToken(issued.token)).toBe('valid');
    await db.invitation.updateMany({ where: { usedAt: null }, data: { expiresAt: new Date(1000) } });
    expect(await checkSetupToken(issued.token)).toBe('expired');
    expect(codesOf(await createFirstAdmin(issued.token, person(), '192.0.2.1'))).toEqual(['setup_over']);
  });

  test('is not needed once an admin came by the shell', async () => {
    await withoutAdmins();
    const issued = await issueSetupToken();
    await added('admin');
    expect(await checkSetupToken(issued?.token ?? '')).toBe('used');
    expect(codesOf(await createFirstAdmin(issued?.token ?? '', person(), '192.0.2.1'))).toEqual([
      'setup_over',
    ]);
  });
});

describe('signing in', () => {
  test('takes the address in any case and the password in any Unicode form', async () => {
    const account = { ...person(), password: 'Ещё один длинный пароль'.normalize('NFC') };
    const claim = resultOf(await addAccount(account, 'editor'));
    const result = await attempt(` ${account.email.toUpperCase()} `, account.password.normalize('NFD'));
    expect(claimOf(result)).toEqual(claim);
  });

  test('says the same of a wrong address, a wrong password, a disabled account and what is no address', async () => {
    const { email } = await added('editor');
    const disabled = await added('editor');
    resultOf(await disableAccount(disabled.email));
    const refused = [
      await attempt('nobody@example.org'),
      await attempt(email, 'another password altogether'),
      await attempt(disabled.email),
      await attempt('not an address\u0000'),
      await attempt('', ''),
    ];
    for (const result of refused) {
      expect(result).toEqual({ ok: false, refusals: [{ code: 'sign_in_failed', field: null }] });
    }
    resultOf(await enableAccount(disabled.email));
    expect((await attempt(disabled.email)).ok).toBe(true);
  });

  test('is refused after ten failures of an account from one place, even with the right password and at once', async () => {
    const { email } = await added('editor');
    const place = randomUUID();
    const wrong = await Promise.all(
      Array.from({ length: 14 }, () => attempt(email, 'wrong wrong wrong', place)),
    );
    const codes = wrong.flatMap(codesOf);
    expect(codes.filter((code) => code === 'sign_in_failed')).toHaveLength(10);
    expect(codes.filter((code) => code === 'too_many_attempts')).toHaveLength(4);
    const late = await attempt(email.toUpperCase(), PASSWORD, place);
    expect(late).toMatchObject({
      ok: false,
      refusals: [{ code: 'too_many_attempts', values: { minutes: 15 } }],
    });
    // The window passes: the limiter keeps the instant at which it ends.
    await db.rateLimit.updateMany({ data: { expire: 1n } });
    expect((await attempt(email, PASSWORD, place)).ok).toBe(true);
  });

  test('forgets the failures after a success', async () => {
    const { email } = await added('editor');
    const place = randomUUID();
    for (let round = 0; round < 2; round += 1) {
      for (let failure = 0; failure < 9; failure += 1) await attempt(email, 'wrong wrong wrong', place);
      expect((await attempt(email, PASSWORD, place)).ok).toBe(true);
    }
  });

  test('is refused after thirty failures from an address, whatever the account', async () => {
    const address = randomUUID();
    const { email } = await added('editor');
    for (let failure = 0; failure < 30; failure += 1) {
      expect(codesOf(await attempt(`guess${failure}@example.org`, 'x', address))).toEqual(['sign_in_failed']);
    }
    expect(codesOf(await attempt(email, PASSWORD, address))).toEqual(['too_many_attempts']);
    expect((await attempt(email)).ok).toBe(true);
  }, 60_000);

  test('is never possible for the account of the program', async () => {
    const own = await db.user.create({ data: { name: 'Import', role: 'admin' } });
    const claim: SessionClaim = { userId: own.id, sessionVersion: own.sessionVersion };
    expect(await getSessionActor(claim)).toBeNull();
    expect(codesOf(await attempt('', ''))).toEqual(['sign_in_failed']);
  });
});

describe('a session', () => {
  test('ends with a sign-out everywhere, a disabled account and a password set by the keeper', async () => {
    const { claim, actor, email } = await added('editor');
    expect(await getSessionActor(claim)).toEqual(actor);
    await endAllSessions(actor);
    expect(await getSessionActor(claim)).toBeNull();

    const second = claimOf(await attempt(email));
    expect(await getSessionActor(second)).toEqual(actor);
    resultOf(await disableAccount(email));
    expect(await getSessionActor(second)).toBeNull();
    resultOf(await enableAccount(email));
    expect(await getSessionActor(second)).toBeNull();

    const third = claimOf(await attempt(email));
    resultOf(await setPassword(email, 'quite another long password'));
    expect(await getSessionActor(third)).toBeNull();
    expect(codesOf(await attempt(email))).toEqual(['sign_in_failed']);
    expect((await attempt(email, 'quite another long password')).ok).toBe(true);
  });

  test('has the role of the moment', async () => {
    const { claim, email } = await added('editor');
    resultOf(await changeRole(email, 'reviewer'));
    expect(await getSessionActor(claim)).toMatchObject({ role: 'reviewer' });
  });
});

describe('changing the password', () => {
  test('ends the other sessions and keeps this one', async () => {
    const { claim, actor, email } = await added('editor');
    const kept = resultOf(
      await changePassword(actor, { current: PASSWORD, password: 'my brand new password' }),
    );
    expect(await getSessionActor(claim)).toBeNull();
    expect(await getSessionActor(kept)).toEqual(actor);
    expect((await attempt(email, 'my brand new password')).ok).toBe(true);
  });

  test('needs the present one and a good new one', async () => {
    const { actor, email } = await added('editor');
    const change = (current: string, password: string) => changePassword(actor, { current, password });
    expect(codesOf(await change('wrong', 'short'))).toEqual(['password_wrong', 'password_too_short']);
    expect(codesOf(await change(PASSWORD, PASSWORD))).toEqual(['password_unchanged']);
    expect(codesOf(await change(PASSWORD, `${email}`))).toEqual(['password_is_name']);
    expect((await attempt(email)).ok).toBe(true);
  });

  test('is refused after ten wrong tries', async () => {
    const { actor } = await added('editor');
    const wrong = () => changePassword(actor, { current: 'wrong', password: 'my brand new password' });
    for (let failure = 0; failure < 10; failure += 1)
      expect(codesOf(await wrong())).toEqual(['password_wrong']);
    expect(codesOf(await wrong())).toEqual(['too_many_attempts']);
  });
});

describe('the last admin', () => {
  test('is neither disabled nor lowered, also not by two at once', async () => {
    await withoutAdmins();
    const one = await added('admin');
    expect(codesOf(await disableAccount(one.email))).toEqual(['last_admin']);
    expect(codesOf(await changeRole(one.email, 'reviewer'))).toEqual(['last_admin']);
    expect(await getSessionActor(one.claim)).toMatchObject({ role: 'admin' });

    const two = await added('admin');
    const both = await Promise.all([disableAccount(one.email), changeRole(two.email, 'editor')]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await countUsableAdmins()).toBe(1);
  });

  test('an editor can be disabled while there is no admin at all', async () => {
    await withoutAdmins();
    const { email } = await added('editor');
    expect((await disableAccount(email)).ok).toBe(true);
  });
});

test('accounts are listed oldest first, without what is secret', async () => {
  const { email } = await added('reviewer');
  const accounts = await listAccounts();
  expect(accounts.find((account) => account.email === email)).toMatchObject({
    role: 'reviewer',
    isDisabled: false,
  });
  expect(JSON.stringify(accounts)).not.toMatch(/argon2/);
});

test('an unknown address is said to be unknown, an address in use to be taken', async () => {
  expect(codesOf(await changeRole('nobody@example.org', 'editor'))).toEqual(['account_unknown']);
  expect(codesOf(await setPassword('nobody@example.org', PASSWORD))).toEqual(['account_unknown']);
  const { email } = await added('editor');
  expect(codesOf(await addAccount({ ...person(), email: email.toUpperCase() }, 'editor'))).toEqual([
    'email_taken',
  ]);
});

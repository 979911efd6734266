import { randomUUID } from 'node:crypto';
import { expect, test, vi } from 'vitest';
import type { Result } from '@/lib/core/errors';
import { testDatabase } from '@/lib/core/testing/database';
import { openDevice, sealDevice } from './known-places/device-cookie';
import type { KnownDevice } from './known-places/types';
import { addAccount, signIn } from './mutations';
import { finishSignIn, passFirstStep } from './second-step/mutations';

/** How often a password was compared with a hash: that is the dear part of signing in, and what guessing needs. */
const work = vi.hoisted(() => ({ count: 0 }));
vi.mock('@node-rs/argon2', async (original) => {
  const real = await original<typeof import('@node-rs/argon2')>();
  const verify: typeof real.verify = (...given) => {
    work.count += 1;
    return real.verify(...given);
  };
  return { ...real, verify };
});

const { db } = await testDatabase();

const PASSWORD = 'a long walk by the Irtysh';
let serial = 0;

async function holder(): Promise<{ email: string; userId: string }> {
  serial += 1;
  const account = { email: `holder${serial}@example.org`, name: `Holder ${serial}`, password: PASSWORD };
  const added = await addAccount(account, 'editor');
  if (!added.ok) throw new Error('no account');
  return { email: account.email, userId: added.value.userId };
}

const codeOf = (result: Result<unknown>) =>
  result.ok ? 'in' : result.refusals.map(({ code }) => code).join();

/** Guesses once from each of so many networks; how often which answer came. */
async function attack(
  email: string,
  networks: number,
  address = (one: number) => `198.51.${one >> 8}.${one & 255}`,
) {
  const answers: Record<string, number> = {};
  const left = Array.from({ length: networks }, (_, one) => one);
  const guesser = async () => {
    for (let one = left.pop(); one !== undefined; one = left.pop()) {
      const code = codeOf(await signIn({ email, password: `guess ${one}`, address: address(one) }));
      answers[code] = (answers[code] ?? 0) + 1;
    }
  };
  // Several at once, which must not slip past the limit.
  await Promise.all([1, 2, 3, 4, 5, 6].map(guesser));
  return answers;
}

const browserOf = (...userIds: string[]): KnownDevice => ({ id: randomUUID(), userIds });

test('guesses from more than a thousand networks: a hundred are looked at, and the holder still comes in', async () => {
  const { email, userId } = await holder();
  expect(codeOf(await signIn({ email, password: PASSWORD, address: 'newsroom' }))).toBe('in');
  work.count = 0;
  expect(await attack(email, 1200)).toEqual({ sign_in_failed: 100, too_many_attempts: 1100 });
  expect(work.count).toBe(100);
  const lines = await db.signIn.count({ where: { userId, outcome: { not: 'succeeded' } } });
  // Each guess that was looked at, and once that there were too many.
  expect(lines).toBe(101);

  // From the network they came from before, and from a browser they used, wherever it is.
  expect(codeOf(await signIn({ email, password: PASSWORD, address: 'newsroom' }))).toBe('in');
  const device = browserOf(userId);
  expect(codeOf(await signIn({ email, password: PASSWORD, address: 'train', device }))).toBe('in');
  // A place that nobody knows has to wait, also with the right password: it may have been guessed.
  expect(codeOf(await signIn({ email, password: PASSWORD, address: 'hotel' }))).toBe('too_many_attempts');
  expect(
    codeOf(await signIn({ email, password: PASSWORD, address: 'hotel', device: browserOf(randomUUID()) })),
  ).toBe('too_many_attempts');
  // What the holder's success gives back is none of the hundred.
  expect(await attack(email, 50, (one) => `203.0.113.${one}`)).toEqual({ too_many_attempts: 50 });
}, 180_000);

test('an address without account is answered alike, after as much work', async () => {
  work.count = 0;
  expect(await attack('nobody@example.org', 300)).toEqual({ sign_in_failed: 100, too_many_attempts: 200 });
  expect(work.count).toBe(100);
}, 60_000);

test('a neighbour in the same network keeps a browser that is known from nothing', async () => {
  const { email, userId } = await holder();
  const device = browserOf(userId);
  for (let time = 0; time < 40; time += 1) await signIn({ email, password: 'wrong', address: 'cafe' });
  expect(codeOf(await signIn({ email, password: PASSWORD, address: 'cafe' }))).toBe('too_many_attempts');
  expect(codeOf(await signIn({ email, password: PASSWORD, address: 'cafe', device }))).toBe('in');
});

test('a browser that is known, and in wrong hands, guesses ten times a quarter of an hour and fifty a day', async () => {
  const { email, userId } = await holder();
  const from = { email, address: 'elsewhere', device: browserOf(userId) };
  let looked = 0;
  for (let quarter = 0; quarter < 8; quarter += 1) {
    const said: string[] = [];
    for (let time = 0; time < 12; time += 1) said.push(codeOf(await signIn({ ...from, password: 'wrong' })));
    looked += said.filter((code) => code === 'sign_in_failed').length;
    expect(said.at(-1)).toBe('too_many_attempts');
    await db.rateLimit.updateMany({ where: { key: { startsWith: 'account:' } }, data: { expire: 1n } });
  }
  expect(looked).toBe(50);
  // The holder's other browser is not among them.
  const other = { ...from, device: browserOf(userId), password: PASSWORD };
  expect(codeOf(await signIn(other))).toBe('in');
}, 60_000);

test('wrong codes of whoever knows the password do not keep the holder’s browser from its own', async () => {
  const { userId } = await holder();
  const claim = { userId, sessionVersion: 1 };
  const sealedSecret = 'unreadable';
  await db.secondFactor.create({
    data: { userId, sealedSecret, startedAt: new Date(0), confirmedAt: new Date(0), lastStep: 0 },
  });
  const pendingFrom = async (knownAs: string | null) => {
    const step = await passFirstStep(db, claim, { address: 'first', knownAs });
    if (step.next !== 'code') throw new Error('no code is asked for');
    return step.pending;
  };
  const thief = await pendingFrom(null);
  for (let network = 0; network < 40; network += 1) await finishSignIn(thief, '123456', `192.0.2.${network}`);
  expect(codeOf(await finishSignIn(thief, '123456', '192.0.2.99'))).toBe('too_many_attempts');
  const own = await pendingFrom('browser of the holder');
  expect(codeOf(await finishSignIn(own, '123456', '192.0.2.99'))).toBe('second_factor_unreadable');
}, 60_000);

test('a browser’s cookie comes back as it was, opens with no other secret, and not when touched', async () => {
  const device = browserOf(randomUUID(), randomUUID());
  const sealed = await sealDevice(device);
  expect(await openDevice(sealed)).toEqual(device);
  expect(await openDevice(`${sealed.slice(0, -2)}xx`)).toBeNull();
  vi.stubEnv('NEXTAUTH_SECRET', 'another secret, and long enough as well');
  expect(await openDevice(sealed)).toBeNull();
  vi.unstubAllEnvs();
});

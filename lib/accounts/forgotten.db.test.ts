import { randomUUID } from 'node:crypto';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { now } from '@/lib/core/clock';
import type { Result } from '@/lib/core/errors';
import { testDatabase } from '@/lib/core/testing/database';
import { linkIn, startMailServer } from '@/lib/core/testing/mail-server';
import { askForLink, sendForgottenLink } from './forgotten/mutations';
import { disableAccountOf, issuePasswordLink, resetPassword } from './keeping/mutations';
import { addAccount, changeRole, signIn } from './mutations';
import { findPasswordLink, getSessionActor } from './queries';
import type { Actor, Role } from './types';

const { db } = await testDatabase();
const server = await startMailServer({ refuses: (address) => address.startsWith('full') });
afterAll(server.stop);

process.env.LOG_LEVEL = 'silent';
process.env.MAIL_FROM = 'pledges@example.org';
beforeEach(() => {
  process.env.SMTP_URL = server.url;
});

const PASSWORD = 'a long walk by the Irtysh';
const OTHER = 'quite another long password';

const codesOf = (result: Result<unknown>) => (result.ok ? [] : result.refusals.map(({ code }) => code));

async function added(role: Role, email = `f${randomUUID()}@example.org`) {
  const claim = await addAccount({ email, name: 'Timur', password: PASSWORD }, role);
  if (!claim.ok) throw new Error(codesOf(claim).join());
  return { id: claim.value.userId, email, actor: (await getSessionActor(claim.value)) as Actor };
}

async function sentTo(email: string): Promise<string> {
  expect(await sendForgottenLink({ email, locale: 'en' })).toBe(true);
  const mail = await server.waitFor(email);
  server.arrived.length = 0;
  return new URL(linkIn(mail, 'password'), 'http://site').searchParams.get('token') ?? '';
}

const linksOf = (userId: string) => db.passwordLink.findMany({ where: { userId } });

describe('a link that the holder asked for', () => {
  test('arrives at the address of the account, works once and ends every other', async () => {
    const { id, email } = await added('editor');
    const admin = await added('admin');
    const issued = await issuePasswordLink(db, admin.actor, id);
    const first = await sentTo(email);
    expect(await sendForgottenLink({ email: email.toUpperCase(), locale: 'en' })).toBe(true);
    expect(server.arrived[0]?.envelope.to).toEqual([email]);
    expect(server.arrived[0]?.text).toContain('Hello Timur');

    expect(await findPasswordLink(first)).toEqual({ state: 'valid', email });
    expect(issued.ok && (await findPasswordLink(issued.value.token)).state).toBe('valid');
    expect(codesOf(await resetPassword(first, OTHER))).toEqual([]);
    expect(codesOf(await resetPassword(first, PASSWORD))).toEqual(['link_over']);
    expect((await linksOf(id)).filter((link) => !link.usedAt && !link.revokedAt)).toEqual([]);
    expect((await signIn({ email, password: OTHER, address: 'here' })).ok).toBe(true);
  });

  test('lives for an hour, whoever is an administrator meanwhile', async () => {
    const { id, email } = await added('editor');
    const admin = await added('admin');
    const token = await sentTo(email);
    await changeRole(admin.email, 'editor');
    expect((await findPasswordLink(token)).state).toBe('valid');
    const [link] = await linksOf(id);
    expect((link?.expiresAt.getTime() ?? 0) - now().getTime()).toBe(3_600_000);
    await db.passwordLink.updateMany({ where: { userId: id }, data: { expiresAt: now() } });
    expect((await findPasswordLink(token)).state).toBe('expired');
    expect(codesOf(await resetPassword(token, OTHER))).toEqual(['link_over']);
  });

  test('goes to nobody without an account, and to none that is disabled', async () => {
    const admin = await added('admin');
    const { id, email } = await added('editor');
    const token = await sentTo(email);
    await disableAccountOf(db, admin.actor, id);
    expect((await findPasswordLink(token)).state).toBe('revoked');
    const before = await db.passwordLink.count();
    for (const one of [email, `nobody${randomUUID()}@example.org`]) {
      expect(await sendForgottenLink({ email: one, locale: 'en' })).toBe(false);
    }
    expect(await db.passwordLink.count()).toBe(before);
    expect(server.arrived).toEqual([]);
  });

  test('that could not be sent opens nothing', async () => {
    const { id, email } = await added('editor', `full${randomUUID()}@example.org`);
    expect(await sendForgottenLink({ email, locale: 'en' })).toBe(false);
    expect(await linksOf(id)).toMatchObject([{ usedAt: null, revokedAt: now() }]);
  });
});

describe('asking for a link', () => {
  const ask = (email: string, address: string = randomUUID()) => askForLink(email, address);

  test('is answered alike, whoever has an account, up to the same limit', async () => {
    const { email } = await added('editor');
    for (const asked of [email, `nobody${randomUUID()}@example.org`]) {
      const times = await Promise.all([1, 2, 3, 4].map(() => ask(` ${asked.toUpperCase()}`)));
      expect(times.flatMap(codesOf)).toEqual(['too_many_links']);
    }
    expect((await signIn({ email, password: PASSWORD, address: 'here' })).ok).toBe(true);
  });

  test('is limited by where it comes from as well', async () => {
    const address = randomUUID();
    const asked = Array.from({ length: 12 }, () => ask(`a${randomUUID()}@example.org`, address));
    expect((await Promise.all(asked)).flatMap(codesOf)).toEqual(['too_many_links', 'too_many_links']);
    const refused = await ask('b@example.org', address);
    expect(refused.ok || refused.refusals[0]?.values?.minutes).toBe(60);
  });

  test.each(['', 'nobody', 'a@example.org\r\nBcc: b@example.org', 'a@example.org,b@example.org'])(
    'needs an address: %j',
    async (typed) => {
      const refused = await ask(typed);
      expect(refused.ok || refused.refusals[0]?.field).toBe('email');
    },
  );

  test('cannot be done where no mail is sent', async () => {
    delete process.env.SMTP_URL;
    delete process.env.MAIL_FROM;
    await expect(ask('a@example.org')).rejects.toThrow('sends no mail');
    process.env.MAIL_FROM = 'pledges@example.org';
  });
});

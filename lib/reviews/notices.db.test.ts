import { randomUUID } from 'node:crypto';
import { afterAll, expect, test } from 'vitest';
import type { Actor } from '@/lib/accounts/types';
import type { Result } from '@/lib/core/errors';
import { testDatabase } from '@/lib/core/testing/database';
import { linkIn, startMailServer } from '@/lib/core/testing/mail-server';
import { approveFigure, returnFigure, submitFigure } from './mutations';
import { returnMail, tellAuthor } from './notices/tell-author';

const { db } = await testDatabase('catalogue');
const server = await startMailServer();
afterAll(server.stop);
process.env.SMTP_URL = server.url;
process.env.MAIL_FROM = 'pledges@example.org';

async function newUser(role: Actor['role'], name: string): Promise<Actor & { email: string }> {
  const email = `${name.toLowerCase()}${randomUUID()}@example.org`;
  const { id } = await db.user.create({ data: { role, name, email, passwordHash: 'unused' } });
  return { id, name, role, email };
}

function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.refusals));
  return result.value;
}

const author = await newUser('editor', 'Author');
const reviewer = await newUser('reviewer', 'Reviewer');
let day = 1;

async function submitted() {
  const on = `2026-03-0${day++}`;
  const source = { url: `https://stat.example.org/${on}`, publisher: 'Statistics' };
  return value(
    await submitFigure(db, author, {
      id: randomUUID(),
      programme: 'fair-kazakhstan-2022',
      pledge: 'irrigation-canals',
      target: 'irrigation-canals-renovated',
      shape: 'amount',
      role: 'counted',
      value: '10',
      unit: 'km',
      from: on,
      to: on,
      sources: [{ ...source, kind: 'official_statistics' }],
    }),
  ).id;
}

const versionOf = async (id: string) => (await db.figure.findUniqueOrThrow({ where: { id } })).version;

test('the author hears that a figure came back, why and where', async () => {
  const id = await submitted();
  const reason = 'The source says 9.\nhttps://stat.example.org';
  value(await returnFigure(db, reviewer, { id, version: await versionOf(id), reason }));
  await tellAuthor(id, 'en');
  const mail = await server.waitFor(author.email);
  expect(mail.subject).toMatch(/^Your figure was returned: .*canal/i);
  expect(mail.text).toContain('Hello Author');
  expect(mail.text).toContain('Reviewer has read your figure');
  expect(mail.text).toContain('> The source says 9.\n> https://stat.example.org');
  expect(mail.text).toContain(`/en/editor/fair-kazakhstan-2022/figures/${id}`);
  expect(() => linkIn(mail, 'password')).toThrow();
});

test('nobody is told of what is not with its author, nor who cannot sign in any more', async () => {
  server.arrived.length = 0;
  const waiting = await submitted();
  await tellAuthor(waiting, 'en');
  value(await approveFigure(db, reviewer, { id: waiting, version: await versionOf(waiting), basedOn: null }));
  await tellAuthor(waiting, 'en');
  await tellAuthor(randomUUID(), 'en');
  const returned = await submitted();
  value(
    await returnFigure(db, reviewer, { id: returned, version: await versionOf(returned), reason: 'No.' }),
  );
  await db.user.update({ where: { id: author.id }, data: { disabledAt: new Date(0) } });
  await tellAuthor(returned, 'en');
  delete process.env.SMTP_URL;
  delete process.env.MAIL_FROM;
  await tellAuthor(returned, 'en');
  expect(server.arrived).toEqual([]);
});

test('a pledge’s title and a reason stay what they are', () => {
  const mail = returnMail('en', 'an-id', {
    to: 'a@example.org',
    name: 'Author',
    reviewer: 'Reviewer {link}',
    reason: '{link} <b>',
    programme: 'p',
    pledge: { en: 'Roads {x} <i>' },
  });
  expect(mail.subject).toBe('Your figure was returned: Roads {x} <i>');
  expect(mail.text).toContain('> {link} <b>');
  expect(mail.text).toContain('Reviewer {link} has read');
});

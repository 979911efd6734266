import { pino } from 'pino';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { isMailConfigured, type Mail, openMailer, sendMail } from './mail';
import { startMailServer, startSilentServer } from './testing/mail-server';

const said: string[] = [];
const holder = globalThis as typeof globalThis & { pledgebookLog?: unknown };
holder.pledgebookLog = pino({ level: 'trace' }, { write: (line: string) => said.push(line) });

const server = await startMailServer({ refuses: (address) => address.startsWith('refused') });
afterAll(server.stop);

const LINK = 'https://pledges.example.org/en/password?token=a-secret';
const mail = (changes: Partial<Mail> = {}): Mail => ({
  to: 'timur@example.org',
  subject: 'A new password',
  text: `Қайырлы күн,\n\n${LINK}\n`,
  ...changes,
});

beforeEach(() => {
  said.length = 0;
  server.arrived.length = 0;
  process.env.SMTP_URL = server.url;
  process.env.MAIL_FROM = 'The pledges <pledges@example.org>';
});

test('a site without a mail server sends none', async () => {
  delete process.env.SMTP_URL;
  delete process.env.MAIL_FROM;
  expect(isMailConfigured()).toBe(false);
  await expect(sendMail(mail())).rejects.toThrow('sends no mail');
});

test('a message arrives as it was written, with what mail programs need', async () => {
  process.env.PLEDGEBOOK_CLOCK = '2026-11-21T12:00:00Z';
  expect(await sendMail(mail())).toBe(true);
  delete process.env.PLEDGEBOOK_CLOCK;
  const [arrived] = server.arrived;
  expect(arrived).toMatchObject({
    envelope: { from: 'pledges@example.org', to: ['timur@example.org'] },
    from: { name: 'The pledges', address: 'pledges@example.org' },
    to: [{ address: 'timur@example.org' }],
    subject: 'A new password',
    date: '2026-11-21T12:00:00.000Z',
  });
  expect(arrived?.text?.trim()).toBe(mail().text.trim());
  expect(arrived?.html).toBeUndefined();
  expect(arrived?.messageId).toMatch(/^<[^@\s]+@example\.org>$/);
  expect(arrived?.headers.find(({ key }) => key === 'auto-submitted')?.value).toBe('auto-generated');
});

test.each([
  'A pledge\r\nBcc: everybody@example.org',
  'A pledge\nContent-Type: text/html\n\n<script>',
  'A pledge\u2028Bcc: everybody@example.org',
])('a subject stays one line: %j', async (subject) => {
  expect(await sendMail(mail({ subject }))).toBe(true);
  const [arrived] = server.arrived;
  expect(arrived?.envelope.to).toEqual(['timur@example.org']);
  expect(arrived?.bcc).toBeUndefined();
  expect(arrived?.subject).toMatch(/^A pledge (Bcc:|Content-Type:)/);
  expect(arrived?.html).toBeUndefined();
});

test.each([
  'timur@example.org\r\nRCPT TO:<everybody@example.org>',
  'timur@example.org, everybody@example.org',
  '"everybody@example.org" <timur@example.org>',
])('nobody else gets it: %j', async (to) => {
  await sendMail(mail({ to }));
  expect(server.arrived.flatMap(({ envelope }) => envelope.to)).not.toContain('everybody@example.org');
});

test('a text cannot end the message', async () => {
  expect(await sendMail(mail({ text: 'One\r\n.\r\nRSET\r\nTwo' }))).toBe(true);
  expect(server.arrived).toHaveLength(1);
  expect(server.arrived[0]?.text).toContain('RSET');
});

test('a refusal is told, and the link is not logged', async () => {
  expect(await sendMail(mail({ to: 'refused@example.org' }))).toBe(false);
  expect(said.join()).toContain('a mail was not sent');
  expect(said.join()).not.toMatch(/a-secret|refused@/);
});

test('a server that is down or silent keeps nobody waiting for long', async () => {
  const silent = await startSilentServer();
  const gone = await startMailServer();
  await gone.stop();
  const startedAt = performance.now();
  for (const url of [gone.url, silent.url]) {
    process.env.SMTP_URL = url;
    expect(await sendMail(mail())).toBe(false);
  }
  expect(performance.now() - startedAt).toBeLessThan(8_000);
  expect(said.join()).not.toContain('a-secret');
  await silent.stop();
}, 15_000);

test('nothing leaves this machine without TLS, and none is believed that nobody vouches for', async () => {
  const withTls = await startMailServer({ hasTls: true });
  for (const { url } of [server, withTls]) {
    // This machine by a name that does not look like it.
    process.env.SMTP_URL = url.replace('127.0.0.1', '[::ffff:127.0.0.1]');
    expect(await sendMail(mail())).toBe(false);
  }
  process.env.SMTP_URL = withTls.url.replace('smtp:', 'smtps:');
  expect(await sendMail(mail())).toBe(false);
  expect([...server.arrived, ...withTls.arrived]).toEqual([]);
  await withTls.stop();
}, 15_000);

describe('what came of a message', () => {
  async function outcome(refusal: Error & { responseCode?: number }, at: 'rcpt' | 'mail' | 'data') {
    const strict = await startMailServer({ refusal: { at, error: refusal } });
    process.env.SMTP_URL = strict.url;
    const mailer = openMailer();
    expect(await mailer.isReady()).toBe(true);
    const came = await mailer.deliver(mail());
    mailer.close();
    await strict.stop();
    return came;
  }
  const refusal = (responseCode: number, words: string) => Object.assign(new Error(words), { responseCode });

  test.each([
    ['no such box', 550, '5.1.1 No such user', 'rcpt', 'refused'],
    ['no such box, without a code of its own', 550, 'No such user', 'rcpt', 'refused'],
    ['a policy', 550, '5.7.1 Relaying denied', 'rcpt', 'deferred'],
    ['greylisting', 451, '4.7.1 Try again later', 'rcpt', 'deferred'],
    ['a sender that may not send', 550, '5.7.1 Who are you', 'mail', 'unavailable'],
    ['a message that is not liked', 554, '5.6.0 Spam', 'data', 'deferred'],
  ] as const)('%s', async (_, code, words, at, came) => {
    expect(await outcome(refusal(code, words), at)).toBe(came);
  });

  test('several messages go over one line, and are told apart by their names', async () => {
    const mailer = openMailer();
    for (const id of ['one', 'two']) expect(await mailer.deliver(mail({ id }))).toBe('sent');
    mailer.close();
    expect(server.arrived.map(({ messageId }) => messageId)).toEqual([
      '<one@example.org>',
      '<two@example.org>',
    ]);
  });

  test('a server that says nothing leaves it open; one that is not there is not ready', async () => {
    const silent = await startSilentServer();
    process.env.SMTP_URL = silent.url;
    const mailer = openMailer({ silence: 200, longest: 400 });
    expect(await mailer.isReady()).toBe(false);
    expect(await mailer.deliver(mail())).toBe('unclear');
    mailer.close();
    await silent.stop();
  });

  test('HTML, and headers however long, arrive whole', async () => {
    const url = `<https://pledges.example.org/api/subscriptions/unsubscribe?token=${'x'.repeat(120)}>`;
    const headers = { 'List-Unsubscribe': url, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' };
    expect(await sendMail(mail({ html: '<p>Қайырлы күн</p>', headers }))).toBe(true);
    const [arrived] = server.arrived;
    expect(arrived?.html?.trim()).toBe('<p>Қайырлы күн</p>');
    expect(arrived?.headers.find(({ key }) => key === 'list-unsubscribe')?.value).toBe(url);
  });
});

import { createTransport, type SendMailOptions } from 'nodemailer';
import { now } from './clock';
import { env } from './env';
import { countEvent } from './event-counts';
import { log } from './log';
import { type MailServer, parseMailServer, parseSender, type Sender } from './mail-settings';

/** A message to one person. */
export interface Mail {
  /** An e-mail address that was checked. */
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  /** The same for mail programs that show HTML. */
  readonly html?: string;
  /** By name; for what mail programs offer beside the message, such as unsubscribing. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Before the at sign of the message's own name: what is sent again under it shows as one message. */
  readonly id?: string;
}

/**
 * What came of a message: `sent`; `refused`: there is no such box (5xx to the recipient, but not for reasons of policy);
 * `deferred`: not now, or not this message; `unavailable`: the server wants nothing from this site; `unclear`: the line broke or
 * nothing was said in time, and nobody knows whether the message was taken.
 */
export type Delivery = 'sent' | 'refused' | 'deferred' | 'unavailable' | 'unclear';

/** A line to the mail server for several messages. */
export interface Mailer {
  /** Whether the server answers and lets this site in. */
  isReady(): Promise<boolean>;
  deliver(mail: Mail): Promise<Delivery>;
  close(): void;
}

/** How long the server may be silent, and take for a message in all, in milliseconds. */
export interface Patience {
  readonly silence: number;
  readonly longest: number;
}

/** The person in front of the form is waiting: a server that says nothing for so long will not, or answers, but slowly. */
const IN_A_HURRY: Patience = { silence: 5_000, longest: 12_000 };

/** Whether this site sends mail. */
export function isMailConfigured(): boolean {
  return env().SMTP_URL !== undefined;
}

/**
 * Hands a message to the mail server; false when it did not take it, or not in time. What stands in the message is never logged:
 * it may hold a link that lets somebody in.
 *
 * @throws when the site sends no mail (`isMailConfigured`)
 */
export async function sendMail(mail: Mail): Promise<boolean> {
  const mailer = openMailer();
  try {
    return (await mailer.deliver(mail)) === 'sent';
  } finally {
    mailer.close();
  }
}

/**
 * Opens a line to the mail server; connections are kept for the next message. To be closed. Messages go one after the other.
 *
 * @throws when the site sends no mail (`isMailConfigured`)
 */
export function openMailer(patience: Patience = IN_A_HURRY): Mailer {
  const { server, from } = settings();
  const options = transportOptions(server, patience.silence);
  const transport = createTransport({ ...options, pool: true, maxConnections: 1 });
  return {
    isReady: () => transport.verify().catch(() => false),
    deliver: (mail) => deliver((message) => transport.sendMail(message), from, mail, patience.longest),
    close: () => transport.close(),
  };
}

async function deliver(
  send: (message: SendMailOptions) => Promise<unknown>,
  from: Sender,
  { to, subject, text, html, headers, id }: Mail,
  longest: number,
): Promise<Delivery> {
  let timer: NodeJS.Timeout | undefined;
  const tooLong = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('the mail server took too long')), longest);
  });
  const sending = send({
    from,
    to: { name: '', address: to },
    subject: oneLine(subject),
    text,
    ...(html !== undefined && { html }),
    ...(id !== undefined && { messageId: `<${id}@${from.address.split('@')[1]}>` }),
    date: now(),
    // RFC 3834: nobody's absence notice has to answer.
    headers: { 'Auto-Submitted': 'auto-generated', ...headers },
  });
  try {
    await Promise.race([sending, tooLong]);
    countEvent('mail.sent');
    return 'sent';
  } catch (error) {
    log().error({ reason: reasonOf(error) }, 'a mail was not sent');
    const outcome = outcomeOf(error);
    countEvent(`mail.${outcome}`);
    return outcome;
  } finally {
    clearTimeout(timer);
    // What comes of it after the longest time is of no interest.
    sending.catch(() => {});
  }
}

function settings() {
  const { SMTP_URL, MAIL_FROM } = env();
  const server = SMTP_URL === undefined ? null : parseMailServer(SMTP_URL);
  const from = MAIL_FROM === undefined ? null : parseSender(MAIL_FROM);
  if (!server || !from) throw new Error('This site sends no mail: SMTP_URL and MAIL_FROM are not set.');
  return { server, from };
}

function transportOptions({ host, port, user, password, tls }: MailServer, silence: number) {
  return {
    host,
    port,
    secure: tls === 'implicit',
    requireTLS: tls === 'upgrade',
    // On this machine there is nobody to hide from, and no certificate that could be checked.
    ignoreTLS: tls === 'none',
    ...(user !== null && { auth: { user, pass: password } }),
    tls: { minVersion: 'TLSv1.2' as const },
    dnsTimeout: silence,
    connectionTimeout: silence,
    greetingTimeout: silence,
    socketTimeout: silence,
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

/** Codes of what goes wrong before the server has heard of the message. */
const NOT_LET_IN = ['EDNS', 'ETLS', 'EAUTH', 'ENOAUTH', 'EOAUTH2'];
/** Codes of a line that broke, before or after the message was said. */
const BROKEN_LINE = ['ECONNECTION', 'ETIMEDOUT', 'ESOCKET', 'EPROTOCOL'];

function outcomeOf(error: unknown): Delivery {
  if (!(error instanceof Error)) return 'unclear';
  const { code, command, responseCode, response } = error as Error & Record<string, unknown>;
  if (code === undefined || BROKEN_LINE.includes(String(code))) return 'unclear';
  if (NOT_LET_IN.includes(String(code))) return 'unavailable';
  // RFC 3463: x.7.x is about who sends, not about whether the box exists.
  const isPolicy = /^5\d\d[ -]5\.7\./.test(String(response ?? ''));
  const isPermanent = typeof responseCode === 'number' && responseCode >= 500;
  if (String(command ?? '').startsWith('RCPT')) return isPermanent && !isPolicy ? 'refused' : 'deferred';
  return String(command ?? '').startsWith('MAIL') ? 'unavailable' : 'deferred';
}

/** A subject in one line, whatever went into it: a line break would begin another header. */
function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim();
}

/** What the operator needs to find the fault; a server's own words could repeat the message. */
function reasonOf(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return {};
  const { code, command, responseCode } = error as Error & Record<string, unknown>;
  return code === undefined ? { message: error.message } : { code, command, responseCode };
}

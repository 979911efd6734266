import { createTransport } from 'nodemailer';
import { now } from './clock';
import { env } from './env';
import { log } from './log';
import { type MailServer, parseMailServer, parseSender } from './mail-settings';

/** A message of plain text to one person. */
export interface Mail {
  /** An e-mail address that was checked. */
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

/** A server that does not answer for so long will not: the person in front of the form is waiting. */
const SILENCE_MS = 5_000;
/** The whole conversation, for servers that answer, but slowly. */
const LONGEST_MS = 12_000;

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
export async function sendMail({ to, subject, text }: Mail): Promise<boolean> {
  const { server, from } = settings();
  const transport = createTransport(transportOptions(server));
  let timer: NodeJS.Timeout | undefined;
  const tooLong = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('the mail server took too long')), LONGEST_MS);
  });
  const sending = transport.sendMail({
    from,
    to: { name: '', address: to },
    subject: oneLine(subject),
    text,
    date: now(),
    // RFC 3834: nobody's absence notice has to answer.
    headers: { 'Auto-Submitted': 'auto-generated' },
  });
  try {
    await Promise.race([sending, tooLong]);
    return true;
  } catch (error) {
    log().error({ reason: reasonOf(error) }, 'a mail was not sent');
    return false;
  } finally {
    clearTimeout(timer);
    // What comes of it after the longest time is of no interest.
    sending.catch(() => {});
    transport.close();
  }
}

function settings() {
  const { SMTP_URL, MAIL_FROM } = env();
  const server = SMTP_URL === undefined ? null : parseMailServer(SMTP_URL);
  const from = MAIL_FROM === undefined ? null : parseSender(MAIL_FROM);
  if (!server || !from) throw new Error('This site sends no mail: SMTP_URL and MAIL_FROM are not set.');
  return { server, from };
}

function transportOptions({ host, port, user, password, tls }: MailServer) {
  return {
    host,
    port,
    secure: tls === 'implicit',
    requireTLS: tls === 'upgrade',
    // On this machine there is nobody to hide from, and no certificate that could be checked.
    ignoreTLS: tls === 'none',
    ...(user !== null && { auth: { user, pass: password } }),
    tls: { minVersion: 'TLSv1.2' as const },
    dnsTimeout: SILENCE_MS,
    connectionTimeout: SILENCE_MS,
    greetingTimeout: SILENCE_MS,
    socketTimeout: SILENCE_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  };
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

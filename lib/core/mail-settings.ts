/** Who mail comes from, as MAIL_FROM names it. */
export interface Sender {
  readonly name: string;
  readonly address: string;
}

/** The mail server, as SMTP_URL names it. */
export interface MailServer {
  readonly host: string;
  readonly port: number;
  readonly user: string | null;
  readonly password: string;
  /** `implicit`: TLS from the first byte; `upgrade`: STARTTLS or nothing; `none`: only for a server on this machine. */
  readonly tls: 'implicit' | 'upgrade' | 'none';
}

const ADDRESS = /^[^\s\p{Cc}@<>(),;:"\\[\]]{1,64}@[^\s\p{Cc}@<>(),;:"\\[\]]{1,189}$/u;

/** Reads `pledges@example.org` or `The pledges <pledges@example.org>`; null for anything else. */
export function parseSender(text: string): Sender | null {
  const named = /^([^<>\p{Cc}]*)<([^<>]+)>$/u.exec(text.trim());
  const name = (named?.[1] ?? '').trim().replace(/^"(.*)"$/, '$1');
  const address = (named?.[2] ?? text).trim();
  return ADDRESS.test(address) ? { name, address } : null;
}

/**
 * Reads `smtps://user:password@mail.example.org` (port 465) or `smtp://…` (port 587, and TLS by STARTTLS except where the server
 * is on this machine); null for anything else.
 */
export function parseMailServer(text: string): MailServer | null {
  if (!URL.canParse(text)) return null;
  const url = new URL(text);
  const isImplicit = url.protocol === 'smtps:';
  if (!isImplicit && url.protocol !== 'smtp:') return null;
  const isBare = /^\/?$/.test(url.pathname) && url.search === '' && url.hash === '';
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1');
  if (!isBare || host === '') return null;
  const user = decoded(url.username);
  const password = decoded(url.password);
  if (user === null || password === null) return null;
  return {
    host,
    port: url.port === '' ? (isImplicit ? 465 : 587) : Number(url.port),
    user: user === '' ? null : user,
    password,
    tls: isImplicit ? 'implicit' : isLoopback(host) ? 'none' : 'upgrade',
  };
}

/** Whether a host is this very machine: what is sent there passes no network. `host` has no brackets. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(?:\.\d{1,3}){3}$/.test(host);
}

function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}

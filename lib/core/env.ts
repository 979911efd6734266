import { z } from 'zod';
import { isLoopback, parseMailServer, parseSender } from './mail-settings';

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

const postgresUrl = z
  .string()
  .refine((text) => /^postgres(ql)?:$/.test(protocolOf(text) ?? ''), 'must be a postgresql:// address');

const origin = z
  .string()
  .refine(
    (text) => isOrigin(text),
    'must be the address people use, like https://pledges.example.org, with nothing after the host',
  )
  .transform((text) => new URL(text).origin);

function whole(least: number, most: number) {
  const error = `must be a whole number from ${least} to ${most}`;
  return z.coerce.number({ error }).int({ error }).min(least, { error }).max(most, { error });
}

const issuer = z
  .string()
  .refine(
    (text) => isIssuer(text),
    'must be the https:// address by which the provider names itself, without ? and #',
  );

function isContact(text: string): boolean {
  return z.email().safeParse(text).success || protocolOf(text) === 'https:';
}

const fields = z.object({
  NODE_ENV: z.enum(['development', 'production', 'test']).default('development'),
  /** PostgreSQL to use; without it the embedded one is started. */
  DATABASE_URL: postgresUrl.optional(),
  /** Port of the website. */
  PORT: whole(1, 65_535).default(3000),
  /** Address to listen on; all of them without it. */
  HOST: z.string().optional(),
  /** Folder of the embedded database and of what is generated once; null where the operator named none. */
  PLEDGEBOOK_DATA: z.string().nullable().default(null),
  /** Where the public finds the site; used in feeds, sign-in and absolute links. */
  PLEDGEBOOK_URL: origin.optional(),
  /** How many reverse proxies of ours stand in front; their X-Forwarded-For is believed, nobody else's. */
  PLEDGEBOOK_PROXIES: whole(0, 10).default(0),
  /** How often a network address may ask the API within a minute, of each node; 0: as often as it likes. */
  PLEDGEBOOK_API_PER_MINUTE: whole(0, 1_000_000).default(600),
  /** How often a network address may search for what nobody searched for before, within a minute, of all nodes together; 0: as often as it likes. */
  PLEDGEBOOK_SEARCHES_PER_MINUTE: whole(0, 1_000_000).default(60),
  /** Who keeps the site and answers for it: named in its statements on accessibility and privacy. */
  PLEDGEBOOK_OPERATOR: z.string().trim().max(200, 'must have 200 characters at most').optional(),
  /** Where readers write to: an e-mail address, or the https:// address of a page. */
  PLEDGEBOOK_CONTACT: z
    .string()
    .trim()
    .refine(isContact, 'must be an e-mail address or an https:// address')
    .optional(),
  /** How many days lie between two snapshots that are made by themselves; 0: only by the command and at the desk. */
  PLEDGEBOOK_SNAPSHOTS_EVERY_DAYS: whole(0, 3_660).default(30),
  /** How often the addresses of sources are visited, in hours; 0: only by the command. */
  PLEDGEBOOK_SOURCES_EVERY_HOURS: whole(0, 8_784).default(24),
  /** 1: sources on private and loopback addresses, and at any port, are visited too (an intranet; tests). */
  PLEDGEBOOK_SOURCES_ALLOW_PRIVATE: whole(0, 1).default(0),
  /** Stops the site's clock at an instant, for tests. */
  PLEDGEBOOK_CLOCK: z.iso
    .datetime({ offset: true, error: 'must be an instant like 2026-11-21T12:00:00Z' })
    .optional(),
  /** Key of the session cookies; made once and kept in the data folder without it. */
  NEXTAUTH_SECRET: z.string().min(32, 'must have 32 characters or more').optional(),
  /** Mail server; without it links are shown to the administrator instead of being sent. */
  SMTP_URL: z
    .string()
    .refine(
      (text) => parseMailServer(text) !== null,
      'must be an address like smtps://user:password@mail.example.org, with nothing after the port',
    )
    .optional(),
  /** Who mail comes from. */
  MAIL_FROM: z
    .string()
    .refine(
      (text) => parseSender(text) !== null,
      'must be an e-mail address, like pledges@example.org or Pledges <pledges@example.org>',
    )
    .optional(),
  /** Provider of sign-in (OpenID Connect), as it names itself; without it people sign in with passwords only. */
  OIDC_ISSUER: issuer.optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
  /** What the provider is called on the button. */
  OIDC_NAME: z.string().max(60, 'must have 60 characters at most').optional(),
  LOG_LEVEL: z.enum(LOG_LEVELS, { error: `must be one of ${LOG_LEVELS.join(', ')}` }).default('warn'),
  /** Lets programs elsewhere read `/api/metrics`; without it only those on this machine may. */
  PLEDGEBOOK_METRICS_TOKEN: z
    .string()
    .regex(/^[\w.~+/=-]+$/, 'must have no blanks and no signs besides - . _ ~ + / =')
    .min(16, 'must have 16 characters or more')
    .optional(),
  /** How long the site goes on serving after it was told to stop, so that a load balancer sees that it is no longer ready. */
  PLEDGEBOOK_DRAIN_SECONDS: whole(0, 300).default(1),
  /** How many processes serve; 1: no cluster at all. */
  WEB_CONCURRENCY: whole(1, 64).default(1),
  /** Folder of the build, inside the checkout. */
  NEXT_DIST_DIR: z
    .string()
    .regex(/^\.next[\w-]*$/, 'must be a name that begins with .next')
    .default('.next'),
});

/** The names of all settings. */
export const SETTING_NAMES: readonly string[] = Object.keys(fields.shape);

/** Settings that are of use only together. */
const TOGETHER = [
  ['SMTP_URL', 'MAIL_FROM'],
  ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET'],
] as const;

const schema = fields.superRefine((settings, context) => {
  for (const group of TOGETHER) {
    const given = group.find((name) => settings[name] !== undefined);
    if (given === undefined) continue;
    for (const name of group.filter((one) => settings[one] === undefined)) {
      context.addIssue({ code: 'custom', path: [name], message: `is missing: ${given} needs it` });
    }
  }
});

export type Env = z.output<typeof schema>;

/** What is wrong with the environment: one line a variable, in words for the operator. */
export class EnvError extends Error {
  override name = 'EnvError';
}

/**
 * The settings, validated. Read at each call, because the start completes them (database address, secret).
 *
 * @throws EnvError naming each variable that is wrong
 */
export function env(source: Record<string, string | undefined> = process.env): Env {
  // An empty variable is an unset one: that is how compose files pass what the operator left out.
  const given = Object.fromEntries(
    Object.entries(source).filter(([, value]) => value !== undefined && value.trim() !== ''),
  );
  const result = schema.safeParse(given);
  if (result.success) return result.data;
  const lines = result.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
  throw new EnvError(`These settings are wrong (environment or .env):\n${lines.join('\n')}`);
}

/** What no log may hold: this site's secrets and the passwords in its addresses, the longest first, since one may be part of another. */
export function siteSecrets(source: Record<string, string | undefined> = process.env): string[] {
  const whole = [source.NEXTAUTH_SECRET, source.OIDC_CLIENT_SECRET, source.PLEDGEBOOK_METRICS_TOKEN];
  const inside = [source.DATABASE_URL, source.SMTP_URL].flatMap(passwordsIn);
  return [...whole, ...inside]
    .flatMap((secret = '') => (secret.length >= SHORTEST_SECRET ? [secret] : []))
    .sort((one, other) => other.length - one.length);
}

/** What is shorter would be found in half of all words. */
const SHORTEST_SECRET = 6;

function passwordsIn(address = ''): string[] {
  if (!URL.canParse(address)) return [];
  const { password } = new URL(address);
  try {
    return [password, decodeURIComponent(password)];
  } catch {
    return [password];
  }
}

/** The origin that absolute addresses begin with, without a slash at the end. It never comes from a request. */
export function publicOrigin(settings: Env = env()): string {
  return settings.PLEDGEBOOK_URL ?? `http://localhost:${settings.PORT}`;
}

/** Who keeps the site and where readers write to; null where the operator has not said. */
export function siteKeeper(settings: Env = env()): { operator: string | null; contact: string | null } {
  return { operator: settings.PLEDGEBOOK_OPERATOR ?? null, contact: settings.PLEDGEBOOK_CONTACT ?? null };
}

function protocolOf(text: string): string | null {
  return URL.canParse(text) ? new URL(text).protocol : null;
}

function isIssuer(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  const isBare = url.search === '' && url.hash === '' && url.username === '';
  const isPlain = url.protocol === 'http:' && isLoopback(url.hostname.replace(/^\[(.*)\]$/, '$1'));
  return isBare && (url.protocol === 'https:' || isPlain);
}

function isOrigin(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  const isBare = url.pathname === '/' && url.search === '' && url.hash === '' && url.username === '';
  return isBare && (url.protocol === 'https:' || url.protocol === 'http:');
}

import type { Env } from '@/lib/core/env';
import { isLoopback } from '@/lib/core/mail-settings';
import { type Finding, findingsAbout } from './finding';

const { ok, hint, problem } = findingsAbout('settings');

/** Set by tests, tools and docker compose, not read by the site. */
const OTHERS = /^(POSTGRES_PASSWORD|PLEDGEBOOK_(BROWSER|TEST_\w+|BENCH\w*)|NODE_\w+|TZ)$/;
/** What begins like ours in the environment is meant for us. */
const OURS = /^(PLEDGEBOOK_|SMTP_|OIDC_|MAIL_|NEXTAUTH_|DATABASE_URL)/;
/** Read by libraries of ours, which have their own names. */
const LIBRARIES = /^NEXTAUTH_URL$/;

/** Names in `.env` and in the environment that the site does not know, with the one that may have been meant. */
export function lookAtNames(
  known: readonly string[],
  inFile: readonly string[],
  inEnvironment: readonly string[],
): Finding[] {
  const isUnknown = (name: string) => !known.includes(name) && !OTHERS.test(name) && !LIBRARIES.test(name);
  const misspelt = inEnvironment.filter((name) => OURS.test(name) || nearest(name, known) !== null);
  return [...new Set([...inFile, ...misspelt])].filter(isUnknown).map((name) => {
    const meant = nearest(name, known);
    const place = inFile.includes(name) ? '.env' : 'the environment';
    return meant === null
      ? hint(
          `${name} in ${place} is no setting of this version.`,
          'Take it out, or see .env.example for the names.',
        )
      : problem(`${name} in ${place} is no setting; ${meant} is.`, `Rename it to ${meant}.`);
  });
}

const FEW = 2;

function nearest(name: string, known: readonly string[]): string | null {
  if (name.length < 6) return null;
  return known.find((one) => one.length >= 6 && one !== name && distance(one, name) <= FEW) ?? null;
}

/** How many letters have to be changed, added or left out (Levenshtein). */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (const [line, letter] of [...one].entries()) {
    const next = [line + 1];
    for (const [column, another] of [...other].entries()) {
      const changed = (row[column] ?? 0) + (letter === another ? 0 : 1);
      next.push(Math.min(changed, (row[column + 1] ?? 0) + 1, (next[column] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}

/** Settings that are each right and together are not, or that are not meant for a public site. */
export function lookAtSettings(settings: Env): Finding[] {
  const findings = [...addressFindings(settings), ...secretFindings(settings), ...oddFindings(settings)];
  return findings.length === 0 ? [ok('They are complete and fit together.')] : findings;
}

function addressFindings({ PLEDGEBOOK_URL: url, ...settings }: Env): Finding[] {
  const findings: Finding[] = [];
  const isPublic = url !== undefined && !isLoopback(new URL(url).hostname);
  if (url?.startsWith('https:') && settings.PLEDGEBOOK_PROXIES === 0) {
    findings.push(
      problem(
        `PLEDGEBOOK_URL is https, which a proxy in front must speak, but PLEDGEBOOK_PROXIES is 0: all readers look like one to the limits.`,
        'Set PLEDGEBOOK_PROXIES to the number of your proxies in a row, usually 1.',
      ),
    );
  }
  if (isPublic && url.startsWith('http:')) {
    findings.push(
      problem(
        `PLEDGEBOOK_URL is ${url}: passwords and cookies cross the network in the clear.`,
        'Put a proxy with a certificate in front, and set the https address.',
      ),
    );
  }
  for (const [name, what] of [
    ['SMTP_URL', 'links in mail'],
    ['OIDC_ISSUER', 'the way back from the provider'],
  ] as const) {
    if (settings[name] !== undefined && url === undefined) {
      findings.push(
        problem(
          `${name} is set and PLEDGEBOOK_URL is not: ${what} would lead to localhost.`,
          'Set PLEDGEBOOK_URL.',
        ),
      );
    }
  }
  if (isPublic && !(settings.PLEDGEBOOK_OPERATOR && settings.PLEDGEBOOK_CONTACT)) {
    findings.push(
      hint(
        'The statements on accessibility and privacy do not say who keeps the site.',
        'Set PLEDGEBOOK_OPERATOR and PLEDGEBOOK_CONTACT.',
      ),
    );
  }
  return findings;
}

const GUESSABLE = /change.?me|secret|password|example|12345|openssl/i;
const FEWEST_LETTERS = 10;

function secretFindings({ NEXTAUTH_SECRET: secret, DATABASE_URL: database }: Env): Finding[] {
  const findings: Finding[] = [];
  if (secret !== undefined && (GUESSABLE.test(secret) || new Set(secret).size < FEWEST_LETTERS)) {
    findings.push(
      problem(
        'NEXTAUTH_SECRET looks like one that can be guessed: whoever does can sign in as anybody.',
        'Set it to the output of "openssl rand -hex 32". Everybody is signed out, and second factors have to be set up anew.',
      ),
    );
  }
  if (secret === undefined && database !== undefined) {
    findings.push(
      hint(
        'NEXTAUTH_SECRET is not set: each node with a data folder of its own makes its own, and sessions of one are none on another.',
        'Set the same one on every node, and keep it with care.',
      ),
    );
  }
  const password = database === undefined ? '' : decodeURIComponent(new URL(database).password);
  if (
    database !== undefined &&
    !isLoopback(new URL(database).hostname) &&
    (password === '' || isPoor(password))
  ) {
    findings.push(
      problem(
        'DATABASE_URL has no password, or one that can be guessed, for a server on the network.',
        'Give the account a long random one.',
      ),
    );
  }
  return findings;
}

function isPoor(password: string): boolean {
  return password.length < 8 || /^(postgres|pledgebook|password|change.?me)/i.test(password);
}

function oddFindings(settings: Env): Finding[] {
  const findings: Finding[] = [];
  if (settings.PLEDGEBOOK_CLOCK !== undefined) {
    findings.push(
      problem(
        `PLEDGEBOOK_CLOCK stops the site's clock at ${settings.PLEDGEBOOK_CLOCK}.`,
        'Take it out; it is for tests.',
      ),
    );
  }
  if (settings.PLEDGEBOOK_SOURCES_ALLOW_PRIVATE === 1 && settings.PLEDGEBOOK_URL !== undefined) {
    findings.push(
      hint(
        'PLEDGEBOOK_SOURCES_ALLOW_PRIVATE is 1: editors can make this machine visit addresses of your network.',
        'Leave it out unless the site is one of an intranet.',
      ),
    );
  }
  if (settings.LOG_LEVEL === 'debug' || settings.LOG_LEVEL === 'trace') {
    findings.push(hint(`LOG_LEVEL is ${settings.LOG_LEVEL}: logs grow fast.`, 'Set warn or info.'));
  }
  return findings;
}

import type { Env } from '@/lib/core/env';
import { openMailer } from '@/lib/core/mail';
import { type Finding, findingsAbout } from './finding';

const WITHIN_MS = 5_000;

/** Whether the mail server answers and lets the site in; no mail is sent. */
export async function lookAtMail({ SMTP_URL: url }: Env): Promise<Finding[]> {
  const { ok, problem } = findingsAbout('mail');
  if (url === undefined) return [ok('No mail server is set: links are shown to administrators instead.')];
  const { host } = new URL(url);
  const mailer = openMailer();
  try {
    if (await mailer.isReady()) return [ok(`${host} answers and lets the site in.`)];
    return [
      problem(
        `${host} does not answer, or does not let the site in.`,
        'Look at SMTP_URL: host, port, user and password (special signs percent-encoded), and at the firewall.',
      ),
    ];
  } finally {
    mailer.close();
  }
}

/** Whether the provider of sign-in describes itself as it should. */
export async function lookAtProvider({ OIDC_ISSUER: issuer }: Env): Promise<Finding[]> {
  const { ok, problem } = findingsAbout('sign-in provider');
  if (issuer === undefined) return [];
  const address = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
  const advice =
    'Look at OIDC_ISSUER: it has to be the address by which the provider names itself, to the letter.';
  let found: unknown;
  try {
    const response = await fetch(address, { signal: AbortSignal.timeout(WITHIN_MS) });
    if (!response.ok) return [problem(`${address} answers with ${response.status}.`, advice)];
    found = await response.json();
  } catch {
    return [problem(`${address} cannot be reached, or is no JSON.`, advice)];
  }
  const named = found !== null && typeof found === 'object' && 'issuer' in found ? String(found.issuer) : '';
  if (named !== issuer)
    return [problem(`The provider names itself ${named || 'nothing'}, not ${issuer}.`, advice)];
  return [ok(`${issuer} answers.`)];
}

import type { Env } from '@/lib/core/env';
import { portProblem } from '../free-port';
import { portError } from '../web-port';
import { type Finding, findingsAbout } from './finding';

const WITHIN_MS = 5_000;

/** Whether the port is free for a start, or the site that runs there can serve. */
export async function lookAtPort({ PORT: port, HOST: host }: Env): Promise<Finding[]> {
  const { ok, problem } = findingsAbout('site');
  const taken = await portProblem(port, host);
  if (taken === null) return [ok(`It does not run; port ${port} is free for it.`)];
  const { message } = portError(taken, port, host);
  const [words = '', advice = ''] = message.split('\n');
  if (taken !== 'EADDRINUSE') return [problem(words, advice)];
  const answer = await readiness(`http://${hostInAddress(host)}:${port}`);
  if (answer === 'ready') return [ok(`It runs at port ${port} and is ready.`)];
  if (answer === null) return [problem(`Port ${port} is taken by another program.`, advice)];
  return [problem(`It runs at port ${port} and is not ready: ${answer}.`, UNREADY[answer] ?? 'See its log.')];
}

const UNREADY: Readonly<Record<string, string>> = {
  database_unreachable: 'See what is said of the database below.',
  schema_mismatch: 'Restart it: it is another version than the database is made for.',
  stopping: 'Wait until it has stopped.',
};

/** Whether the address that the public uses leads to this site. */
export async function lookAtPublicAddress(
  { PLEDGEBOOK_URL: url }: Env,
  isRunning: boolean,
): Promise<Finding[]> {
  const { ok, problem } = findingsAbout('public address');
  if (url === undefined || !isRunning) return [];
  const answer = await readiness(url).catch(() => null);
  if (answer === 'ready') return [ok(`${url} answers, and leads to a site that is ready.`)];
  return [
    problem(
      answer === null
        ? `${url} does not lead to a site of Pledgebook from here.`
        : `${url} leads to a site that is not ready: ${answer}.`,
      'Look at the name, the certificate and the proxy in front (a firewall may keep this machine itself from using it).',
    ),
  ];
}

/** `ready`, the word why not, or null where something else answers or nothing. */
async function readiness(origin: string): Promise<string | null> {
  try {
    const response = await fetch(`${origin}/api/health/ready`, { signal: AbortSignal.timeout(WITHIN_MS) });
    const answer: unknown = await response.json();
    if (answer === null || typeof answer !== 'object' || !('status' in answer)) return null;
    if (answer.status === 'ready') return 'ready';
    return 'reason' in answer ? String(answer.reason) : null;
  } catch {
    return null;
  }
}

function hostInAddress(host: string | undefined): string {
  if (host === undefined || host === '0.0.0.0' || host === '::') return '127.0.0.1';
  return host.includes(':') ? `[${host}]` : host;
}

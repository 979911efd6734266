import { createHash } from 'node:crypto';
import { readText } from '@/lib/sources/read-text';
import type { Visit, VisitFault, VisitOutcome } from '@/lib/sources/types';
import { type PatientOptions, requestPatiently } from './patient-request';
import { checkAddress, Unvisitable } from './public-address';
import { type Answer, faultOf } from './request-page';
import type { RobotsRules } from './robots-rules';

const MAX_REDIRECTS = 5;

/** Faults that say that no program is wanted, and nothing about the page. */
const REFUSALS: readonly VisitFault[] = ['robots', 'robots_unavailable', 'forbidden', 'too_many_requests'];

export interface VisitOptions extends PatientOptions {
  readonly robots: (url: URL) => Promise<RobotsRules>;
}

/** Goes where redirects lead, each hop looked at anew: its address, and what its host asks of robots. */
async function follow(start: URL, options: VisitOptions): Promise<{ answer: Answer; url: URL }> {
  let url = start;
  for (let hop = 0; hop <= MAX_REDIRECTS; hop += 1) {
    checkAddress(url, options.isPrivateAllowed);
    if (!(await options.robots(url)).isAllowed(url)) throw new Unvisitable('robots');
    const answer = await requestPatiently(url, options);
    const { location } = answer.headers;
    if (answer.status < 300 || answer.status >= 400 || location === undefined) return { answer, url };
    if (!URL.canParse(location, url)) throw new Unvisitable('bad_address');
    url = new URL(location, url);
  }
  throw new Unvisitable('redirects');
}

function outcomeOf(fault: VisitFault | null): VisitOutcome {
  if (fault === null || fault === 'too_large') return 'seen';
  if (fault === 'gone') return 'gone';
  return REFUSALS.includes(fault) ? 'refused' : 'failed';
}

function faultOfStatus({ status, isTooLarge }: Answer): VisitFault | null {
  if (status >= 200 && status < 300) return isTooLarge ? 'too_large' : null;
  if (status === 404 || status === 410) return 'gone';
  if (status === 401 || status === 403 || status === 407 || status === 451) return 'forbidden';
  if (status === 429) return 'too_many_requests';
  return status >= 500 ? 'server_error' : 'client_error';
}

const NOTHING = {
  httpStatus: null,
  finalUrl: null,
  contentType: null,
  sizeBytes: null,
  contentHash: null,
  text: null,
} as const;

/** Where it ended, as it can be kept: without the part of the page that was meant. */
function finalAddress(url: URL): string | null {
  const bare = new URL(url);
  bare.hash = '';
  return bare.href.length > 2_000 ? null : bare.href;
}

/** Visits one address. Whatever happens is an answer; only being stopped (`signal`) is thrown. */
export async function visitSource(address: string, options: VisitOptions): Promise<Visit> {
  if (!URL.canParse(address)) return { ...NOTHING, outcome: 'failed', fault: 'bad_address' };
  try {
    const { answer, url } = await follow(new URL(address), options);
    const fault = faultOfStatus(answer);
    const { body } = answer;
    const contentType = answer.headers['content-type']?.slice(0, 200) ?? null;
    const text = body && readText(body, contentType);
    return {
      outcome: outcomeOf(fault),
      fault,
      httpStatus: answer.status,
      finalUrl: finalAddress(url),
      contentType,
      sizeBytes: body?.length ?? null,
      contentHash:
        body &&
        createHash('sha256')
          .update(text ?? body)
          .digest('hex'),
      text,
    };
  } catch (error) {
    options.signal.throwIfAborted();
    const fault = faultOf(error);
    return { ...NOTHING, outcome: outcomeOf(fault), fault };
  }
}

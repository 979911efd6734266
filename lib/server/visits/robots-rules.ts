import robotsParser from 'robots-parser';
import { type PatientOptions, requestPatiently } from './patient-request';
import { Unvisitable } from './public-address';
import { faultOf } from './request-page';

/** The name that robots.txt knows us by. */
export const ROBOT = 'Pledgebook';

const MAX_BYTES = 500_000;
const MAX_REDIRECTS = 5;

/** What a host asks of robots: whether an address may be visited, and how long to wait between visits. */
export interface RobotsRules {
  readonly isAllowed: (url: URL) => boolean;
  /** In seconds. */
  readonly delay: number;
}

const EVERYTHING: RobotsRules = { isAllowed: () => true, delay: 0 };

async function readRobots(origin: string, options: PatientOptions): Promise<RobotsRules> {
  let url = new URL('/robots.txt', origin);
  for (let hop = 0; hop <= MAX_REDIRECTS; hop += 1) {
    const limits = { ...options.limits, maxBytes: MAX_BYTES };
    const { status, headers, body } = await requestPatiently(url, { ...options, limits });
    if (
      status >= 300 &&
      status < 400 &&
      headers.location !== undefined &&
      URL.canParse(headers.location, url)
    ) {
      url = new URL(headers.location, url);
      continue;
    }
    // RFC 9309: a server that cannot answer is left alone, one without the file allows everything.
    if (status >= 500) throw new Unvisitable('robots_unavailable');
    if (body === null) return EVERYTHING;
    const robots = robotsParser(new URL('/robots.txt', origin).href, body.toString('utf8'));
    return {
      isAllowed: (one) => robots.isAllowed(one.href, ROBOT) !== false,
      delay: robots.getCrawlDelay(ROBOT) ?? 0,
    };
  }
  return EVERYTHING;
}

/** Reads each host's robots.txt once. The answer throws `Unvisitable` where the host could not be asked. */
export function robotsOfHosts(options: PatientOptions): (url: URL) => Promise<RobotsRules> {
  const known = new Map<string, Promise<RobotsRules>>();
  return (url) => {
    const rules =
      known.get(url.origin) ??
      readRobots(url.origin, options).catch((error: unknown) => {
        throw new Unvisitable(faultOf(error));
      });
    known.set(url.origin, rules);
    return rules;
  };
}

import type { IncomingMessage } from 'node:http';

/** The largest body that Next's server actions take. */
const LARGEST_FORM = 1024 * 1024;

/** Where files arrive that are larger: they are read as a stream, and limited there. */
const TAKES_FILES = /^\/[a-z]{2}\/editor\/[^/?]+\/import\/file(\?|$)/;

export const FOREIGN_FORM = {
  status: 403,
  title: 'This form came from another site',
  text: 'Nothing was done. Open the page here and send it from there.',
} as const;

export const FORM_TOO_LARGE = {
  status: 413,
  title: 'This is too much to send at once',
  text: 'Nothing was done. Go back, make it shorter and send it again.',
} as const;

/**
 * Why something sent to the desk or to accounts goes no further, or null. Next refuses the same, but with an error of ours
 * (500) and a stack in the log, whoever sent it.
 */
export function formProblem(request: IncomingMessage): typeof FOREIGN_FORM | typeof FORM_TOO_LARGE | null {
  if (request.method === 'GET' || request.method === 'HEAD') return null;
  const { origin, host, 'x-forwarded-host': forwarded } = request.headers;
  // Says the same where there is no origin; programs that are no browsers send neither.
  if (request.headers['sec-fetch-site'] === 'cross-site') return FOREIGN_FORM;
  const ours = String(forwarded ?? host ?? '');
  // Browsers send `null` as the origin of pages that hide where they come from.
  if (origin !== undefined && hostOf(origin) !== ours) return FOREIGN_FORM;
  if (TAKES_FILES.test(request.url ?? '')) return null;
  return Number(request.headers['content-length'] ?? 0) > LARGEST_FORM ? FORM_TOO_LARGE : null;
}

function hostOf(origin: string): string | null {
  return URL.canParse(origin) ? new URL(origin).host : null;
}

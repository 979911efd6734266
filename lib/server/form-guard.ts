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

export const FORM_FROM_NOWHERE = {
  status: 403,
  title: 'This form does not say where it comes from',
  text: 'Nothing was done. Open the page here in an ordinary browser and send it from there.',
} as const;

export const FORM_TOO_LARGE = {
  status: 413,
  title: 'This is too much to send at once',
  text: 'Nothing was done. Go back, make it shorter and send it again.',
} as const;

type Problem = typeof FOREIGN_FORM | typeof FORM_FROM_NOWHERE | typeof FORM_TOO_LARGE;

/** Where programs write that are no browsers: nothing there goes by the session's cookie alone. */
const FOR_PROGRAMS = /^\/api\//;

/**
 * Why something sent to the desk or to accounts goes no further, or null. Whoever cannot be seen to come from a page of ours is refused:
 * every browser of these years says it in one way or another. Next refuses foreign forms too, but with an error of ours (500) and
 * a stack in the log.
 */
export function formProblem(request: IncomingMessage): Problem | null {
  if (request.method === 'GET' || request.method === 'HEAD') return null;
  const { origin, referer, host, 'x-forwarded-host': forwarded, 'sec-fetch-site': site } = request.headers;
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return FOREIGN_FORM;
  const ours = String(forwarded ?? host ?? '');
  // Browsers send `null` as the origin of pages that hide where they come from.
  if (origin !== undefined && hostOf(origin) !== ours) return FOREIGN_FORM;
  const isSaid =
    origin !== undefined || site !== undefined || (referer !== undefined && hostOf(referer) === ours);
  if (!isSaid && !FOR_PROGRAMS.test(request.url ?? '')) return FORM_FROM_NOWHERE;
  if (TAKES_FILES.test(request.url ?? '')) return null;
  return Number(request.headers['content-length'] ?? 0) > LARGEST_FORM ? FORM_TOO_LARGE : null;
}

function hostOf(address: string): string | null {
  return URL.canParse(address) ? new URL(address).host : null;
}

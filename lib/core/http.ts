/**
 * Why a request is not answered as asked, for whoever sent it (RFC 9457). `detail` is a whole sentence that says what is
 * wrong and what would be right; `parameter` is the part of the address it is about.
 */
export interface Problem {
  readonly status: 400 | 404 | 405 | 429 | 501 | 503;
  readonly detail: string;
  readonly parameter?: string;
  /** Seconds after which it is worth asking again, with 429 and 503. */
  readonly retryAfter?: number;
}

/** A value, or the reason why there is none. */
export type Checked<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problem: Problem };

export function checked<T>(value: T): Checked<T> {
  return { ok: true, value };
}

/** A 400 about one parameter. */
export function badParameter(parameter: string, detail: string): { ok: false; problem: Problem } {
  return { ok: false, problem: { status: 400, detail, parameter } };
}

/** A 404: the address names something that is not there. */
export function notFound(detail: string): { ok: false; problem: Problem } {
  return { ok: false, problem: { status: 404, detail } };
}

const TITLES: Readonly<Record<Problem['status'], string>> = {
  400: 'Bad request',
  404: 'Not found',
  405: 'Method not allowed',
  429: 'Too many requests',
  501: 'Not implemented',
  503: 'Service unavailable',
};

const READ_METHODS = 'GET, HEAD, OPTIONS';

/** What lets scripts of any site read the open data: it holds nothing of the reader, and no credentials are sent. */
export const OPEN_TO_ALL: Readonly<Record<string, string>> = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Expose-Headers':
    'ETag, Last-Modified, Content-Disposition, RateLimit, RateLimit-Policy, Retry-After',
};

/** An answer in parts, for whoever writes it out by themselves. */
interface Parts {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** A problem as JSON, for programs: `application/problem+json` (RFC 9457). `type` stays `about:blank`: the status says it. */
export function problemAsJson(problem: Problem): Parts {
  const { status, detail, parameter } = problem;
  const body = {
    type: 'about:blank',
    title: TITLES[status],
    status,
    detail,
    ...(parameter === undefined ? {} : { parameter }),
  };
  const headers = { ...problemHeaders(problem), 'Content-Type': 'application/problem+json; charset=utf-8' };
  return { status, headers, body: `${JSON.stringify(body)}\n` };
}

/** A problem as a line of text, where a person in front of a browser or a feed reader will see it. */
export function problemAsText(problem: Problem): Parts {
  const { status, detail } = problem;
  const headers = { ...problemHeaders(problem), 'Content-Type': 'text/plain; charset=utf-8' };
  return { status, headers, body: `${TITLES[status]}: ${detail}\n` };
}

/** The answer of a route that programs ask. */
export function problemJson(problem: Problem): Response {
  const { body, ...head } = problemAsJson(problem);
  return new Response(body, head);
}

/** The answer of a route whose other answers are text, pictures or files. */
export function problemText(problem: Problem): Response {
  const { body, ...head } = problemAsText(problem);
  return new Response(body, head);
}

function problemHeaders(problem: Problem): Record<string, string> {
  return {
    ...OPEN_TO_ALL,
    'Cache-Control': 'no-store',
    ...(problem.status === 405 ? { Allow: READ_METHODS } : {}),
    ...(problem.retryAfter === undefined ? {} : { 'Retry-After': String(problem.retryAfter) }),
  };
}

/** The answer to OPTIONS, which is also the one to a browser's question before a request from another site (CORS). */
export function allowReading(): Response {
  return new Response(null, {
    status: 204,
    headers: {
      ...OPEN_TO_ALL,
      Allow: READ_METHODS,
      'Access-Control-Allow-Methods': READ_METHODS,
      'Access-Control-Allow-Headers': 'Accept, Content-Type, If-None-Match, If-Modified-Since',
      'Access-Control-Max-Age': '86400',
    },
  });
}

/** The answer to any method that would write. */
export function refuseMethod(request: Request): Response {
  return problemJson({
    status: 405,
    detail: `This address can only be read: ${request.method} is not allowed, use GET.`,
  });
}

/** A body that is written piece by piece, as fast as it is taken; the rest is never made when the reader goes away. */
export function streamText(pieces: AsyncIterable<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  const iterator = pieces[Symbol.asyncIterator]();
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const { done, value } = await iterator.next();
        if (done) controller.close();
        else controller.enqueue(encoder.encode(value));
      },
      async cancel() {
        await iterator.return?.();
      },
    },
    // Nothing is made ahead of the reader, so a HEAD request asks the database for nothing.
    { highWaterMark: 0 },
  );
}

/** Whether a piece of an address can be a slug at all; anything else is not worth a query. */
export function isSlug(text: string): boolean {
  return text.length <= 100 && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(text);
}

import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Locale } from '@/lib/core/i18n/locales';
import { isForPrograms } from './page-query';
import { policyForStyle } from './security-headers';
import { sendProblem } from './send-problem';

const STYLE = [
  ':root{color-scheme:light dark}',
  'body{font:1rem/1.5 system-ui,sans-serif;max-width:36rem;margin:4rem auto;padding:0 1rem}',
  'h1{font-size:1.5rem;line-height:1.25}',
  'small{opacity:.75}',
  'button{font:inherit;padding:.5rem 1rem}',
  'dt{font-size:.875rem;opacity:.75}',
  'dd{margin:0 0 .75rem;white-space:pre-wrap;overflow-wrap:anywhere}',
].join('');

/** So much of an unwanted body is read and thrown away, to keep the connection. */
const WORTH_READING_BYTES = 64 * 1024;

const ENGLISH = { locale: 'en', start: 'Go to the start page' } as const;

interface PlainPage {
  status: 400 | 403 | 405 | 409 | 413 | 429 | 500 | 501 | 503;
  title: string;
  text: string;
  requestId: string;
  /** Language of the title and the text, and what the link to the start page says in it; English without it. */
  language?: { locale: Locale; start: string };
  /** More HTML of ours below the text. */
  body?: string;
}

export const NO_HOST = {
  status: 400,
  title: 'This request does not say which site it is for',
  text: 'HTTP/1.1 asks for a Host header.',
} as const;

export const METHOD_REFUSED = {
  status: 405,
  title: 'This page can only be read',
  text: 'Nothing can be sent to this address.',
} as const;

export const FORM_METHOD_REFUSED = {
  status: 405,
  title: 'This page is read, and its forms are sent',
  text: 'It knows no other way of asking. Nothing was done.',
} as const;

export const METHOD_UNKNOWN = {
  status: 501,
  title: 'This site does not know this way of asking',
  text: 'Its pages are read. Nothing was done.',
} as const;

export const FAILURE = {
  status: 500,
  title: 'The page could not be made',
  text: 'Something went wrong on our side. Please try again in a moment. If it stays so, tell the people who run this site the request number below.',
} as const;

export const AWAY = {
  status: 503,
  title: 'The record cannot be read just now',
  text: 'The database does not answer. It is usually back within seconds: please try again in a moment.',
} as const;

export const BUSY = {
  status: 503,
  title: 'Too much is asked of the record just now',
  text: 'All connections to the database are in use. Please try again in a moment.',
} as const;

/** How soon those come back who were sent away because too much was being made, in seconds. */
const CROWDED_RETRY_AFTER = 5;

const CROWDED = {
  status: 503,
  title: 'Too much is being asked for just now',
  text: 'What you asked for has to be made first, and many others are waiting. Please try again in some seconds.',
} as const;

/** Text for HTML, also inside double quotes. Line breaks are kept as they were typed. */
export function escapeHtml(text: string): string {
  const signs: Record<string, string> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    '\r': '&#13;',
    '\n': '&#10;',
  };
  return text.replace(/[&<>"\r\n]/g, (sign) => signs[sign] ?? sign);
}

/** A small page that needs nothing else of the site, for answers that Next cannot give. */
export function plainPage({
  title,
  text,
  requestId,
  body = '',
  language = ENGLISH,
}: Omit<PlainPage, 'status'>): {
  html: string;
  policy: string;
} {
  const html = [
    `<!doctype html><html lang="${language.locale}"><head><meta charset="utf-8">`,
    '<meta name="viewport" content="width=device-width,initial-scale=1">',
    `<title>${title}</title><style>${STYLE}</style></head>`,
    `<body><main><h1>${title}</h1><p>${text}</p>${body}<p><a href="/">${language.start}</a></p>`,
    `<p><small>Request ${requestId}</small></p></main></body></html>\n`,
  ].join('');
  return { html, policy: policyForStyle(STYLE) };
}

/** Sends such a page; without the body to a HEAD request. */
export function sendPlainPage(response: ServerResponse, page: PlainPage): void {
  const { html, policy } = plainPage(page);
  if (response.headersSent) {
    response.destroy();
    return;
  }
  if (isMuchToCome(response.req)) response.setHeader('Connection', 'close');
  response.writeHead(page.status, {
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Length': Buffer.byteLength(html),
    'Cache-Control': 'no-store',
    'Content-Security-Policy': policy,
  });
  response.end(response.req.method === 'HEAD' ? undefined : html);
}

/** What nobody wants is read to its end all the same, as long as the connection stays open: so it does not stay. */
function isMuchToCome({ complete, headers }: IncomingMessage): boolean {
  const { 'content-length': length = '0', 'transfer-encoding': coding } = headers;
  return !complete && (coding !== undefined || Number(length) > WORTH_READING_BYTES);
}

/** Sends somebody away, for a moment, because more is being asked for than can be made. */
export function sendCrowded(response: ServerResponse, requestId: string): void {
  sendAside(response, { ...CROWDED, requestId }, CROWDED_RETRY_AFTER);
}

/** When those may come again who were sent away while the database does not answer. */
export const RETRY_AFTER_SECONDS = '5';

/** Sends somebody away for a moment: the database does not answer. In the words given, or English ones. */
export function sendAway(
  response: ServerResponse,
  words: Pick<PlainPage, 'title' | 'text' | 'language'>,
  requestId: string,
): void {
  sendAside(response, { ...words, status: AWAY.status, requestId }, Number(RETRY_AFTER_SECONDS));
}

/** Sends somebody away who searches too much, and says for how long. */
export function sendTooManySearches(response: ServerResponse, requestId: string, seconds: number): void {
  const text = `Searching reads the whole programme, so each network address has its share. Search again in ${seconds} s; pages and lists stay open meanwhile.`;
  const title = 'There were many searches from here';
  sendAside(response, { status: 429, title, text, requestId }, seconds);
}

/** Asks somebody to come again after so many seconds: people by a page, programs in the form of their other errors. */
function sendAside(
  response: ServerResponse,
  page: PlainPage & { status: 429 | 503 },
  retryAfter: number,
): void {
  const [path = ''] = (response.req.url ?? '').split('?', 1);
  if (isForPrograms(path)) {
    sendProblem(response, { status: page.status, detail: page.text, retryAfter });
    return;
  }
  response.setHeader('Retry-After', retryAfter);
  sendPlainPage(response, page);
}

import type { IncomingMessage, ServerResponse } from 'node:http';
import { isPoolStuck } from '@/lib/core/db';
import { whyUnready } from '@/lib/core/readiness';
import { AWAY, BUSY, escapeHtml, sendPlainPage } from './plain-page';
import { isForm, isSecret, LARGEST_FORM, listTyped, type Typed, typedIn } from './typed-form';

/**
 * Answers a page of the desk or of accounts, or a form sent without scripts, while the database does not answer or gives
 * nobody a connection: 503, and of a form everything that was typed, with a button to send it again. True when it has
 * answered. Forms sent by scripts go on to their action, which refuses and keeps the open page as it is.
 */
export async function answeredWhileAway(
  request: IncomingMessage,
  response: ServerResponse,
  requestId: string,
): Promise<boolean> {
  const { rsc, 'next-action': action } = request.headers;
  if (rsc !== undefined || action !== undefined) return false;
  const isBusy = isPoolStuck();
  if (!isBusy && (await whyUnready()) !== 'database_unreachable') return false;
  const typed = request.method === 'POST' ? await readForm(request) : null;
  response.setHeader('Retry-After', '10');
  if (!typed || isSecret(typed)) {
    sendPlainPage(response, { ...(isBusy ? BUSY : AWAY), requestId });
  } else {
    const kept = isBusy ? KEPT_WHILE_BUSY : KEPT;
    sendPlainPage(response, { ...kept, requestId, body: sendAgain(request.url ?? '', typed) });
  }
  return true;
}

const KEPT = {
  status: 503,
  title: 'Nothing was saved yet',
  text: 'The database does not answer. It is usually back within seconds. What you typed is below: keep this page open and send it again in a moment.',
} as const;

const KEPT_WHILE_BUSY = {
  ...KEPT,
  text: 'More is asked of the database than it can answer. What you typed is below: keep this page open and send it again in a moment.',
} as const;

/** The texts of the form; null where it cannot be read. */
async function readForm(request: IncomingMessage): Promise<Typed | null> {
  if (!isForm(request.headers['content-type'])) return null;
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    chunks.push(chunk as Buffer);
    size += (chunk as Buffer).length;
    if (size > LARGEST_FORM) return null;
  }
  return typedIn(request.headers['content-type'], Buffer.concat(chunks));
}

function sendAgain(address: string, typed: Typed): string {
  const fields = typed.map(
    ([name, value]) => `<input type="hidden" name="${escapeHtml(name)}" value="${escapeHtml(value)}">`,
  );
  return [
    `<form method="post" enctype="multipart/form-data" action="${escapeHtml(address)}">`,
    ...fields,
    '<p><button type="submit">Send it again</button></p></form>',
    listTyped(typed),
  ].join('');
}

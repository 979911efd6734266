import type { IncomingMessage, ServerResponse } from 'node:http';
import { escapeHtml, sendPlainPage } from './plain-page';
import { isForm, isSecret, LARGEST_FORM, listTyped, typedIn } from './typed-form';

/** Next says by it that it has no such action. */
const NOT_FOUND = 'x-nextjs-action-not-found';

/**
 * A page that was open while the site was updated may send a form that this version does not have. Next answers that with three
 * words; this puts a page in their place that says what to do, with everything that was typed. Call it before Next reads the
 * request. Forms sent by scripts are told by the page they are on (`components/ui/error-message.tsx`).
 */
export function answerUnknownForm(
  request: IncomingMessage,
  response: ServerResponse,
  requestId: string,
): void {
  const { 'content-type': contentType, 'next-action': byScript } = request.headers;
  if (request.method !== 'POST' || byScript !== undefined || !isForm(contentType)) return;
  const body = overhear(request);
  const isUnknown = () => response.getHeader(NOT_FOUND) === '1';
  const { writeHead, end } = response;
  const native = { writeHead: writeHead.bind(response), end: end.bind(response) } as Record<
    'writeHead' | 'end',
    (...args: unknown[]) => ServerResponse
  >;
  response.writeHead = (...args: unknown[]) => (isUnknown() ? response : native.writeHead(...args));
  response.end = (...args: unknown[]) => {
    if (!isUnknown()) return native.end(...args);
    response.writeHead = writeHead;
    response.end = end;
    response.removeHeader(NOT_FOUND);
    void sendKept(response, contentType, body(), requestId);
    return response;
  };
}

/** Listens in on what somebody else reads: a listener of its own would start the flow before they are ready. */
function overhear(request: IncomingMessage): () => Buffer {
  const chunks: Buffer[] = [];
  let size = 0;
  const emit = request.emit.bind(request);
  request.emit = (event: string | symbol, ...args: unknown[]) => {
    const [chunk] = args;
    if (event === 'data' && Buffer.isBuffer(chunk) && size <= LARGEST_FORM) {
      chunks.push(chunk);
      size += chunk.length;
    }
    return emit(event, ...args);
  };
  return () => Buffer.concat(chunks);
}

async function sendKept(
  response: ServerResponse,
  contentType: string | undefined,
  body: Buffer,
  requestId: string,
): Promise<void> {
  const typed = await typedIn(contentType, body);
  const list = typed && !isSecret(typed) ? listTyped(typed) : '';
  const again = `<p><a href="${escapeHtml(response.req.url ?? '')}">Open the page anew</a></p>`;
  const text = list === '' ? OTHER_VERSION.text : OTHER_VERSION.textWithTyped;
  const { status, title } = OTHER_VERSION;
  sendPlainPage(response, { status, title, text, requestId, body: `${again}${list}` });
}

const OTHER_VERSION = {
  status: 409,
  title: 'Nothing was saved: the site was updated meanwhile',
  text: 'The form comes from a page of another version of this site. Open the page anew and fill it in again.',
  textWithTyped:
    'The form comes from a page of another version of this site. Open the page anew and send it from there; what you typed is below, to copy from.',
} as const;

import { AsyncLocalStorage } from 'node:async_hooks';

interface PageAnswer {
  status: number | null;
}

// On globalThis, because the pages' bundle and the server in front of it hold two instances of this module.
const holder = globalThis as typeof globalThis & { pledgebookAnswer?: AsyncLocalStorage<PageAnswer> };
holder.pledgebookAnswer ??= new AsyncLocalStorage();
const storage = holder.pledgebookAnswer;

/**
 * Sets the HTTP status of the page that is being rendered, from a server component: Next itself knows 200, 404 and
 * redirects only. Without our server around the page it does nothing.
 */
export function setResponseStatus(status: 400 | 403 | 404 | 409 | 410 | 422 | 429 | 503): void {
  const answer = storage.getStore();
  if (answer) answer.status = status;
}

/** Runs a request handler so that what it renders can set the status; `statusOf` tells which one was set. */
export function withResponseStatus<T>(work: (statusOf: () => number | null) => T): T {
  const answer: PageAnswer = { status: null };
  return storage.run(answer, () => work(() => answer.status));
}

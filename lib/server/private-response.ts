import type { IncomingMessage, ServerResponse } from 'node:http';
import { wasRefusedSince } from '@/lib/core/database-reach';
import { env } from '@/lib/core/env';
import { withResponseStatus } from '@/lib/core/http-status';
import type { NextHandler } from './captured-response';
import { AWAY, RETRY_AFTER_SECONDS } from './plain-page';
import { nonceFor } from './security-headers';

/** What a reader sends that would make an answer depend on who asks. */
const PERSONAL = [
  'cookie',
  'authorization',
  'rsc',
  'next-action',
  'next-router-state-tree',
  'next-router-prefetch',
  'next-url',
  // Next would take the number of its scripts from it.
  'content-security-policy',
  'content-security-policy-report-only',
];

/** Takes away what identifies the reader, for pages that must not depend on it. */
export function makeAnonymous(request: IncomingMessage): void {
  for (const name of PERSONAL) delete request.headers[name];
}

/**
 * Lets Next answer the client directly: the desk, accounts, and in development everything. Such answers are never
 * kept by anybody. `hasScripts`: those of the framework run there, and need the nonce of this very answer.
 */
export async function passToNext(
  handler: NextHandler,
  request: IncomingMessage,
  response: ServerResponse,
  { isDev, hasScripts }: { isDev: boolean; hasScripts: boolean },
): Promise<void> {
  // In development Next writes scripts into its pages as it likes.
  if (isDev) response.removeHeader('Content-Security-Policy');
  else if (hasScripts) {
    const { policy } = nonceFor(formTargets());
    // Next takes the nonce for its scripts from the request's own policy header.
    request.headers['content-security-policy'] = policy;
    response.setHeader('Content-Security-Policy', policy);
  }
  const askedAt = performance.now();
  await withResponseStatus(async (statusOf) => {
    onHead(response, (status) => {
      if (!/\bno-store\b/.test(String(response.getHeader('cache-control') ?? ''))) {
        response.setHeader('Cache-Control', 'no-store');
      }
      // 501 is said on purpose.
      if (status >= 500 && status !== 501 && wasRefusedSince(askedAt)) {
        // Ours is not to blame: it passes, and clients may come back by themselves.
        response.setHeader('Retry-After', RETRY_AFTER_SECONDS);
        return AWAY.status;
      }
      // Faults of ours become words in an action's answer. What is left are calls that no form of ours makes, and they are the caller's.
      if (status === 500 && request.headers['next-action'] !== undefined) return 400;
      return status === 200 ? (statusOf() ?? status) : status;
    });
    await handler(request, response);
  });
}

/** The provider of sign-in, where there is one: a form of ours leads there. */
function formTargets(): string[] {
  const { OIDC_ISSUER: issuer } = env();
  return issuer === undefined ? [] : [new URL(issuer).origin];
}

/** Runs `change` just before the head is sent; it answers the status to send. */
export function onHead(response: ServerResponse, change: (status: number) => number): void {
  const original = response.writeHead.bind(response) as (...args: unknown[]) => ServerResponse;
  response.writeHead = (status: number, ...rest: unknown[]) => {
    response.writeHead = original;
    return original(change(status), ...rest);
  };
}

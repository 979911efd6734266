import { publicOrigin } from '@/lib/core/env';
import { DEFAULT_LOCALE } from '@/lib/core/i18n/locales';
import { subscriberAddress } from '@/lib/subscriptions/addresses';
import { unsubscribe } from '@/lib/subscriptions/mutations';
import { findSubscriber } from '@/lib/subscriptions/queries';

const PLAIN = { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' } as const;

function tokenOf(request: Request): string {
  return new URL(request.url).searchParams.get('token') ?? '';
}

/** A person with a browser: to the page with the button, since programs follow links in mail. */
export async function GET(request: Request): Promise<Response> {
  const token = tokenOf(request);
  const locale = (await findSubscriber(token))?.locale ?? DEFAULT_LOCALE;
  const page = `${publicOrigin()}${subscriberAddress(locale, 'unsubscribe', token)}`;
  return new Response(null, { status: 303, headers: { Location: page, 'Cache-Control': 'no-store' } });
}

/**
 * One-click unsubscribing by a mail program (RFC 8058): no session, no cookie, no question. An unknown token is answered like a
 * known one: nothing is sent to it any more.
 */
export async function POST(request: Request): Promise<Response> {
  if ((await saidIn(request)) !== 'One-Click') {
    return new Response('Send List-Unsubscribe=One-Click in the body (RFC 8058).\n', {
      status: 400,
      headers: PLAIN,
    });
  }
  await unsubscribe(tokenOf(request));
  return new Response('You are unsubscribed.\n', { headers: PLAIN });
}

async function saidIn(request: Request): Promise<string | null> {
  try {
    const said = (await request.formData()).get('List-Unsubscribe');
    return typeof said === 'string' ? said : null;
  } catch {
    // A body that is no form says nothing.
    return null;
  }
}

import type { Reply } from './raw-client';

/** What an answer is to its reader: `embed` may stand in frames, `private` depends on who asks. */
export type Kind = 'public' | 'embed' | 'private';

/** What each answer has, whatever it is; on a site that is https. */
const ALWAYS: Readonly<Record<string, RegExp>> = {
  'x-content-type-options': /^nosniff$/,
  'referrer-policy': /^strict-origin-when-cross-origin$/,
  'permissions-policy': /camera=\(\).*geolocation=\(\).*microphone=\(\)/,
  'cross-origin-opener-policy': /^same-origin$/,
  'strict-transport-security': /^max-age=\d{8,}/,
  'content-security-policy': /^default-src 'none';(?=.*form-action 'self')(?=.*base-uri 'none')/,
};

/** What says more of the server than anybody needs. */
const NEVER = ['x-powered-by', 'server', 'x-aspnet-version', 'via'];

const OF_COOKIES: readonly RegExp[] = [
  /^__Host-/,
  /; *Secure(?:;|$)/i,
  /; *HttpOnly(?:;|$)/i,
  /; *Path=\/(?:;|$)/i,
  /; *SameSite=(?:Lax|Strict)(?:;|$)/i,
  /^(?!.*; *Domain=)/i,
];

/** What is missing or wrong in the head of an answer, each in words; nothing where all is well. */
export function headerProblems({ headers, status, text }: Reply, kind: Kind): string[] {
  const of = (name: string) => String(headers[name] ?? '');
  const policy = of('content-security-policy');
  const isPage = /^text\/html/.test(of('content-type')) && status === 200;
  const cookies = headers['set-cookie'] ?? [];
  const wrong = Object.entries(ALWAYS).flatMap(([name, form]) =>
    form.test(of(name)) ? [] : [`${name}: ${of(name) || 'missing'}`],
  );
  for (const name of NEVER) if (headers[name] !== undefined) wrong.push(`${name} is told`);
  if (policy.includes('unsafe-')) wrong.push('the policy is unsafe');
  if (!policy.includes(`frame-ancestors ${kind === 'embed' ? '*' : "'none'"}`)) wrong.push('frame-ancestors');
  if (of('x-frame-options') !== (kind === 'embed' ? '' : 'DENY')) wrong.push('x-frame-options');
  const reach = kind === 'private' ? 'same-origin' : 'cross-origin';
  if (of('cross-origin-resource-policy') !== reach) wrong.push('cross-origin-resource-policy');
  if (kind === 'private' && !of('cache-control').includes('no-store')) wrong.push('it may be kept');
  if (kind === 'private' && isPage) wrong.push(...scriptProblems(text, policy));
  if (kind !== 'private' && cookies.length > 0) wrong.push('it sets cookies');
  if (kind !== 'private' && policy.includes('nonce-')) wrong.push('a public page has a nonce');
  for (const cookie of cookies) {
    const name = cookie.split('=', 1)[0];
    for (const form of OF_COOKIES)
      if (!form.test(cookie)) wrong.push(`cookie ${name} without ${form.source}`);
  }
  return wrong;
}

/** Scripts of the page that its own policy does not let run. */
function scriptProblems(html: string, policy: string): string[] {
  const [, nonce = ''] = /script-src 'nonce-([^']+)' 'strict-dynamic'/.exec(policy) ?? [];
  if (nonce === '') return ['its policy has no nonce'];
  const scripts = html.match(/<script\b[^>]*>/g) ?? [];
  const strange = scripts.filter((script) => !script.includes(`nonce="${nonce}"`));
  return strange.map((script) => `without the nonce: ${script.slice(0, 80)}`);
}

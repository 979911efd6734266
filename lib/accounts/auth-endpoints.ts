/** What of next-auth's own endpoints the site uses. Its pages are not among them: the site has its own. */
const ENDPOINTS: ReadonlySet<string> = new Set([
  'GET csrf',
  'GET session',
  'POST session',
  'GET providers',
  'POST callback/credentials',
  'GET signout',
  'POST signout',
  'POST _log',
]);

/** Where a provider of sign-in sends browsers back to. The way there begins with a form of ours, not with an endpoint. */
const FROM_PROVIDER = 'GET callback/oidc';

/** Whether next-auth may answer `path`, the parts of the address below `/api/auth/`. */
export function isAuthEndpoint(method: string, path: readonly string[], hasProvider: boolean): boolean {
  const asked = `${method} ${path.join('/')}`;
  return ENDPOINTS.has(asked) || (hasProvider && asked === FROM_PROVIDER);
}

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

/** Whether next-auth may answer `path`, the parts of the address below `/api/auth/`. */
export function isAuthEndpoint(method: string, path: readonly string[]): boolean {
  return ENDPOINTS.has(`${method} ${path.join('/')}`);
}

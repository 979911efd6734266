import { env } from './env';

/** The secret of the site's cookies, and what the key for second factors is made from. The start makes one where the operator gave none. */
export function sessionSecret(): string {
  const secret = env().NEXTAUTH_SECRET;
  if (!secret) throw new Error('NEXTAUTH_SECRET is not set: start the site with `npm start`, which sets it.');
  return secret;
}

/**
 * Words that stand where a programme's slug does, in addresses of pages or of the desk: a programme of such a name could not
 * be reached.
 */
export const RESERVED_SLUGS: readonly string[] = [
  'accessibility',
  'account',
  'accounts',
  'editor',
  'invitation',
  'password',
  'privacy',
  'report',
  'setup',
  'sign-in',
  'sign-out',
  'subscriptions',
];

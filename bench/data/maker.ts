import type { Actor } from '../../lib/accounts/types';

/** The account of whoever made all this up: it has no address and no password, and cannot sign in. */
export const MAKER = {
  id: '00000000-0000-8000-8000-0000000000b1',
  name: 'Made-up data',
  role: 'admin',
} as const satisfies Actor;

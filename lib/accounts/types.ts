export const ROLES = ['editor', 'reviewer', 'admin'] as const;
export type Role = (typeof ROLES)[number];

/** Someone who is signed in, or the program's own account that carries the catalogue in. */
export interface Actor {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  /** For somebody whose role needs a second factor and who has none: until it is set up, nothing else is for them. */
  readonly isHeldBack?: true;
}

/** Who asks: nobody in particular, or an actor whose session was checked against the user's row. */
export type Viewer = Actor | null;

/** What a session cookie says: whose it is, and which of the account's sessions it belongs to. Never a role. */
export interface SessionClaim {
  readonly userId: string;
  readonly sessionVersion: number;
  /** Whether a provider vouched for them, and asked for its own second factor. */
  readonly isByProvider?: true;
}

/** An account as its keeper sees it. */
export interface Account {
  readonly id: string;
  /** Null for the program's own account, which cannot sign in. */
  readonly email: string | null;
  readonly name: string;
  readonly role: Role;
  readonly isDisabled: boolean;
  /** Instant, ISO 8601 in UTC. */
  readonly createdAt: string;
  /** Instant; null when there was none in the time that sign-ins are kept for. */
  readonly lastSignInAt: string | null;
  readonly hasSecondFactor: boolean;
  /** Counts the changes of the account, so that a form made for an older state is noticed. */
  readonly version: number;
}

/** What a setup address leads to. */
export type SetupLink = 'valid' | 'unknown' | 'expired' | 'used';

/** What the address of a link to a new password leads to. */
export type PasswordLinkState =
  | { readonly state: 'valid'; readonly email: string }
  | { readonly state: 'unknown' | 'expired' | 'used' | 'revoked' };

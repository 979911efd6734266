import type { Role } from '../types';

/** Where the address of an invitation leads. */
export type InvitationLink =
  | { readonly state: 'valid'; readonly role: Role; readonly email: string | null }
  | { readonly state: 'unknown' | 'expired' | 'used' | 'revoked' };

/** An invitation that nobody has followed yet. Its address is not in it: only whoever made it saw that. */
export interface OpenInvitation {
  readonly id: string;
  readonly role: Role;
  readonly email: string | null;
  /** Instant, ISO 8601 in UTC. */
  readonly expiresAt: string;
  readonly invitedBy: string;
}

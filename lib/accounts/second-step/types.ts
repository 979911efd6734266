import type { SessionClaim } from '../types';

/** Somebody whose password (or provider) was right, and who still has to give a code. */
export interface PendingSignIn extends Pick<SessionClaim, 'isByProvider'> {
  readonly userId: string;
  readonly sessionVersion: number;
  /** The line that this attempt has in the list of sign-ins. */
  readonly signInId: string;
  /** What the account knows the place by that the first step came from. */
  readonly knownAs: string | null;
}

/** What a right password, or a provider's word, leads to: a session, or the question for a code. */
export type FirstStep =
  | { readonly next: 'session'; readonly claim: SessionClaim }
  | { readonly next: 'code'; readonly pending: PendingSignIn };

/** How an attempt to sign in ended. */
export type SignInOutcome =
  | 'succeeded'
  | 'unknown_email'
  | 'wrong_password'
  | 'account_disabled'
  | 'too_many_attempts'
  /** The provider knows them, this site does not. */
  | 'unknown_person'
  /** The provider does not vouch for the e-mail address. */
  | 'email_unverified'
  /** Password or provider were right, and no code was given (yet). */
  | 'code_awaited'
  | 'wrong_code'
  /** Signed in, with a recovery code. */
  | 'recovery_code_used';

/** Those after which somebody was signed in. */
export const SIGNED_IN_OUTCOMES: readonly SignInOutcome[] = ['succeeded', 'recovery_code_used'];

/** Long enough to look into what happened, no longer: the list says where people were. */
export const SIGNED_IN_KEPT_MS = 90 * 24 * 3_600_000;

/** An attempt to sign in. */
export interface SignInEntry {
  readonly id: string;
  /** Instant, ISO 8601 in UTC. */
  readonly at: string;
  /** Whose account it was; null when nobody has the address that was typed. */
  readonly account: { readonly id: string; readonly name: string } | null;
  /** What was typed, where nobody has it and it can be an address. */
  readonly email: string | null;
  readonly outcome: SignInOutcome;
  /** Through the provider, not with a password. */
  readonly isByProvider: boolean;
  /** Where it came from; IPv6 by /64. */
  readonly address: string;
}

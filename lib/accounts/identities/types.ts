/** Who somebody is at a provider of sign-in, as an account keeps it. */
export interface Identity {
  readonly id: string;
  /** How the provider names itself: its address. */
  readonly issuer: string;
  /** Instant, ISO 8601 in UTC. */
  readonly linkedAt: string;
}

/** What a provider says about somebody who has signed in there. `issuer` and `subject` name them for ever. */
export interface Arrival {
  readonly issuer: string;
  readonly subject: string;
  /** Null when there is none, or none that can be one. */
  readonly email: string | null;
  /** Whether the provider vouches for the address: it has seen that it reaches this person. */
  readonly isVerified: boolean;
  readonly name: string | null;
}

/** Why nobody was signed in through the provider, as the page of signing in says it. */
export const PROVIDER_PROBLEMS = [
  'denied',
  'expired',
  'failed',
  'unreachable',
  'unknown_person',
  'email_unverified',
  'other_identity',
  'account_disabled',
  'invitation_over',
  'email_taken',
  'too_many_attempts',
] as const;
export type ProviderProblem = (typeof PROVIDER_PROBLEMS)[number];

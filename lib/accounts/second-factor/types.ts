import type { Role } from '../types';

/** Where an account stands with its second factor. */
export type SecondFactor =
  | { readonly state: 'none' }
  /** Begun and not confirmed yet; `key` is the secret as apps take it. */
  | { readonly state: 'pending'; readonly key: string }
  | {
      readonly state: 'on';
      /** Instant, ISO 8601 in UTC. */
      readonly since: string;
      readonly codesLeft: number;
      /** False when the site's own secret is another than it was: then codes of the app cannot be checked. */
      readonly isReadable: boolean;
    };

/** What was done to a second factor. */
export type SecondFactorDeed = 'switched_on' | 'codes_renewed' | 'switched_off' | 'taken_away';

export interface SecondFactorEvent {
  readonly id: string;
  /** Instant, ISO 8601 in UTC. */
  readonly at: string;
  readonly kind: SecondFactorDeed;
  /** Who did it; null for whoever has the server's shell. */
  readonly actor: string | null;
}

/** Which roles need a second factor, and who said so last. */
export interface SecondFactorRules {
  readonly roles: readonly Role[];
  /** Whether those who sign in through a provider need it too. */
  readonly isForProvider: boolean;
  readonly last: { readonly at: string; readonly by: string } | null;
}

/** Somebody whose password (or provider) was right, and who still has to give a code. */
export interface PendingSignIn {
  readonly userId: string;
  readonly sessionVersion: number;
  /** The line of the sign-in list that this attempt has. */
  readonly signInId: string;
  readonly isByProvider: boolean;
}

/** What was typed as the second step: a code of the app, or one of the recovery codes. */
export interface SecondStep {
  readonly kind: 'code' | 'recovery';
  readonly typed: string;
}

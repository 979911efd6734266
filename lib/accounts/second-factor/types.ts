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

import type { Role } from '../types';

/** Which roles need a second factor, and who said so last. */
export interface FactorRules {
  readonly roles: readonly Role[];
  /** Whether those who sign in through a provider need it too. */
  readonly isForProvider: boolean;
  /** Who set them last and when (instant, ISO 8601 in UTC); null while there are none. */
  readonly last: { readonly at: string; readonly by: string } | null;
}

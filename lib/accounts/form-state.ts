import type { Refusal } from '@/lib/core/errors';

/** What an account form shows next: what was wrong and what was typed, never a password. */
export interface AccountFormState {
  readonly refusals: readonly Refusal[];
  readonly typed: Readonly<Record<string, string>>;
  readonly isDone: boolean;
  /** Counts the answers, so that the browser takes the new texts into its fields. */
  readonly turn: number;
  /** The address that was made, to be shown this once. */
  readonly link?: string;
  /** To whom that address was sent, or should have been; without it, it was only shown. */
  readonly mail?: { readonly to: string; readonly isSent: boolean };
  /** Recovery codes that were made, to be shown this once. */
  readonly codes?: readonly string[];
}

export function firstState(typed: Readonly<Record<string, string>> = {}): AccountFormState {
  return { refusals: [], typed, isDone: false, turn: 0 };
}

/**
 * One thing that is wrong with a request, as a value. `code` is a key below `refusals` in the messages, `field` the
 * input it belongs to (`value`, `sources.0.url`; null: the whole), `values` what the message names.
 */
export interface Refusal {
  readonly code: string;
  readonly field: string | null;
  readonly values?: Readonly<Record<string, string | number>>;
}

/** What a mutation answers: the result, or everything that is wrong. Unexpected errors are thrown instead. */
export type Result<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly refusals: readonly Refusal[] };

export function succeed<T>(value: T): Result<T> {
  return { ok: true, value };
}

export function refuse(...refusals: readonly Refusal[]): Result<never> {
  return { ok: false, refusals };
}

/** Thrown inside a transaction so that it rolls back; `inTransaction` turns it into a `Result`. */
export class RefusedError extends Error {
  constructor(readonly refusals: readonly Refusal[]) {
    super(refusals.map((refusal) => `${refusal.field ?? '*'}: ${refusal.code}`).join('; '));
    this.name = 'RefusedError';
  }
}

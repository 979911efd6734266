import type { Status, StatusGroup } from '@/lib/status/types';

/** What a serialiser needs of the method; handed in, because serialisers import nothing but types. */
export interface Method {
  readonly version: number;
  readonly groupOf: (status: Status) => StatusGroup;
  /** Every status is a key, if only with 0. */
  readonly countByStatus: (statuses: readonly Status[]) => Readonly<Record<Status, number>>;
  readonly countByGroup: (statuses: readonly Status[]) => Readonly<Record<StatusGroup, number>>;
  readonly coverageOf: (statuses: readonly Status[]) => { readonly known: number; readonly total: number };
}

/** What an answer was made from: the same three name the same content for ever. */
export interface Evaluation {
  readonly method: Method;
  /** Day of the view. */
  readonly on: string;
  /** The ledger's last sequence number. */
  readonly ledgerSeq: string;
}

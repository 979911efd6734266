import type { Refusal } from '@/lib/core/errors';
import type { DecimalMark, ImportReport } from '../types';

/**
 * Where a file stands. `checking` and `writing` are work in hand; `interrupted` is such work of a process that is gone, by which
 * nothing was written; `refused`: the file as a whole cannot be read; `failed`: a fault of ours.
 */
export const UPLOAD_STATES = [
  'uploading',
  'checking',
  'checked',
  'writing',
  'written',
  'refused',
  'failed',
  'interrupted',
] as const;
export type UploadState = (typeof UPLOAD_STATES)[number];

/** The largest file that the form takes, in bytes; the shell command takes any. */
export const LARGEST_UPLOAD = 100_000_000;

/** A file on its way in. */
export interface Upload {
  readonly id: string;
  readonly programme: string;
  readonly name: string;
  readonly state: UploadState;
  /** SHA-256 of the bytes, hexadecimal; null while they are still arriving. */
  readonly sha256: string | null;
  /** Rows below the head, and how many of them were gone through. */
  readonly rows: number;
  readonly done: number;
  readonly decimalMark: DecimalMark | null;
  /** What would become of the rows, or what became of them. */
  readonly report: ImportReport | null;
  readonly refusals: readonly Refusal[];
}

import type { Refusal } from '@/lib/core/errors';
import type { DecimalMark, ImportReport } from './types';

/** The largest file that the form takes, in bytes; the shell command takes any. */
export const LARGEST_UPLOAD = 700_000;

/** How many rows the table of a dry run names. */
export const ROWS_SHOWN = 200;

/** A file that was checked, carried from the check to the writing, so that what is written is what was seen. */
export interface CheckedFile {
  readonly name: string;
  /** SHA-256 of the file's bytes, hexadecimal. */
  readonly sha256: string;
  /** The file, compressed (gzip) and in base64. */
  readonly content: string;
  readonly decimalMark: DecimalMark | null;
  readonly report: ImportReport;
}

/** What the import form shows next. */
export interface ImportFormState {
  /** Counts the answers, so that the focus moves at each. */
  readonly turn: number;
  readonly refusals: readonly Refusal[];
  /** Null until a file was checked. */
  readonly checked: CheckedFile | null;
}

export const FIRST_IMPORT_STATE: ImportFormState = { turn: 0, refusals: [], checked: null };

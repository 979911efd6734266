import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { IS_FULL } from './size';

/** Where the tests leave what they measured, one file a fault. */
export const MEASURED = join('test-results', 'faults');

/** A line of the table in docs/reliability.md. Texts are Markdown, in words for whoever runs a site. */
export interface Measured {
  /** What broke. */
  readonly fault: string;
  /** What was going on meanwhile, with numbers. */
  readonly meanwhile: string;
  /** What readers and editors got, and what was lost. */
  readonly outcome: string;
  /** How soon all was well again after the fault had ended. */
  readonly back: string;
  /** The numbers by themselves, for programs. */
  readonly numbers: Readonly<Record<string, number | string>>;
}

/** What is kept of it: besides, how large the fault was tried. */
export interface Recorded extends Measured {
  readonly name: string;
  readonly isFull: boolean;
}

/** Notes what a fault did: printed with the run, and kept for the table. `name` orders the lines. */
export function record(name: string, measured: Measured): void {
  mkdirSync(MEASURED, { recursive: true });
  const recorded: Recorded = { name, isFull: IS_FULL, ...measured };
  const text = JSON.stringify(recorded, null, 2);
  writeFileSync(join(MEASURED, `${name}.json`), `${text}\n`);
  process.stdout.write(`${measured.fault}: ${JSON.stringify(measured.numbers)}\n`);
}

import { z } from 'zod';

const digest = z.string().regex(/^[0-9a-f]{64}$/);

const column = z.object({ name: z.string(), type: z.string() });

const table = z.object({
  name: z.string(),
  /** Name of its stream inside the file. */
  file: z.string(),
  columns: z.array(column).min(1),
  rows: z.number().int().nonnegative(),
  /** Length and SHA-256 of the stream, as it stands uncompressed. */
  bytes: z.number().int().nonnegative(),
  sha256: digest,
  /** The sum of its rows in any order (`RowSums`). */
  rowSum: digest,
});

const sequence = z.object({
  name: z.string(),
  /** Decimal text: sequences may go beyond what a number holds. */
  lastValue: z.string().regex(/^-?\d+$/),
  isCalled: z.boolean(),
});

const manifest = z.object({
  format: z.literal(1),
  product: z.literal('pledgebook'),
  version: z.string(),
  madeAt: z.iso.datetime(),
  postgres: z.string(),
  /** The migrations that the database had, in the order of their names, with the SHA-256 of their files. */
  migrations: z.array(z.object({ name: z.string(), checksum: digest })).min(1),
  /** The newest entry of the ledger; null while it is empty. */
  ledger: z.object({ seq: z.string().regex(/^\d+$/), hash: digest }).nullable(),
  /** What the site's secret is recognised by (`keyFingerprint`); null where none was at hand. */
  keyFingerprint: z.string().nullable(),
  tables: z.array(table),
  sequences: z.array(sequence),
});

/** What a backup says of itself, in `manifest.json` inside the file. */
export type Manifest = z.output<typeof manifest>;
export type TableColumn = z.output<typeof column>;
export type BackedUpTable = z.output<typeof table>;
export type SequenceState = z.output<typeof sequence>;

export const MANIFEST_NAME = 'manifest.json';

/** Reads a manifest; null where the text is none that this version understands. */
export function parseManifest(text: string): Manifest | null {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return null;
  }
  const result = manifest.safeParse(json);
  return result.success ? result.data : null;
}

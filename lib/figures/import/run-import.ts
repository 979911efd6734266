import { can } from '@/lib/accounts/permissions';
import type { Actor } from '@/lib/accounts/types';
import { RefusedError } from '@/lib/core/errors';
import type { Prisma } from '@/lib/core/prisma/client';
import type { Appended } from '@/lib/ledger/mutations';
import { storeSummary } from '@/lib/pledges/mutations';
import { getProgramme } from '@/lib/programmes/queries';
import type { Programme } from '@/lib/programmes/types';
import { listCounted } from '../counted/queries';
import { type FigurePlace, placeIn } from '../figure-context';
import { type Place, rowDecider } from './decide-row';
import { neighbours } from './neighbours';
import { outcomes } from './outcome';
import { findKnown, iterateNeighbours } from './queries';
import type { CsvRow } from './read-csv';
import { type RowReading, readRow } from './read-row';
import type { DecimalMark, ImportReport, RowOutcome } from './types';
import { type FigureToWrite, publishFigures, submitFigures } from './write-figures';

type Tx = Prisma.TransactionClient;

/** Rows that are looked up and written at once: few enough that memory stays flat, enough that questions cost little. */
const BATCH = 1_000;

export interface ImportOptions {
  readonly programme: string;
  readonly rows: AsyncIterable<CsvRow>;
  readonly apply: boolean;
  /** Write the other rows although some are refused. */
  readonly skipRefused?: boolean;
  /** What `1.234` means where nothing else tells. */
  readonly decimalMark?: DecimalMark | null;
  /** How many rows the report names. */
  readonly limit?: number;
  readonly onRow?: (outcome: RowOutcome) => void;
  /** Digest of the dry run that was seen: what is written is that, or nothing. */
  readonly expected?: string | null;
  /** Publish whatever the policy says: the figures of a programme that is loaded as a whole, marked as unreviewed. */
  readonly isWhole?: boolean;
  /** What is written in the same transaction, at its end. */
  readonly beside?: (tx: Tx, report: ImportReport) => Promise<void>;
}

/** Ends the transaction without writing, and carries out what was found. */
export class NothingWritten extends Error {
  constructor(readonly report: ImportReport) {
    super('Nothing is written');
  }
}

async function* inBatches(rows: AsyncIterable<CsvRow>): AsyncGenerator<CsvRow[]> {
  let batch: CsvRow[] = [];
  for await (const row of rows) {
    batch.push(row);
    if (batch.length === BATCH) {
      yield batch;
      batch = [];
    }
  }
  if (batch.length > 0) yield batch;
}

/** Finds what rows of a programme name, each pledge and target once. */
function placeFinder(tx: Tx, programme: Programme) {
  const places = new Map<string, Place>();
  return async ({ input }: RowReading): Promise<Place> => {
    const key = `${input.pledge} ${input.target}`;
    const found = places.get(key);
    if (found) return found;
    const place = await load(tx, programme, input);
    places.set(key, place);
    return place;
  };
}

async function load(tx: Tx, programme: Programme, input: RowReading['input']): Promise<Place> {
  try {
    const { pledge, target = null } = input;
    const named = await placeIn(tx, programme, { pledge, target });
    const beside = neighbours();
    for await (const figure of iterateNeighbours(tx, named)) beside.add(figure);
    return { named, beside };
  } catch (error) {
    if (error instanceof RefusedError) return error;
    throw error;
  }
}

/** The stored first step of each target that got figures, once, from all that it has then. */
async function storeSummaries(tx: Tx, touched: ReadonlyMap<string, [FigurePlace, bigint]>): Promise<void> {
  for (const [targetId, [{ target, today }, seq]] of touched) {
    if (target === null) continue;
    const counted = await listCounted(tx, [targetId]);
    await storeSummary(tx, target, counted.get(targetId) ?? [], today, seq);
  }
}

function mayImport(actor: Actor): void {
  if (!can(actor, 'catalogue.change')) throw new RefusedError([{ code: 'not_allowed', field: null }]);
}

/**
 * Goes through the rows inside a transaction, deciding each against the record and the rows before it, and writes where
 * asked to. Throws `NothingWritten` with the report where rows were refused or the outcome is not the expected one.
 */
export async function runImport(
  tx: Tx,
  actor: Actor,
  options: ImportOptions,
): Promise<{ report: ImportReport; last: Appended | null }> {
  mayImport(actor);
  const programme: Programme | null = await getProgramme(options.programme, tx);
  if (!programme) throw new RefusedError([{ code: 'unknown_programme', field: 'programme' }]);
  const { reviewPolicy } = programme;
  const isAlone = options.isWhole === true || can(actor, 'figure.publish_alone', { reviewPolicy });
  const { decide, idOf } = rowDecider(programme.id);
  const findPlace = placeFinder(tx, programme);
  const gathered = outcomes(options.limit ?? 0, options.onRow ?? (() => {}));
  const touched = new Map<string, [FigurePlace, bigint]>();
  let last: Appended | null = null;

  async function write(figures: readonly FigureToWrite[]): Promise<void> {
    const isRefused = gathered.counts.refused > 0 && options.skipRefused !== true;
    if (!options.apply || isRefused || figures.length === 0) return;
    if (!isAlone) return submitFigures(tx, actor, figures);
    const entries = await publishFigures(tx, actor, figures);
    for (const [index, { named, figure }] of figures.entries()) {
      const entry = entries[index];
      if (named.target && entry && figure.region === null) touched.set(named.target.id, [named, entry.seq]);
    }
    last = entries.at(-1) ?? last;
  }

  let decided: FigureToWrite[] = [];
  let writing: Promise<void> = Promise.resolve();
  for await (const batch of inBatches(options.rows)) {
    const readings = batch.map((row) => readRow(row, programme.slug, options.decimalMark ?? null));
    const ids = readings.map(idOf);
    await writing;
    const looking = findKnown(
      tx,
      ids.filter((id) => id !== null),
    );
    // While the database writes one batch, the next is decided and the one behind it is read.
    writing = write(decided);
    writing.catch(() => {}); // It is awaited above and below.
    const known = await looking;
    decided = [];
    for (const [index, reading] of readings.entries()) {
      const place = await findPlace(reading);
      const decision = decide(reading, known.get(ids[index] ?? ''), place);
      gathered.add(reading.row, decision);
      if (decision.figure && !(place instanceof RefusedError)) {
        decided.push({ figure: decision.figure, named: place.named });
      }
    }
  }
  await writing;
  await write(decided);
  const report = gathered.report(options.apply);
  const isExpected = !options.expected || options.expected === report.digest;
  const isRefused = report.counts.refused > 0 && options.skipRefused !== true;
  if (!options.apply || isRefused || !isExpected) throw new NothingWritten({ ...report, isWritten: false });
  await storeSummaries(tx, touched);
  await options.beside?.(tx, report);
  return { report, last };
}

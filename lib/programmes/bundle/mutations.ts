import { can } from '@/lib/accounts/permissions';
import type { Actor } from '@/lib/accounts/types';
import type { Db } from '@/lib/core/db';
import { isPool } from '@/lib/core/db';
import { type Refusal, RefusedError, type Result, refuse, succeed } from '@/lib/core/errors';
import type { Prisma } from '@/lib/core/prisma/client';
import { noteSequence } from '@/lib/core/published-sequence';
import { toRefusals } from '@/lib/core/refusal-issues';
import { lockImport } from '@/lib/figures/import/mutations';
import { NothingWritten, runImport } from '@/lib/figures/import/run-import';
import type { DecimalMark, ImportReport, RowKind, RowOutcome } from '@/lib/figures/import/types';
import { lockLedger } from '@/lib/ledger/mutations';
import { ledgerHead } from '@/lib/ledger/queries';
import { addPledge } from '@/lib/pledges/mutations';
import { pledgeSchema } from '@/lib/pledges/schema';
import { addProgramme, addRegions } from '../mutations';
import { getProgramme } from '../queries';
import { programmeSchema } from '../schema';
import type { Programme } from '../types';
import { columnOfField } from './column-of';
import { type KnownPledge, listKnownPledges } from './queries';
import { differingFields, pledgeTerms, programmeTerms, targetTerms } from './same-entry';
import type { Bundle, BundleOutcome, BundlePledge, BundleReport } from './types';

type Tx = Prisma.TransactionClient;

const LONGEST_IMPORT_MS = 3_600_000;

export interface BundleOptions {
  readonly apply: boolean;
  readonly decimalMark?: DecimalMark | null;
  readonly onEntry?: (outcome: BundleOutcome) => void;
  /** Each row of the figures. */
  readonly onRow?: (outcome: RowOutcome) => void;
}

/** Undoes everything, and carries out what was found. */
class Undone extends Error {
  constructor(readonly report: BundleReport) {
    super('Nothing is written');
  }
}

/** What a mutation refuses, as a value; inside the transaction it stays open for the next. */
async function refusalsOf(work: () => Promise<unknown>): Promise<readonly Refusal[]> {
  try {
    await work();
    return [];
  } catch (error) {
    if (error instanceof RefusedError) return error.refusals;
    throw error;
  }
}

function changed(columns: readonly string[]): Refusal[] {
  const [field] = columns;
  if (field === undefined) return [];
  const named = columns.map((column) => columnOfField(column)).join(', ');
  return [{ code: 'changed_needs_revision', field, values: { columns: named } }];
}

/** Gathers what becomes of the entries. */
function entries(onEntry: (outcome: BundleOutcome) => void) {
  const counts: Record<RowKind, number> = { added: 0, same: 0, refused: 0 };
  function tell(
    entry: Omit<BundleOutcome, 'kind' | 'refusals'>,
    otherwise: RowKind,
    refusals: readonly Refusal[],
  ): void {
    const kind = refusals.length > 0 ? 'refused' : otherwise;
    counts[kind] += 1;
    const named = refusals.map((refusal) => ({ ...refusal, column: columnOfField(refusal.field) }));
    onEntry({ ...entry, kind, refusals: named });
  }
  return { counts, tell };
}

type Entries = ReturnType<typeof entries>;

/** The programme of a bundle: added, or there already and the same. Null where it is refused. */
async function enterProgramme(tx: Tx, actor: Actor, { programme }: Bundle, { tell }: Entries) {
  const { at, input } = programme;
  const entry = { at, what: 'programme', name: input.slug } as const;
  const known = await getProgramme(input.slug, tx);
  if (known) {
    const parsed = programmeSchema.safeParse(input);
    if (!parsed.success) {
      tell(entry, 'same', toRefusals(parsed.error));
      return { programme: known, isNew: false };
    }
    const { regions } = parsed.data;
    // A bundle without regions says nothing of them, and a programme without them can be given some.
    const isSilent = regions.length === 0 || known.regions.length === 0;
    const terms = programmeTerms({ ...known });
    const asked = new Set(Object.keys(terms).filter((field) => field !== 'regions' || !isSilent));
    const differing = changed(differingFields(programmeTerms(parsed.data), terms, asked));
    const isGiven = differing.length === 0 && regions.length > known.regions.length && isSilent;
    if (!isGiven) {
      tell(entry, 'same', differing);
      return { programme: known, isNew: false };
    }
    const refusals = await refusalsOf(() => addRegions(tx, actor, { programme: input.slug, regions }));
    tell(entry, 'added', refusals);
    return { programme: (await getProgramme(input.slug, tx)) ?? known, isNew: false };
  }
  const refusals = await refusalsOf(() => addProgramme(tx, actor, input));
  tell(entry, 'added', refusals);
  const added = await getProgramme(input.slug, tx);
  return added && { programme: added, isNew: true };
}

/** Refusals of a pledge and its targets, each with its own row. */
function tellPledge(pledge: BundlePledge, refusals: readonly Refusal[], { tell }: Entries): void {
  const ofTarget = (index: number) =>
    refusals.flatMap((refusal) => {
      const start = `targets.${index}.`;
      return refusal.field?.startsWith(start)
        ? [{ ...refusal, field: refusal.field.slice(start.length) }]
        : [];
    });
  const own = refusals.filter(({ field }) => !field?.startsWith('targets.'));
  tell({ at: pledge.at, what: 'pledge', name: pledge.input.slug }, 'added', own);
  pledge.targets.forEach((target, index) => {
    const name = `${pledge.input.slug} / ${target.input.key}`;
    tell({ at: target.at, what: 'target', name }, 'added', ofTarget(index));
  });
}

/** What could not be read, in the words of the whole pledge's fields. */
function unread(pledge: BundlePledge): Refusal[] {
  const ofTargets = pledge.targets.flatMap(({ refusals }, index) =>
    refusals.map((refusal) => ({ ...refusal, field: `targets.${index}.${refusal.field ?? 'key'}` })),
  );
  return [...pledge.refusals, ...ofTargets];
}

async function enterPledge(tx: Tx, actor: Actor, pledge: BundlePledge, gathered: Entries): Promise<void> {
  const input = { ...pledge.input, targets: pledge.targets.map((target) => target.input) };
  const early = unread(pledge);
  const said = new Set(early.map(({ field }) => field));
  const more = early.length > 0 ? [] : await refusalsOf(() => addPledge(tx, actor, input));
  tellPledge(pledge, [...early, ...more.filter(({ field }) => !said.has(field))], gathered);
}

/** A pledge that is there already: it and its targets say the same, or are refused. */
function comparePledge(
  pledge: BundlePledge,
  known: KnownPledge,
  programme: Programme,
  gathered: Entries,
): void {
  const { tell } = gathered;
  const { slug } = pledge.input;
  const parsed = pledgeSchema.safeParse({
    ...pledge.input,
    targets: pledge.targets.map((target) => target.input),
  });
  const early = unread(pledge);
  if (!parsed.success || early.length > 0) {
    tellPledge(pledge, parsed.success ? early : [...early, ...toRefusals(parsed.error)], gathered);
    return;
  }
  const fields = differingFields(pledgeTerms(parsed.data), known.terms, pledge.fields);
  tell({ at: pledge.at, what: 'pledge', name: slug }, 'same', changed(fields));
  parsed.data.targets.forEach((target, index) => {
    const entry = pledge.targets[index];
    if (!entry) return;
    const there = known.targets.get(target.key);
    const refusals = there
      ? changed(differingFields(targetTerms(target, programme), there, entry.fields))
      : [{ code: 'target_needs_pledge', field: 'key' }];
    tell({ at: entry.at, what: 'target', name: `${slug} / ${target.key}` }, 'same', refusals);
  });
}

async function enterFigures(
  tx: Tx,
  actor: Actor,
  bundle: Bundle,
  isWhole: boolean,
  options: BundleOptions,
): Promise<ImportReport | null> {
  if (!bundle.figures) return null;
  try {
    const { report } = await runImport(tx, actor, {
      programme: bundle.programme.input.slug,
      rows: bundle.figures,
      apply: options.apply,
      isWhole,
      decimalMark: options.decimalMark ?? null,
      ...(options.onRow && { onRow: options.onRow }),
    });
    return report;
  } catch (error) {
    if (error instanceof NothingWritten) return error.report;
    throw error;
  }
}

async function enter(tx: Tx, actor: Actor, bundle: Bundle, options: BundleOptions): Promise<BundleReport> {
  const gathered = entries(options.onEntry ?? (() => {}));
  await lockImport(tx, bundle.programme.input.slug);
  await lockLedger(tx);
  const entered = await enterProgramme(tx, actor, bundle, gathered);
  if (!entered) return { counts: gathered.counts, figures: null, isWritten: false };
  const { programme, isNew } = entered;
  const known = await listKnownPledges(tx, programme);
  for (const pledge of bundle.pledges) {
    const there = known.get(pledge.input.slug);
    if (there) comparePledge(pledge, there, programme, gathered);
    else await enterPledge(tx, actor, pledge, gathered);
  }
  for (const { at, pledge, key } of bundle.strays) {
    const refusals = [{ code: 'bundle_pledge_missing', field: 'slug' }];
    gathered.tell({ at, what: 'target', name: `${pledge} / ${key}` }, 'added', refusals);
  }
  const figures = await enterFigures(tx, actor, bundle, isNew, options);
  const isRefused = gathered.counts.refused + (figures?.counts.refused ?? 0) > 0;
  return { counts: gathered.counts, figures, isWritten: options.apply && !isRefused };
}

/**
 * Takes a whole programme in: programme, pledges, targets and figures, by the checks and permissions of the forms. The dry run
 * does everything and undoes it, so that it says what would be. With `apply` all is one transaction: if an entry is refused
 * nothing is written. What is there already is left alone; where it says something else it is refused. A new programme asks for
 * two people from then on, and is marked as loaded as a whole; its figures are published with it.
 */
export async function importBundle(
  on: Db,
  actor: Actor,
  bundle: Bundle,
  options: BundleOptions,
): Promise<Result<BundleReport>> {
  if (!isPool(on)) throw new Error('An import is a transaction of its own');
  if (!can(actor, 'catalogue.change')) return refuse({ code: 'not_allowed', field: null });
  try {
    const report = await on.$transaction(
      async (tx) => {
        const found = await enter(tx, actor, bundle, options);
        if (!found.isWritten) throw new Undone(found);
        return found;
      },
      { timeout: LONGEST_IMPORT_MS },
    );
    const { seq, at } = await ledgerHead();
    if (at !== null) noteSequence(BigInt(seq), new Date(at));
    return succeed(report);
  } catch (error) {
    if (error instanceof Undone) return succeed(error.report);
    if (error instanceof RefusedError) return refuse(...error.refusals);
    throw error;
  }
}

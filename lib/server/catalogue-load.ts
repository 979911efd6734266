import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Actor } from '@/lib/accounts/types';
import { type Db, db } from '@/lib/core/db';
import { RefusedError, type Result } from '@/lib/core/errors';
import { publishFigure } from '@/lib/figures/mutations';
import { addPledge } from '@/lib/pledges/mutations';
import { type Catalogue, readCatalogue } from '@/lib/programmes/catalogue';
import { withTranslation } from '@/lib/programmes/catalogue-languages';
import { addProgramme, addRegions } from '@/lib/programmes/mutations';
import { ensureImportActor, listCatalogued } from './catalogue-state';
import { CHECKOUT } from './checkout';

export interface CatalogueReport {
  /** What this load added; what was there already was left alone. */
  readonly programmes: number;
  readonly pledges: number;
  readonly targets: number;
  readonly figures: number;
}

function orThrow<T>(result: Result<T>): T {
  if (!result.ok) throw new RefusedError(result.refusals);
  return result.value;
}

/** Says which entry of the catalogue was refused: the refusal alone names only a field. */
async function entered<T>(label: string, work: Promise<Result<T>>): Promise<T> {
  try {
    return orThrow(await work);
  } catch (error) {
    if (error instanceof RefusedError)
      throw new Error(`The catalogue was not loaded. ${label}: ${error.message}`);
    throw error;
  }
}

async function json(folder: string, name: string): Promise<unknown> {
  return JSON.parse(await readFile(join(folder, name), 'utf8'));
}

/**
 * A catalogue folder as inputs: programme.json, pledges.json and figures.json, and of each language in `languages/` its texts.
 */
export async function readCatalogueFolder(
  folder: string = join(CHECKOUT, 'prisma/catalogue'),
): Promise<Catalogue> {
  let catalogue = readCatalogue({
    programme: await json(folder, 'programme.json'),
    pledges: await json(folder, 'pledges.json'),
    figures: await json(folder, 'figures.json'),
  });
  const files = await readdir(join(folder, 'languages')).catch(() => []);
  for (const file of files.filter((name) => name.endsWith('.json')).toSorted()) {
    catalogue = withTranslation(catalogue, file.slice(0, -5), await json(join(folder, 'languages'), file));
  }
  return catalogue;
}

/**
 * Loads a catalogue folder through the same mutations and validation as an
 * editor's work, in one transaction. What is there already, by slug or as the same figure, is left alone.
 */
export async function loadCatalogue(
  on: ReturnType<typeof db>,
  log: (line: string) => void,
  folder: string = join(CHECKOUT, 'prisma/catalogue'),
): Promise<CatalogueReport> {
  const catalogue = await readCatalogueFolder(folder);
  const load = (tx: Db) => enter(tx, catalogue);
  const report = await on.$transaction(load, { timeout: 300_000 });
  const { programmes, pledges, targets, figures } = report;
  log(
    `Catalogue: added ${programmes} programme, ${pledges} pledges, ${targets} targets, ${figures} figures.`,
  );
  return report;
}

async function enter(tx: Db, catalogue: Catalogue): Promise<CatalogueReport> {
  const actor: Actor = await ensureImportActor(tx);
  const there = await listCatalogued(tx, catalogue.programme.slug);
  const { regions = [] } = catalogue.programme;
  let [programmes, pledges, targets, figures] = [0, 0, 0, 0];
  if (!there.hasProgramme) {
    await entered('programme', addProgramme(tx, actor, catalogue.programme));
    programmes += 1;
  } else if (!there.hasRegions && regions.length > 0) {
    await entered('regions', addRegions(tx, actor, { programme: catalogue.programme.slug, regions }));
  }
  for (const pledge of catalogue.pledges) {
    if (there.pledges.has(pledge.slug)) continue;
    await entered(`pledge ${pledge.slug}`, addPledge(tx, actor, pledge));
    pledges += 1;
    targets += pledge.targets?.length ?? 0;
  }
  for (const figure of catalogue.figures) {
    if (there.figures.has(figure.id)) continue;
    await entered(`figure of ${figure.pledge}`, publishFigure(tx, actor, figure));
    figures += 1;
  }
  return { programmes, pledges, targets, figures };
}

/** Loads the first programme into a database that has none. */
export async function loadCatalogueIfEmpty(log: (line: string) => void): Promise<void> {
  if ((await db().programme.count()) > 0) return;
  log('Loading the catalogue of the first programme …');
  await loadCatalogue(db(), log);
}

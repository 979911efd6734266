import { createReadStream, existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { RefusedError } from '@/lib/core/errors';
import { listCell, noteCell } from '@/lib/export/text-cell';
import { type CsvRow, readFiguresCsv, readTable } from '@/lib/figures/import/read-csv';
import type { DecimalMark } from '@/lib/figures/import/types';
import { PLEDGES, readPledgeRow, readTargetRow, TARGETS } from '@/lib/programmes/bundle/read-rows';
import type { Bundle, BundlePledge } from '@/lib/programmes/bundle/types';
import { type Catalogue, readCatalogue } from '@/lib/programmes/catalogue';

/** What is wrong with a file of a bundle as a whole. */
export class BundleFileError extends RefusedError {
  constructor(
    readonly file: string,
    refusals: RefusedError['refusals'],
  ) {
    super(refusals);
  }
}

type Entries = Pick<Bundle, 'pledges' | 'strays'>;

function malformed(file: string, error: unknown): unknown {
  if (error instanceof RefusedError) return new BundleFileError(file, error.refusals);
  const [issue] = error instanceof z.ZodError ? error.issues : [];
  const place = issue ? `${issue.path.join('.')}: ${issue.message}` : String(error);
  return new BundleFileError(file, [{ code: 'bundle_malformed', field: 'file', values: { file, place } }]);
}

async function inFile<T>(file: string, work: () => T | Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw malformed(file, error);
  }
}

async function json(folder: string, file: string): Promise<unknown> {
  return JSON.parse(await readFile(join(folder, file), 'utf8'));
}

/** A programme as the API gives it, in the form of programme.json. */
const apiProgramme = z
  .object({
    timeZone: z.string(),
    electedOn: z.string().nullable(),
    note: z.unknown(),
    /** Answers from before there were regions have none. */
    regions: z.array(z.unknown()).default([]),
    documents: z.array(z.looseObject({ key: z.string(), url: z.string().nullable() })),
  })
  .loose()
  .transform(({ timeZone, electedOn, note, regions, documents, ...rest }) => {
    const { slug, title, promiser, office, country, announcedOn, startsOn, endsOn, principles, themes } =
      rest;
    return {
      ...{ slug, title, promiser, office, country, announcedOn, startsOn, endsOn, principles, themes },
      timezone: timeZone,
      ...(electedOn !== null && { electedOn }),
      ...(note !== null && { note }),
      regions,
      documents: documents.map(({ key, url, ...document }) => ({
        ...document,
        document: key,
        ...(url !== null && { url }),
      })),
    };
  });

async function programmeOf(folder: string): Promise<unknown> {
  const read = await json(folder, 'programme.json');
  const fromApi = apiProgramme.safeParse(read);
  return fromApi.success ? fromApi.data : read;
}

/** Pledges and targets of the lists, each with its number in the list. */
function listed(file: string, { pledges }: Catalogue): Entries {
  const all = { fields: null, refusals: [] } as const;
  return {
    strays: [],
    pledges: pledges.map(({ targets = [], ...input }, index) => {
      const at = { file, line: index + 1 };
      return { ...all, at, input, targets: targets.map((target) => ({ ...all, at, input: target })) };
    }),
  };
}

async function tabled(folder: string, programme: string, mark: DecimalMark | null): Promise<Entries> {
  const file = 'pledges.csv';
  const pledges = new Map<
    string,
    Omit<BundlePledge, 'targets'> & { targets: BundlePledge['targets'][number][] }
  >();
  const twice: BundlePledge[] = [];
  await inFile(file, async () => {
    for await (const row of readTable(createReadStream(join(folder, file)), PLEDGES)) {
      const pledge = { ...readPledgeRow(file, row, programme), targets: [] };
      if (!pledges.has(pledge.input.slug)) pledges.set(pledge.input.slug, pledge);
      else twice.push({ ...pledge, refusals: [{ code: 'slug_taken', field: 'slug' }] });
    }
  });
  const strays: Bundle['strays'][number][] = [];
  const targets = 'targets.csv';
  await inFile(targets, async () => {
    if (!existsSync(join(folder, targets))) return;
    for await (const row of readTable(createReadStream(join(folder, targets)), TARGETS)) {
      const { pledge, ...target } = readTargetRow(targets, row, mark);
      const owner = pledges.get(pledge);
      if (owner) owner.targets.push(target);
      else strays.push({ at: target.at, pledge, key: target.input.key });
    }
  });
  return { pledges: [...pledges.values(), ...twice], strays };
}

/** Figures of a list as rows of figures.csv, so that they come in by the same door. */
async function* rowsOf({ figures }: Catalogue): AsyncGenerator<CsvRow> {
  for (const [index, figure] of figures.entries()) {
    const { id, pledge, target, shape, role, value, unit, from, to, on, qualifier, note, dateNote } = figure;
    const { sources, region } = figure;
    const fields = { id, pledge, target, region, shape, role, value, unit, from, to, on, qualifier };
    const plain = Object.entries(fields).map(([name, cell]) => [name, cell ?? '']);
    const cells = {
      ...Object.fromEntries(plain),
      note: noteCell(note ?? null, dateNote ?? null),
      source_url: listCell(sources.map(({ url }) => url)),
      source_publisher: listCell(sources.map(({ publisher }) => publisher)),
      source_published_on: listCell(sources.map(({ publishedOn }) => publishedOn ?? null)),
      source_kind: listCell(sources.map(({ kind }) => kind)),
    };
    yield { line: index + 1, cells, isWhole: true, hasCommas: true };
  }
}

/**
 * Reads a folder with a programme: `programme.json`, its pledges as `pledges.json` or as `pledges.csv` and `targets.csv`, and its
 * figures, if any, as `figures.csv` or `figures.json`. Throws `BundleFileError` on a file that is missing or cannot be read.
 */
export async function readBundleFolder(folder: string, mark: DecimalMark | null): Promise<Bundle> {
  const has = (file: string) => existsSync(join(folder, file));
  if (!has('programme.json')) {
    const values = { file: 'programme.json' };
    throw new BundleFileError(folder, [{ code: 'bundle_file_missing', field: 'file', values }]);
  }
  const nothing = { pledges: [], figures: [] };
  const programme = await inFile('programme.json', () => programmeOf(folder));
  const { programme: read } = await inFile('programme.json', () => readCatalogue({ ...nothing, programme }));
  const entries = has('pledges.csv')
    ? await tabled(folder, read.slug, mark)
    : await inFile('pledges.json', async () => {
        const pledges = has('pledges.json') ? await json(folder, 'pledges.json') : [];
        return listed('pledges.json', readCatalogue({ ...nothing, programme, pledges }));
      });
  const figures = has('figures.csv')
    ? readFiguresCsv(createReadStream(join(folder, 'figures.csv')))
    : await inFile('figures.json', async () => {
        if (!has('figures.json')) return null;
        return rowsOf(readCatalogue({ ...nothing, programme, figures: await json(folder, 'figures.json') }));
      });
  return {
    ...entries,
    // Somebody reads what is added from now on: two people, as for every new programme.
    programme: {
      at: { file: 'programme.json', line: 1 },
      input: { ...read, reviewPolicy: 'two_people', isImported: true },
    },
    figures,
  };
}

import { asOfParameters, noParameters } from '@/app/_open-data/parameters';
import type { ProgrammeView } from '@/app/_open-data/programme-view';
import { publicOrigin } from '@/lib/core/env';
import {
  FIGURE_COLUMNS,
  PLEDGE_COLUMNS,
  SOURCE_COLUMNS,
  STATUS_COLUMNS,
  TARGET_COLUMNS,
} from '@/lib/export/columns';
import { CSV_TYPE, writeCsv } from '@/lib/export/csv';
import { figureRow } from '@/lib/export/figure-row';
import { NDJSON_TYPE, writeLedger } from '@/lib/export/ledger-lines';
import { pledgeRow } from '@/lib/export/pledge-row';
import { sourceRow } from '@/lib/export/source-row';
import { statusRows } from '@/lib/export/status-row';
import { targetRow } from '@/lib/export/target-row';
import { iterateFigures } from '@/lib/figures/queries';
import { iterateLedger } from '@/lib/ledger/queries';
import { listPledgeSources, listPledgeStandings } from '@/lib/pledges/queries';
import { listMarksOfProgramme } from '@/lib/sources/queries';

type View = ProgrammeView<object>;

async function* pledges({ programme, day }: View): AsyncGenerator<string> {
  const origin = publicOrigin();
  const sources = await listPledgeSources(programme);
  const standings = await listPledgeStandings(programme, day);
  yield* writeCsv(
    PLEDGE_COLUMNS,
    standings.map((pledge) => pledgeRow(origin, programme, pledge, sources.get(pledge.slug) ?? [])),
  );
}

async function* targets({ programme, day }: View): AsyncGenerator<string> {
  const standings = await listPledgeStandings(programme, day);
  const rows = standings.flatMap(({ slug, targets: own }) => own.map((target) => targetRow(slug, target)));
  yield* writeCsv(TARGET_COLUMNS, rows);
}

async function* figureRows(view: View) {
  for await (const figure of iterateFigures(view.programme)) yield figureRow(figure);
}

function figures(view: View): AsyncGenerator<string> {
  return writeCsv(FIGURE_COLUMNS, figureRows(view));
}

async function* statuses({ programme, day, evaluation }: View): AsyncGenerator<string> {
  const standings = await listPledgeStandings(programme, day);
  yield* writeCsv(
    STATUS_COLUMNS,
    standings.flatMap((pledge) => statusRows(pledge, evaluation)),
  );
}

async function* sources({ programme }: View): AsyncGenerator<string> {
  yield* writeCsv(SOURCE_COLUMNS, (await listMarksOfProgramme(programme)).map(sourceRow));
}

/** The whole site's: the chain is one, and a part of it would prove nothing. */
function ledger(): AsyncGenerator<string> {
  return writeLedger(iterateLedger(null));
}

/** A download: what it is sent as, the parameters that it takes, and how it is written. */
export interface ExportFile {
  readonly type: string;
  readonly parameters: typeof asOfParameters | typeof noParameters;
  readonly write: (view: View) => AsyncGenerator<string>;
}

const FILES: Readonly<Record<string, ExportFile>> = {
  'pledges.csv': { type: CSV_TYPE, parameters: noParameters, write: pledges },
  'targets.csv': { type: CSV_TYPE, parameters: noParameters, write: targets },
  'figures.csv': { type: CSV_TYPE, parameters: noParameters, write: figures },
  'statuses.csv': { type: CSV_TYPE, parameters: asOfParameters, write: statuses },
  'sources.csv': { type: CSV_TYPE, parameters: noParameters, write: sources },
  'ledger.ndjson': { type: NDJSON_TYPE, parameters: noParameters, write: ledger },
};

/** The download of that name; null when there is none. */
export function exportFile(name: string): ExportFile | null {
  return Object.hasOwn(FILES, name) ? (FILES[name] ?? null) : null;
}

/** The names of all downloads. */
export const EXPORT_NAMES = Object.keys(FILES);

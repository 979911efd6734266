import { asOfParameters, noParameters } from '@/app/_open-data/parameters';
import type { ProgrammeView } from '@/app/_open-data/programme-view';
import { publicOrigin } from '@/lib/core/env';
import { messagesOf } from '@/lib/core/i18n/messages';
import {
  FIGURE_COLUMNS,
  PLEDGE_COLUMNS,
  SOURCE_COLUMNS,
  STATUS_COLUMNS,
  TARGET_COLUMNS,
} from '@/lib/export/columns';
import { CSV_TYPE, writeCsv } from '@/lib/export/csv';
import { dataPackage } from '@/lib/export/data-package';
import { figureRow } from '@/lib/export/figure-row';
import { NDJSON_TYPE, writeLedger } from '@/lib/export/ledger-lines';
import { pledgeRow } from '@/lib/export/pledge-row';
import { sourceRow } from '@/lib/export/source-row';
import { statusRows } from '@/lib/export/status-row';
import { targetRow } from '@/lib/export/target-row';
import { iterateFigures } from '@/lib/figures/queries';
import { iterateLedger, type Snapshot } from '@/lib/ledger/queries';
import { listPledgeSources, listPledgeStandings } from '@/lib/pledges/queries';
import { listMarksOfProgramme } from '@/lib/sources/queries';

type View = ProgrammeView<object>;

const JSON_TYPE = 'application/json; charset=utf-8';

async function* pledges({ programme, day }: View, on?: Snapshot): AsyncGenerator<string> {
  const origin = publicOrigin();
  const sources = await listPledgeSources(programme, on);
  const standings = await listPledgeStandings(programme, day, on);
  yield* writeCsv(
    PLEDGE_COLUMNS,
    standings.map((pledge) => pledgeRow(origin, programme, pledge, sources.get(pledge.slug) ?? [])),
  );
}

async function* targets({ programme, day }: View, on?: Snapshot): AsyncGenerator<string> {
  const standings = await listPledgeStandings(programme, day, on);
  const rows = standings.flatMap(({ slug, targets: own }) => own.map((target) => targetRow(slug, target)));
  yield* writeCsv(TARGET_COLUMNS, rows);
}

async function* figureRows({ programme }: View, on?: Snapshot) {
  for await (const figure of iterateFigures(programme, on)) yield figureRow(figure);
}

function figures(view: View, on?: Snapshot): AsyncGenerator<string> {
  return writeCsv(FIGURE_COLUMNS, figureRows(view, on));
}

async function* statuses({ programme, day, evaluation }: View, on?: Snapshot): AsyncGenerator<string> {
  const standings = await listPledgeStandings(programme, day, on);
  yield* writeCsv(
    STATUS_COLUMNS,
    standings.flatMap((pledge) => statusRows(pledge, evaluation)),
  );
}

async function* sources({ programme }: View, on?: Snapshot): AsyncGenerator<string> {
  yield* writeCsv(SOURCE_COLUMNS, (await listMarksOfProgramme(programme, on)).map(sourceRow));
}

/** The whole site's: the chain is one, and a part of it would prove nothing. */
function ledger(_: View, on?: Snapshot): AsyncGenerator<string> {
  return writeLedger(iterateLedger(null, on));
}

async function* describePackage({ programme, evaluation, version }: View): AsyncGenerator<string> {
  const state = { programme, evaluation, writtenAt: version.at, meanings: messagesOf('en').columns };
  yield `${JSON.stringify(dataPackage(publicOrigin(), state), null, 2)}\n`;
}

/** A download: what it is sent as, the parameters that it takes, and how it is written. */
export interface ExportFile {
  readonly type: string;
  readonly parameters: typeof asOfParameters | typeof noParameters;
  /** Reads from the pool, or from the snapshot that is given. */
  readonly write: (view: View, on?: Snapshot) => AsyncGenerator<string>;
}

const FILES: Readonly<Record<string, ExportFile>> = {
  'pledges.csv': { type: CSV_TYPE, parameters: noParameters, write: pledges },
  'targets.csv': { type: CSV_TYPE, parameters: noParameters, write: targets },
  'figures.csv': { type: CSV_TYPE, parameters: noParameters, write: figures },
  'statuses.csv': { type: CSV_TYPE, parameters: asOfParameters, write: statuses },
  'sources.csv': { type: CSV_TYPE, parameters: noParameters, write: sources },
  'ledger.ndjson': { type: NDJSON_TYPE, parameters: noParameters, write: ledger },
  'datapackage.json': { type: JSON_TYPE, parameters: noParameters, write: describePackage },
};

/** The download of that name; null when there is none. */
export function exportFile(name: string): ExportFile | null {
  return Object.hasOwn(FILES, name) ? (FILES[name] ?? null) : null;
}

/** The names of all downloads that are no archive. */
export const EXPORT_NAMES = Object.keys(FILES);

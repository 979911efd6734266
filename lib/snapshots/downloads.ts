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
import { listPledgeSources } from '@/lib/pledges/queries';
import { listPledgeStandings } from '@/lib/pledges/standings/current/queries';
import { listMarksOfProgramme } from '@/lib/sources/queries';
import type { DownloadView } from './types';

const JSON_TYPE = 'application/json; charset=utf-8';

async function* pledges({ programme, day }: DownloadView, on?: Snapshot): AsyncGenerator<string> {
  const origin = publicOrigin();
  const sources = await listPledgeSources(programme, on);
  const standings = await listPledgeStandings(programme, day, on);
  yield* writeCsv(
    PLEDGE_COLUMNS,
    standings.map((pledge) => pledgeRow(origin, programme, pledge, sources.get(pledge.slug) ?? [])),
  );
}

async function* targets({ programme, day }: DownloadView, on?: Snapshot): AsyncGenerator<string> {
  const standings = await listPledgeStandings(programme, day, on);
  const rows = standings.flatMap(({ slug, targets: own }) => own.map((target) => targetRow(slug, target)));
  yield* writeCsv(TARGET_COLUMNS, rows);
}

async function* figureRows({ programme }: DownloadView, on?: Snapshot) {
  for await (const figure of iterateFigures(programme, on)) yield figureRow(figure);
}

function figures(view: DownloadView, on?: Snapshot): AsyncGenerator<string> {
  return writeCsv(FIGURE_COLUMNS, figureRows(view, on));
}

async function* statuses(
  { programme, day, evaluation }: DownloadView,
  on?: Snapshot,
): AsyncGenerator<string> {
  const standings = await listPledgeStandings(programme, day, on);
  yield* writeCsv(
    STATUS_COLUMNS,
    standings.flatMap((pledge) => statusRows(pledge, evaluation)),
  );
}

async function* sources({ programme }: DownloadView, on?: Snapshot): AsyncGenerator<string> {
  yield* writeCsv(SOURCE_COLUMNS, (await listMarksOfProgramme(programme, on)).map(sourceRow));
}

/** The whole site's: the chain is one, and a part of it would prove nothing. */
function ledger(_: DownloadView, on?: Snapshot): AsyncGenerator<string> {
  return writeLedger(iterateLedger(null, on));
}

async function* describePackage({ programme, evaluation, version }: DownloadView): AsyncGenerator<string> {
  const state = { programme, evaluation, writtenAt: version.at, meanings: messagesOf('en').columns };
  yield `${JSON.stringify(dataPackage(publicOrigin(), state), null, 2)}\n`;
}

/** A download: what it is sent as, whether a past day may be asked for, and how it is written. */
export interface Download {
  readonly type: string;
  readonly takesDay: boolean;
  /** Reads from the pool, or from the snapshot that is given. */
  readonly write: (view: DownloadView, on?: Snapshot) => AsyncGenerator<string>;
}

const FILES: Readonly<Record<string, Download>> = {
  'pledges.csv': { type: CSV_TYPE, takesDay: false, write: pledges },
  'targets.csv': { type: CSV_TYPE, takesDay: false, write: targets },
  'figures.csv': { type: CSV_TYPE, takesDay: false, write: figures },
  'statuses.csv': { type: CSV_TYPE, takesDay: true, write: statuses },
  'sources.csv': { type: CSV_TYPE, takesDay: false, write: sources },
  'ledger.ndjson': { type: NDJSON_TYPE, takesDay: false, write: ledger },
  'datapackage.json': { type: JSON_TYPE, takesDay: false, write: describePackage },
};

/** The download of that name; null when there is none. */
export function download(name: string): Download | null {
  return Object.hasOwn(FILES, name) ? (FILES[name] ?? null) : null;
}

/** The names of all downloads that are no archive. */
export const DOWNLOAD_NAMES = Object.keys(FILES);

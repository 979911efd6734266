import { type PutRow, putCsvRow } from '@/lib/core/copied-rows';
import { publicOrigin } from '@/lib/core/env';
import { messagesOf } from '@/lib/core/i18n/messages';
import {
  FIGURE_COLUMNS,
  PLEDGE_COLUMNS,
  SOURCE_COLUMNS,
  STATUS_COLUMNS,
  TARGET_COLUMNS,
} from '@/lib/export/columns';
import { CSV_TYPE, csvHead, writeCsv } from '@/lib/export/csv';
import { dataPackage } from '@/lib/export/data-package';
import { figureCopy } from '@/lib/export/figure-copy';
import { JSON_LINES, LEDGER_COPY, ledgerLine, NDJSON_TYPE } from '@/lib/export/ledger-copy';
import { pledgeRow } from '@/lib/export/pledge-row';
import { sourceCopy } from '@/lib/export/source-copy';
import { statusRows } from '@/lib/export/status-row';
import { targetRow } from '@/lib/export/target-row';
import type { Snapshot } from '@/lib/ledger/queries';
import { listPledgeSources } from '@/lib/pledges/queries';
import { listPledgeStandings } from '@/lib/pledges/standings/current/queries';
import { CITATIONS } from '@/lib/sources/queries';
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

/** A line of the ledger comes from the database as JSON and goes out in the one form that was hashed. */
const putEntry: PutRow = (row, put) => put(Buffer.from(ledgerLine(row.toString())));

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

/** A download that grows with the figures: rows of one query, too many to be anywhere at once. */
export interface LongDownload {
  readonly type: string;
  readonly takesDay: false;
  readonly head: string;
  /** For `Moment.copy`, with its options. */
  readonly query: (view: DownloadView) => string;
  readonly options?: string;
  readonly putRow: PutRow;
}

const FILES: Readonly<Record<string, Download | LongDownload>> = {
  'pledges.csv': { type: CSV_TYPE, takesDay: false, write: pledges },
  'targets.csv': { type: CSV_TYPE, takesDay: false, write: targets },
  'figures.csv': {
    type: CSV_TYPE,
    takesDay: false,
    head: csvHead(FIGURE_COLUMNS),
    query: ({ programme }) => figureCopy(programme.id),
    putRow: putCsvRow,
  },
  'statuses.csv': { type: CSV_TYPE, takesDay: true, write: statuses },
  'sources.csv': {
    type: CSV_TYPE,
    takesDay: false,
    head: csvHead(SOURCE_COLUMNS),
    query: ({ programme }) => sourceCopy(programme.id, CITATIONS),
    putRow: putCsvRow,
  },
  // The whole site's: the chain is one, and a part of it would prove nothing.
  'ledger.ndjson': {
    type: NDJSON_TYPE,
    takesDay: false,
    head: '',
    query: () => LEDGER_COPY,
    options: JSON_LINES,
    putRow: putEntry,
  },
  'datapackage.json': { type: JSON_TYPE, takesDay: false, write: describePackage },
};

/** The download of that name; null when there is none. */
export function download(name: string): Download | LongDownload | null {
  return Object.hasOwn(FILES, name) ? (FILES[name] ?? null) : null;
}

/** The names of all downloads that are no archive. */
export const DOWNLOAD_NAMES = Object.keys(FILES);

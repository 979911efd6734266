import { createWriteStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { PassThrough, Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';
import type { ContentVersion } from '@/lib/core/conditional';
import { publicOrigin } from '@/lib/core/env';
import { readMe } from '@/lib/export/read-me';
import { ledgerHead, type Snapshot } from '@/lib/ledger/queries';
import { getProgramme } from '@/lib/programmes/queries';
import { DOWNLOAD_NAMES, download } from './downloads';
import { readDownload } from './queries';
import type { DownloadView } from './types';

/** What an archive was made from, and how long it is. */
export interface ArchiveFacts {
  readonly version: ContentVersion;
  readonly bytes: number;
}

/** The least time that an archive's entries can have, for a ledger that is empty. */
const NO_TIME = '1980-01-02T00:00:00Z';

/** Writes all downloads of a programme into one ZIP file, as they are at one moment. */
export async function writeArchive(asked: DownloadView, path: string, on: Snapshot): Promise<ArchiveFacts> {
  const view = await viewIn(asked, on);
  const { programme, evaluation, version } = view;
  const zip = new ZipFile();
  const output = new PassThrough();
  zip.on('error', (error: Error) => output.destroy(error));
  // Not the time of day: the same entries, of the same day, give the same bytes.
  const options = { mtime: new Date(version.at ?? NO_TIME), mode: 0o100644 };
  for (const name of DOWNLOAD_NAMES) {
    zip.addReadStreamLazy(name, options, (give) => {
      contentOf(name, view, on)
        .then((content) => {
          content.once('error', (error) => output.destroy(error));
          give(null, content);
        })
        .catch((error: Error) => output.destroy(error));
    });
  }
  const text = readMe(publicOrigin(), { programme, evaluation, writtenAt: version.at });
  zip.addBuffer(Buffer.from(text), 'README.txt', options);
  zip.end();
  zip.outputStream.pipe(output);
  await pipeline(output, createWriteStream(path));
  return { version, bytes: (await stat(path)).size };
}

async function contentOf(name: string, view: DownloadView, on: Snapshot): Promise<Readable> {
  const file = download(name);
  if (!file) throw new Error(`There is no download ${name}`);
  if ('write' in file) return Readable.from(file.write(view, on), { objectMode: false });
  return Readable.from(await readDownload(file, view, on), { objectMode: false });
}

/** What was asked for as it is in the snapshot, which may know of newer entries. */
async function viewIn(view: DownloadView, on: Snapshot): Promise<DownloadView> {
  const head = await ledgerHead(on);
  return {
    ...view,
    programme: (await getProgramme(view.programme.slug, on)) ?? view.programme,
    evaluation: { ...view.evaluation, ledgerSeq: head.seq },
    version: { ...view.version, ...head },
  };
}

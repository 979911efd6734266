import { createWriteStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { PassThrough, Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';
import { EXPORT_NAMES, exportFile } from '@/app/export/[programme]/[file]/files';
import type { ContentVersion } from '@/lib/core/conditional';
import { publicOrigin } from '@/lib/core/env';
import { type KeptFile, KeptFiles } from '@/lib/core/kept-file';
import { readMe } from '@/lib/export/read-me';
import { atOneMoment, ledgerHead, type Snapshot } from '@/lib/ledger/queries';
import { getProgramme } from '@/lib/programmes/queries';
import type { ProgrammeView } from './programme-view';

type View = ProgrammeView<object>;

/** What an archive was made from, and how long it is. */
interface About {
  readonly version: ContentVersion;
  readonly bytes: number;
}

const archives = new KeptFiles<About>();

/** The least time that an archive's entries can have, for a ledger that is empty. */
const NO_TIME = '1980-01-02T00:00:00Z';

/**
 * All downloads of a programme in one ZIP file, as they were at one moment. It is written to the disk first: so it holds a
 * connection to the database no longer than it takes to write, however slowly it is read, and is made once for all readers.
 */
export function archiveOf(view: View): Promise<KeptFile<About>> {
  const { seq, day, methodVersion } = view.version;
  const version = `${seq}.${day}.${methodVersion}.${publicOrigin()}`;
  return archives.get(view.programme.slug, version, (path) => atOneMoment((on) => write(view, path, on)));
}

async function write(asked: View, path: string, on: Snapshot): Promise<About> {
  const view = await viewIn(asked, on);
  const { programme, evaluation, version } = view;
  const zip = new ZipFile();
  const output = new PassThrough();
  zip.on('error', (error: Error) => output.destroy(error));
  // Not the time of day: the same entries, of the same day, give the same bytes.
  const options = { mtime: new Date(version.at ?? NO_TIME), mode: 0o100644 };
  for (const name of EXPORT_NAMES) {
    zip.addReadStreamLazy(name, options, (give) => {
      const content = Readable.from(exportFile(name)?.write(view, on) ?? [], { objectMode: false });
      content.once('error', (error) => output.destroy(error));
      give(null, content);
    });
  }
  const text = readMe(publicOrigin(), { programme, evaluation, writtenAt: version.at });
  zip.addBuffer(Buffer.from(text), 'README.txt', options);
  zip.end();
  zip.outputStream.pipe(output);
  await pipeline(output, createWriteStream(path));
  return { version, bytes: (await stat(path)).size };
}

/** What was asked for as it is in the snapshot, which may know of newer entries. */
async function viewIn(view: View, on: Snapshot): Promise<View> {
  const head = await ledgerHead(on);
  return {
    ...view,
    programme: (await getProgramme(view.programme.slug, on)) ?? view.programme,
    evaluation: { ...view.evaluation, ledgerSeq: head.seq },
    version: { ...view.version, ...head },
  };
}

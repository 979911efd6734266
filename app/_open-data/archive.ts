import { publicOrigin } from '@/lib/core/env';
import { type KeptFile, KeptFiles } from '@/lib/core/kept-file';
import { atOneMoment } from '@/lib/ledger/queries';
import { type ArchiveFacts, writeArchive } from '@/lib/snapshots/archive';
import type { DownloadView } from '@/lib/snapshots/types';

const archives = new KeptFiles<ArchiveFacts>();

/**
 * All downloads of a programme in one ZIP file, as they were at one moment. It is written to the disk first: so it holds a
 * connection to the database no longer than it takes to write, however slowly it is read, and is made once for all readers.
 */
export function archiveOf(view: DownloadView): Promise<KeptFile<ArchiveFacts>> {
  const { seq, day, methodVersion } = view.version;
  const version = `${seq}.${day}.${methodVersion}.${publicOrigin()}`;
  return archives.get(view.programme.slug, version, (path) =>
    atOneMoment((on) => writeArchive(view, path, on)),
  );
}

import type { Readable } from 'node:stream';
import { type Entry, openPromise, type ZipFile } from 'yauzl';
import { StartError } from '../start-error';
import { type BackedUpTable, MANIFEST_NAME, type Manifest, parseManifest } from './manifest';
import { sealOf } from './seal';

/** A backup file that was found whole. */
export interface OpenBackup {
  readonly manifest: Manifest;
  readonly seal: string;
  /** The rows of one of its tables, as they went in. */
  read(table: BackedUpTable): Promise<Readable>;
  close(): void;
}

const DAMAGED =
  'it is damaged or incomplete: its contents do not give the checksum at its end.\n' +
  'Copy it anew from where it was kept, or take another backup. Nothing was changed.';

/**
 * Opens a backup. The whole file is read and compared with its seal first, so that a damaged or shortened one is refused
 * before anything is done with it.
 *
 * @throws StartError when it is no whole backup that this version reads
 */
export async function openBackup(path: string): Promise<OpenBackup> {
  const refuse = (why: string, cause?: unknown) =>
    new StartError(`${path} cannot be used: ${why}`, { cause });
  const seal = await sealOf(path).catch((cause: unknown) => {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
    throw refuse(
      code === 'ENOENT' ? 'there is no such file.' : `it cannot be read (${code || cause}).`,
      cause,
    );
  });
  if (seal === null) throw refuse(DAMAGED);
  let zip: ZipFile;
  const entries = new Map<string, Entry>();
  try {
    zip = await openPromise(path, { autoClose: false });
    for await (const entry of zip.eachEntry()) entries.set(entry.fileName, entry);
  } catch (cause) {
    throw refuse('it is no backup of Pledgebook.', cause);
  }
  const open = (name: string) => {
    const entry = entries.get(name);
    if (!entry) throw refuse(`it has no ${name}.`);
    return zip.openReadStreamPromise(entry);
  };
  try {
    const manifest = parseManifest(await textOf(await open(MANIFEST_NAME)));
    if (!manifest) {
      throw refuse(
        'its manifest is none that this version understands. It may have been made by a newer one.',
      );
    }
    return { manifest, seal, read: ({ file }) => open(file), close: () => zip.close() };
  } catch (error) {
    zip.close();
    throw error;
  }
}

async function textOf(stream: Readable): Promise<string> {
  const pieces: Buffer[] = [];
  for await (const piece of stream) pieces.push(piece);
  return Buffer.concat(pieces).toString('utf8');
}

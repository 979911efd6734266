import { mkdtempSync, rmSync } from 'node:fs';
import { type FileHandle, mkdir, open, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A file that was written once, with what its writer said of it. */
export interface KeptFile<About> {
  readonly path: string;
  readonly about: About;
}

interface Kept<About> {
  readonly version: string;
  readonly file: Promise<KeptFile<About>>;
  /** The file in whose place this one came: an answer that names it may not have been read yet. */
  readonly before: Promise<KeptFile<About>> | null;
}

/**
 * Files that are made at the first wish and kept until other versions of them are wanted: the newest two of each name, in a
 * folder of the process that goes with it. Those who ask while a file is being made wait for the same making.
 */
export class KeptFiles<About> {
  private readonly kept = new Map<string, Kept<About>>();
  private folder: string | null = null;
  private count = 0;

  get(name: string, version: string, write: (path: string) => Promise<About>): Promise<KeptFile<About>> {
    const last = this.kept.get(name);
    if (last?.version === version) return last.file;
    const file = this.make(write);
    this.kept.set(name, { version, file, before: last?.file ?? null });
    file.then(
      () => last?.before?.then(({ path }) => rm(path, { force: true })).catch(() => {}),
      () => {
        if (this.kept.get(name)?.file !== file) return;
        if (last) this.kept.set(name, last);
        else this.kept.delete(name);
      },
    );
    return file;
  }

  private async make(write: (path: string) => Promise<About>): Promise<KeptFile<About>> {
    this.folder ??= temporaryFolder();
    // Something may have swept the folder of temporary files.
    await mkdir(this.folder, { recursive: true });
    this.count += 1;
    const path = join(this.folder, String(this.count));
    const unfinished = `${path}.part`;
    try {
      const about = await write(unfinished);
      await rename(unfinished, path);
      return { path, about };
    } catch (error) {
      await rm(unfinished, { force: true });
      throw error;
    }
  }
}

function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'pledgebook-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/**
 * Says how long a body is, on the way through Next, which lets no Content-Length pass: the server in front turns it into one.
 */
export const LENGTH_HEADER = 'X-Body-Length';

const PIECE_BYTES = 64 * 1024;

/** A file as a body: opened when its first byte is wanted, read as fast as it is taken, closed at the end or when the reader goes away. */
export function streamFile(path: string): ReadableStream<Uint8Array> {
  let file: FileHandle | null = null;
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        file ??= await open(path);
        const piece = new Uint8Array(PIECE_BYTES);
        const { bytesRead } = await file.read(piece);
        if (bytesRead > 0) return controller.enqueue(piece.subarray(0, bytesRead));
        await file.close();
        controller.close();
      },
      async cancel() {
        await file?.close();
      },
    },
    // Nothing is read ahead of the reader, so a HEAD request opens nothing.
    { highWaterMark: 0 },
  );
}

import { createHash, type Hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Transform, type TransformCallback } from 'node:stream';

/** Length of the seal: a SHA-256 in hexadecimal. */
export const SEAL_LENGTH = 64;

/** What stands in the place of the seal until it is known. */
export const SEAL_PLACEHOLDER = '0'.repeat(SEAL_LENGTH);

/**
 * Replaces the last 64 bytes that pass by the SHA-256, in hexadecimal, of all bytes before them. They are the comment at
 * the end of a ZIP file: the file stays one that any program opens, and every byte of it is checked by its seal.
 */
export class Seal extends Transform {
  private readonly hash: Hash = createHash('sha256');
  private held: Buffer = Buffer.alloc(0);
  private passed = 0;
  private sum = '';

  override _transform(piece: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    const all = Buffer.concat([this.held, piece]);
    const free = Math.max(0, all.length - SEAL_LENGTH);
    this.held = all.subarray(free);
    const passing = all.subarray(0, free);
    this.hash.update(passing);
    this.passed += passing.length;
    done(null, passing);
  }

  override _flush(done: TransformCallback): void {
    this.sum = this.hash.digest('hex');
    done(null, Buffer.from(this.sum));
  }

  /** Length of the sealed file in bytes, and its seal; once all has passed. */
  facts(): { readonly bytes: number; readonly seal: string } {
    return { bytes: this.passed + SEAL_LENGTH, seal: this.sum };
  }
}

/** Whether a file is as it was when it was sealed; the seal if it is, null if not. Reads the whole file. */
export async function sealOf(path: string): Promise<string | null> {
  const { size } = await stat(path);
  if (size <= SEAL_LENGTH) return null;
  const hash = createHash('sha256');
  const inner = createReadStream(path, { end: size - SEAL_LENGTH - 1, highWaterMark: 1024 * 1024 });
  for await (const piece of inner) hash.update(piece);
  const seal: Buffer[] = [];
  for await (const piece of createReadStream(path, { start: size - SEAL_LENGTH })) seal.push(piece);
  const sum = hash.digest('hex');
  return Buffer.concat(seal).equals(Buffer.from(sum)) ? sum : null;
}

/**
 * A form with one file (multipart/form-data, RFC 7578), read as it arrives, the file as a stream: one of any size needs the memory
 * of one chunk. Fields that stand behind the file are there once the file is read.
 */
export interface FormWithFile {
  readonly fields: ReadonlyMap<string, string>;
  /** Null where no file was chosen. */
  readonly file: { readonly name: string; readonly bytes: AsyncGenerator<Uint8Array> } | null;
}

/** The form is none, or it broke off. */
export class BrokenForm extends Error {}

/** The fields before the file and the heads of its parts are small. */
const LONGEST_PART = 10_000;

function boundaryOf(contentType: string): string {
  const found = /^multipart\/form-data\b.*;\s*boundary=(?:"([^"]+)"|([^\s;]+))/i.exec(contentType);
  const boundary = found?.[1] ?? found?.[2];
  if (!boundary) throw new BrokenForm('This is no form with a file');
  return boundary;
}

function parameter(head: string, name: string): string | null {
  const found = new RegExp(`\\b${name}="((?:[^"\\\\]|\\\\.)*)"`, 'i').exec(head);
  return found?.[1] === undefined ? null : found[1].replaceAll('%22', '"').replace(/\\(.)/g, '$1');
}

/** Bytes that have arrived and were not used yet. */
class Arriving {
  private rest: Buffer = Buffer.alloc(0);
  private readonly chunks: AsyncIterator<Uint8Array>;

  constructor(chunks: AsyncIterable<Uint8Array>) {
    this.chunks = chunks[Symbol.asyncIterator]();
  }

  /** Takes one more chunk in. Throws where there is none. */
  private async more(): Promise<void> {
    const next = await this.chunks.next();
    if (next.done) throw new BrokenForm('The form broke off');
    this.rest = this.rest.length === 0 ? Buffer.from(next.value) : Buffer.concat([this.rest, next.value]);
  }

  private take(length: number): Buffer {
    const taken = this.rest.subarray(0, length);
    this.rest = this.rest.subarray(length);
    return taken;
  }

  /** What stands before the mark; the mark itself is passed over. Throws where that is longer than a part may be. */
  async before(mark: Buffer): Promise<Buffer> {
    for (;;) {
      const found = this.rest.indexOf(mark);
      if (found >= 0) {
        const text = this.take(found);
        this.take(mark.length);
        return text;
      }
      if (this.rest.length > LONGEST_PART) throw new BrokenForm('A part of the form is too long');
      await this.more();
    }
  }

  /** Everything before the mark, chunk by chunk, however long. */
  async *until(mark: Buffer): AsyncGenerator<Uint8Array> {
    for (;;) {
      const found = this.rest.indexOf(mark);
      if (found >= 0) {
        if (found > 0) yield this.take(found);
        this.take(mark.length);
        return;
      }
      // The mark may have begun at the end of what is here.
      const sure = this.rest.length - mark.length + 1;
      if (sure > 0) yield this.take(sure);
      await this.more();
    }
  }
}

/** Reads parts up to the next file, and gives its name; null at the end of the form. */
async function nextFile(
  arriving: Arriving,
  fields: Map<string, string>,
  end: Buffer,
): Promise<{ readonly name: string } | null> {
  for (;;) {
    // Behind the last boundary stand two hyphens, behind the others the head of a part.
    const line = (await arriving.before(Buffer.from('\r\n'))).toString('latin1');
    if (line.startsWith('--')) return null;
    const head = (await arriving.before(Buffer.from('\r\n\r\n'))).toString('utf8');
    const name = parameter(head, 'filename');
    if (name) return { name };
    fields.set(parameter(head, 'name') ?? '', (await arriving.before(end)).toString('utf8'));
  }
}

/**
 * Reads a form up to its file, of which it takes the first. The file has to be read to its end, or not at all.
 *
 * @throws BrokenForm on what is no such form; reading the file throws it where the form breaks off
 */
export async function readFormWithFile(
  contentType: string,
  body: AsyncIterable<Uint8Array>,
): Promise<FormWithFile> {
  const boundary = `--${boundaryOf(contentType)}`;
  const arriving = new Arriving(body);
  const fields = new Map<string, string>();
  const end = Buffer.from(`\r\n${boundary}`);
  await arriving.before(Buffer.from(boundary));
  const file = await nextFile(arriving, fields, end);
  async function* bytes() {
    yield* arriving.until(end);
    while (await nextFile(arriving, fields, end)) for await (const _ of arriving.until(end));
  }
  return { fields, file: file && { ...file, bytes: bytes() } };
}

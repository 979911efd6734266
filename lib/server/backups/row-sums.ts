import { createHash, hash } from 'node:crypto';

const LINE_END = 10;
const LANES = 8;

export interface StreamFacts {
  readonly rows: number;
  readonly bytes: number;
  readonly sha256: string;
  readonly rowSum: string;
}

/**
 * What a stream of COPY in text form amounts to, while it passes. A row is a line: line breaks inside values are written
 * as `\n`. `sha256` is of the bytes in their order. `rowSum` is the same for the same rows in any order: PostgreSQL
 * promises none, and a row may find its place on another page when it is loaded. It is the sum of the rows' SHA-256,
 * each eighth by itself modulo 2^32. Neither guards against somebody who means to deceive.
 */
export class RowSums {
  private readonly whole = createHash('sha256');
  private readonly lanes = new Uint32Array(LANES);
  private begun: Buffer[] = [];
  private rows = 0;
  private bytes = 0;

  update(piece: Buffer): void {
    this.whole.update(piece);
    this.bytes += piece.length;
    let from = 0;
    for (;;) {
      const end = piece.indexOf(LINE_END, from);
      if (end === -1) break;
      this.addRow(piece.subarray(from, end));
      from = end + 1;
    }
    // A copy: the piece's memory may be used again by whoever gave it.
    if (from < piece.length) this.begun.push(Buffer.from(piece.subarray(from)));
  }

  /** Call it once, at the end. A last line that is not ended counts as a row. */
  facts(): StreamFacts {
    if (this.begun.length > 0) this.addRow(Buffer.alloc(0));
    const rowSum = [...this.lanes].map((lane) => lane.toString(16).padStart(8, '0')).join('');
    return { rows: this.rows, bytes: this.bytes, sha256: this.whole.digest('hex'), rowSum };
  }

  get rowsSoFar(): number {
    return this.rows;
  }

  private addRow(end: Buffer): void {
    const row = this.begun.length === 0 ? end : Buffer.concat([...this.begun, end]);
    this.begun = [];
    this.rows += 1;
    const sum = hash('sha256', row, 'buffer');
    for (let lane = 0; lane < LANES; lane += 1) {
      this.lanes[lane] = (this.lanes[lane] ?? 0) + sum.readUInt32BE(lane * 4);
    }
  }
}

import type { Flow, RowTaker } from './copy-out';

/** How much is handed on at once: enough that handing it on costs nothing, little enough that memory stays flat. */
const PIECE_BYTES = 128 * 1024;

/** A reader who takes nothing for so long is cut off: others wait for the place. */
export const STALLED_AFTER_MS = 60_000;

/** What becomes of a row on its way out; it comes with a line feed at its end. What is put is copied. */
export type PutRow = (row: Buffer, put: (bytes: Uint8Array) => void) => void;

const CRLF = Buffer.from('\r\n');

/** A line of CSV with the line end of RFC 4180. */
export const putCsvRow: PutRow = (row, put) => {
  put(row.subarray(0, -1));
  put(CRLF);
};

/** Puts bytes together into pieces of a size that is worth sending. */
function pieces(send: (piece: Uint8Array) => void) {
  let piece = Buffer.allocUnsafeSlow(PIECE_BYTES);
  let length = 0;
  const flush = () => {
    if (length === 0) return;
    send(piece.subarray(0, length));
    piece = Buffer.allocUnsafeSlow(PIECE_BYTES);
    length = 0;
  };
  const put = (bytes: Uint8Array) => {
    if (length + bytes.length > PIECE_BYTES) flush();
    if (bytes.length > PIECE_BYTES) return send(Uint8Array.from(bytes));
    piece.set(bytes, length);
    length += bytes.length;
  };
  return { flush, put };
}

/** What a body is made from. */
interface CopiedRows {
  /** What stands before the first row. */
  readonly head: string;
  /** Asks for the rows, when the first byte is wanted. */
  readonly copy: (taker: RowTaker) => Flow;
  readonly putRow: PutRow;
  /** Called at the end, or when the reader has gone, has stalled, or the database failed. */
  readonly done: () => void;
  /** Of the request: a reader who goes before the body is taken up cancels nothing. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * Rows of `Moment.copy` as the body of an answer. They are taken from the database as fast as the reader takes them, and with the
 * memory of a piece.
 */
export function copiedRows({ head, copy, putRow, done, signal }: CopiedRows): ReadableStream<Uint8Array> {
  type Controller = ReadableStreamDefaultController<Uint8Array>;
  let flow: Flow | null = null;
  let stalled: NodeJS.Timeout | undefined;
  let isOver = false;

  /** Whether it was not over before. */
  function stop(): boolean {
    if (isOver) return false;
    isOver = true;
    clearTimeout(stalled);
    done();
    return true;
  }

  function giveUp(controller: Controller, reason: string): void {
    if (stop()) controller.error(new Error(reason));
  }

  function waitForReader(controller: Controller): void {
    clearTimeout(stalled);
    const reason = 'The reader of a download takes nothing any more';
    stalled = setTimeout(() => giveUp(controller, reason), STALLED_AFTER_MS);
    stalled.unref();
  }

  function begin(controller: Controller): Flow {
    const { put, flush } = pieces((piece) => {
      controller.enqueue(piece);
      flow?.pause();
      waitForReader(controller);
    });
    put(Buffer.from(head));
    return copy({
      row: (line) => {
        if (!isOver) putRow(line, put);
      },
      end: () => {
        if (isOver) return;
        flush();
        stop();
        controller.close();
      },
      error: (error) => {
        if (stop()) controller.error(error);
      },
    });
  }

  return new ReadableStream<Uint8Array>(
    {
      start(controller) {
        waitForReader(controller);
        const gone = () => giveUp(controller, 'The reader of a download has gone');
        signal?.addEventListener('abort', gone, { once: true });
        if (signal?.aborted) gone();
      },
      pull(controller) {
        clearTimeout(stalled);
        if (flow) flow.resume();
        else flow = begin(controller);
      },
      cancel: () => void stop(),
    },
    // Nothing is asked ahead of the reader.
    { highWaterMark: 0 },
  );
}

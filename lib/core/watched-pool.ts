import type { Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { noteRefusal } from './database-reach';

type Taken = Parameters<Parameters<pg.Pool['connect']>[0]>;
type TakenCallback = (...taken: Taken) => void;

const LOOK_AGAIN_AFTER_MS = 250;

/** The socket of a connection, which pg does not name in its types. */
function lineOf(client: pg.PoolClient): Socket {
  return (client as unknown as { connection: { stream: Socket } }).connection.stream; // Not in pg's types.
}

/** All connections are in use or the database gives none, and it was not worth waiting for one. */
export class DatabaseBusyError extends Error {
  override name = 'DatabaseBusyError';
  override message = 'The database gave nobody a connection in time; not asked again until it does.';
}

/**
 * A pool of connections that does not let the waiting pile up. Once somebody has waited for a connection in vain, all
 * others are refused at once, until one can be had again; that is found out by asking for one in their place.
 */
export class WatchedPool extends pg.Pool {
  private isStuck = false;
  private readonly lines = new Set<Socket>();

  constructor(private readonly settings: pg.PoolConfig & { connectionTimeoutMillis: number }) {
    super(settings);
    this.on('error', noteRefusal);
    // A connection that breaks in somebody's hands; without a listener it would end the process.
    this.on('connect', (client) => client.on('error', noteRefusal));
    this.on('connect', (client) => {
      const line = lineOf(client);
      this.lines.add(line);
      line.once('close', () => this.lines.delete(line));
    });
  }

  /** Whether asking for a connection is in vain just now. */
  get stuck(): boolean {
    return this.isStuck;
  }

  override connect(): Promise<pg.PoolClient>;
  override connect(callback: TakenCallback): void;
  override connect(callback?: TakenCallback): Promise<pg.PoolClient> | undefined {
    const taking = this.take();
    if (!callback) return taking;
    taking.then(
      (client) => callback(undefined, client, (error) => client.release(error)),
      (error: Error) => callback(error, undefined, () => {}),
    );
    return undefined;
  }

  /**
   * To be called when the line to the database has gone silent. What it returns, called later, closes the connections over which
   * nothing has come since: no answer comes any more, and who waits for one would never be told.
   */
  watchSilence(): () => void {
    const received = [...this.lines].map((line) => [line, line.bytesRead] as const);
    return () => {
      for (const [line, bytes] of received) if (line.bytesRead === bytes) line.destroy();
    };
  }

  private async take(): Promise<pg.PoolClient> {
    if (this.isStuck) {
      noteRefusal();
      throw new DatabaseBusyError();
    }
    const askedAt = performance.now();
    try {
      return await super.connect();
    } catch (error) {
      noteRefusal();
      const waited = performance.now() - askedAt;
      // Refused at once, the next one may be too: that costs nobody time.
      if (waited >= this.settings.connectionTimeoutMillis * 0.9 && !this.isStuck) void this.untilFree();
      throw error;
    }
  }

  private async untilFree(): Promise<void> {
    this.isStuck = true;
    while (this.isStuck && !this.ending) {
      try {
        const client = await super.connect();
        client.release();
        this.isStuck = false;
      } catch {
        await sleep(LOOK_AGAIN_AFTER_MS, undefined, { ref: false });
      }
    }
  }
}

/** What this process knows about reaching the database. */
interface Reach {
  /** The listener cannot connect, or its connection has gone silent. */
  isAway: boolean;
  /** When somebody last got no connection or lost one, on `performance.now()`'s scale. */
  refusedAt: number;
  /** When the server last answered the listener, if only that it takes no more connections; on the same scale. */
  answeredAt: number;
}

/** The listener tries again twice a second: what is older than this tells nothing of now. */
const LATELY_MS = 2_000;

// On globalThis, because the pages' bundle and the server in front of it hold two instances of this module.
const holder = globalThis as typeof globalThis & { pledgebookReach?: Reach };
holder.pledgebookReach ??= {
  isAway: false,
  refusedAt: Number.NEGATIVE_INFINITY,
  answeredAt: Number.NEGATIVE_INFINITY,
};
const reach = holder.pledgebookReach;

/** For the server's listener, which notices first: whether the database is out of reach. */
export function noteAway(isAway: boolean): void {
  reach.isAway = isAway;
}

/** Whether the database is out of reach just now. Asks nobody: it may be true for seconds before it is known. */
export function isDatabaseAway(): boolean {
  return reach.isAway;
}

/** For the server's listener: it was refused, but by the server itself, which may go on answering those who are connected. */
export function noteAnswer(): void {
  reach.answeredAt = performance.now();
}

/** Whether the server has answered the listener in the last two seconds, though it does not let it listen. */
export function hasAnsweredLately(): boolean {
  return performance.now() - reach.answeredAt < LATELY_MS;
}

/** For the pool: somebody got no connection in time, or lost one. */
export function noteRefusal(): void {
  reach.refusedAt = performance.now();
}

/** Whether anybody got no connection since that moment of `performance.now()`: then a failure since is the database's. */
export function wasRefusedSince(moment: number): boolean {
  return reach.refusedAt >= moment;
}

/** What this process knows about reaching the database. */
interface Reach {
  /** The listener cannot connect, or its connection has gone silent. */
  isAway: boolean;
  /** When somebody last got no connection or lost one, on `performance.now()`'s scale. */
  refusedAt: number;
}

// On globalThis, because the pages' bundle and the server in front of it hold two instances of this module.
const holder = globalThis as typeof globalThis & { pledgebookReach?: Reach };
holder.pledgebookReach ??= { isAway: false, refusedAt: Number.NEGATIVE_INFINITY };
const reach = holder.pledgebookReach;

/** For the server's listener, which notices first: whether the database is out of reach. */
export function noteAway(isAway: boolean): void {
  reach.isAway = isAway;
}

/** Whether the database is out of reach just now. Asks nobody: it may be true for seconds before it is known. */
export function isDatabaseAway(): boolean {
  return reach.isAway;
}

/** For the pool: somebody got no connection in time, or lost one. */
export function noteRefusal(): void {
  reach.refusedAt = performance.now();
}

/** Whether anybody got no connection since that moment of `performance.now()`: then a failure since is the database's. */
export function wasRefusedSince(moment: number): boolean {
  return reach.refusedAt >= moment;
}

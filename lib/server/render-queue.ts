/** That more is being asked for than can be made: nothing is wrong, and it passes. */
export class BusyError extends Error {
  override name = 'BusyError';
}

interface Bounds {
  /** How many are worked on at once. More of them share one processor and the database's few connections, and end no sooner. */
  readonly atOnce: number;
  /** How many may wait; who comes when that many do is sent away. */
  readonly waiting: number;
}

/**
 * Lets a bounded number of makings run at once, in the order in which they were asked for. Anybody can ask for any number of
 * addresses that nobody asked for before (days, searches, pages): without a bound they would all be made at the same
 * time, all late, and what is answered from memory would wait behind them.
 */
export class RenderQueue {
  private running = 0;
  private readonly waiters: (() => void)[] = [];

  constructor(private readonly bounds: Bounds) {}

  /** @throws BusyError at once, when too many are waiting */
  async run<T>(work: () => Promise<T>): Promise<T> {
    if (this.running >= this.bounds.atOnce) {
      if (this.waiters.length >= this.bounds.waiting) throw new BusyError();
      // Who ends hands its place on, so that nobody can step in between.
      await new Promise<void>((resolve) => void this.waiters.push(resolve));
    } else {
      this.running += 1;
    }
    try {
      return await work();
    } finally {
      const next = this.waiters.shift();
      if (next) next();
      else this.running -= 1;
    }
  }
}

/** As long as anything gets done at all, a reader waits so long for a page: then it is kept for who comes again. */
const AT_MOST_MS = 12_000;
/** When nothing has been done for this long, nothing will be for a while. */
const STALLED_AFTER_MS = 6_000;
/** While nothing gets done, and where an older answer could be given instead: long enough for what needs no database. */
const HURRIED_MS = 1_000;

/**
 * How long readers are let wait for answers that are being made. One who waits in vain learns it after seconds; those after
 * them, as long as nothing gets done, after one.
 */
export class RenderPatience {
  private lastDoneAt = Number.NEGATIVE_INFINITY;
  private isStalled = false;

  /** What is being made, or null when it was not worth waiting for any longer; the making goes on. */
  async wait<T>(making: Promise<T>, isHurried: boolean): Promise<T | null> {
    const begunAt = performance.now();
    const done = () => {
      this.lastDoneAt = performance.now();
      this.isStalled = false;
    };
    making.then(done, done);
    const first = isHurried || this.isStalled ? HURRIED_MS : STALLED_AFTER_MS;
    const soon = await within(making, first);
    if (soon !== LATE) return soon;
    if (isHurried || this.isStalled) return null;
    if (this.lastDoneAt < begunAt) {
      this.isStalled = true;
      return null;
    }
    const late = await within(making, AT_MOST_MS - first);
    return late === LATE ? null : late;
  }
}

const LATE = Symbol('late');

async function within<T>(making: Promise<T>, ms: number): Promise<T | typeof LATE> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<typeof LATE>((resolve) => {
    timer = setTimeout(() => resolve(LATE), ms);
  });
  try {
    return await Promise.race([making, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** A worker that lived for less had no time to be of use. */
const SHORT_LIFE_MS = 10_000;
const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 15_000;
/** After so many short lives in a row something is wrong that no further one mends. */
const GIVE_UP_AFTER = 6;

/** Decides what becomes of a worker that died. */
export class WorkerDeaths {
  private shortLives = 0;

  /** How long to wait before the next one is started, in milliseconds; null: no more are. */
  pauseAfter(livedMs: number): number | null {
    this.shortLives = livedMs < SHORT_LIFE_MS ? this.shortLives + 1 : 0;
    if (this.shortLives >= GIVE_UP_AFTER) return null;
    return this.shortLives === 0
      ? 0
      : Math.min(FIRST_PAUSE_MS * 2 ** (this.shortLives - 1), LONGEST_PAUSE_MS);
  }
}

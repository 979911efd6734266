/** Numbers from 0 up to 1 that look random and are the same for the same seed (mulberry32). */
export function chanceFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** The seed of this run: printed, and given again by `PLEDGEBOOK_SEED` to repeat it. */
export function seedOfRun(): number {
  const seed = Number(process.env.PLEDGEBOOK_SEED ?? Date.now() % 1_000_000);
  process.stdout.write(`Random moments from PLEDGEBOOK_SEED=${seed}\n`);
  return seed;
}

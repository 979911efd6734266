import { type Happening, historyOf } from './history';
import { type Plan, ROUNDS } from './plan';
import type { MadeTarget } from './pledges';

/**
 * The publications of all targets in the order of the ledger: round after round, and in each target after target. Holds one
 * place a target, however many figures there are.
 */
export function* publicationsOf(
  plan: Plan,
  targets: readonly MadeTarget[],
  shares: Uint32Array,
): Generator<Happening> {
  const lines = targets.map((made) => {
    const history = historyOf(plan, made, shares[made.number] ?? 0);
    return { history, next: history.next() };
  });
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const line of lines) {
      while (!line.next.done && line.next.value.round <= round) {
        yield line.next.value;
        line.next = line.history.next();
      }
    }
  }
}

/** Parts of at most so many. */
export function* inParts<T>(all: Iterable<T>, size: number): Generator<T[]> {
  let part: T[] = [];
  for (const one of all) {
    part.push(one);
    if (part.length < size) continue;
    yield part;
    part = [];
  }
  if (part.length > 0) yield part;
}

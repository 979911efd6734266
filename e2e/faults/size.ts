/** The long form of the faults, as `npm run faults` runs them; `npm test` runs the short one. */
export const IS_FULL = process.env.PLEDGEBOOK_FAULTS === 'full';

/** What a fault is tried with: the number for the short form, and for the full one. */
export function sized(short: number, full: number): number {
  return IS_FULL ? full : short;
}

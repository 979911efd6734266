/** How far a file is, in whole per cent; never 100 before it is through. Null where nothing tells. */
export function percentOf(done: number, rows: number): number | null {
  if (rows <= 0) return null;
  return done >= rows ? 100 : Math.min(99, Math.floor((100 * done) / rows));
}

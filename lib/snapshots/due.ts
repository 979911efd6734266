const DAY_MS = 86_400_000;

/** Whether a snapshot should be made by itself: something was published since the last one, which is old enough. */
export function isSnapshotDue(
  last: { readonly seq: string; readonly madeAt: string } | null,
  headSeq: string,
  everyDays: number,
  at: Date,
): boolean {
  if (headSeq === '0') return false;
  if (last === null) return true;
  return last.seq !== headSeq && at.getTime() - Date.parse(last.madeAt) >= everyDays * DAY_MS;
}

/** A browser that somebody has signed in with. */
export interface KnownDevice {
  /** Random, of the browser. */
  readonly id: string;
  /** Whose accounts it is known to, the last first. */
  readonly userIds: readonly string[];
}

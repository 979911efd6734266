import type { SourceState, VisitOutcome } from './types';

const HOUR_MS = 3_600_000;

/**
 * When failures are enough to call an address dead. A server that says "there is no such page" is believed sooner than
 * silence. The hours are a little short of whole days, because no daily round comes at the same minute.
 */
const DEAD_AFTER = {
  gone: { failures: 2, hours: 20 },
  failed: { failures: 3, hours: 44 },
} as const;

/** What was known of an address before a visit, and is after it. */
export interface Known {
  readonly state: SourceState;
  readonly stateSince: Date | null;
  readonly lastAliveAt: Date | null;
  readonly failures: number;
  readonly failingSince: Date | null;
  /** Hash of the first content that was seen. */
  readonly recordedHash: string | null;
}

export interface Judged {
  readonly outcome: VisitOutcome;
  readonly at: Date;
  readonly contentHash: string | null;
  readonly isText: boolean;
  /** A figure that was found at this address before, and is not there now. */
  readonly hasLostFigure: boolean;
}

function withState(known: Known, state: SourceState, since: Date): Known {
  return state === known.state ? known : { ...known, state, stateSince: since };
}

/**
 * Whether the content is another than the one first recorded, in a way that matters. Pages change every day around what is
 * cited, so a page of text is changed once a figure that was there has gone; a file (PDF, table) is changed when its bytes are.
 */
function isChanged(known: Known, { contentHash, isText, hasLostFigure }: Judged): boolean {
  if (contentHash === null) return known.state === 'changed';
  if (known.recordedHash === null || contentHash === known.recordedHash) return false;
  return isText ? hasLostFigure : true;
}

/** What is known of an address after a visit. The day never decides, only the visits and the time between them. */
export function judgeVisit(known: Known, visit: Judged): Known {
  const { outcome, at } = visit;
  if (outcome === 'refused') {
    return withState({ ...known, failures: 0, failingSince: null }, 'refused', at);
  }
  if (outcome === 'seen') {
    const seen = { ...known, failures: 0, failingSince: null, lastAliveAt: at };
    const recordedHash = known.recordedHash ?? visit.contentHash;
    return { ...withState(seen, isChanged(known, visit) ? 'changed' : 'alive', at), recordedHash };
  }
  const failingSince = known.failingSince ?? at;
  const failed = { ...known, failures: known.failures + 1, failingSince };
  const limit = DEAD_AFTER[outcome];
  const hours = (at.getTime() - failingSince.getTime()) / HOUR_MS;
  const isDead = known.state === 'dead' || (failed.failures >= limit.failures && hours >= limit.hours);
  return isDead ? withState(failed, 'dead', failingSince) : withState(failed, 'unreachable', at);
}

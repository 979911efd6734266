import { LRUCache } from 'lru-cache';
import { env } from '@/lib/core/env';
import { currentPublication } from '@/lib/core/published-sequence';
import type { CacheFill } from './metrics/site-metrics';
import { type StoredResponse, sizeOf } from './stored-response';

/** Holds some thousand pages with their compressed forms, and leaves a small machine its memory. Of all processes of a node together. */
const CAPACITY_BYTES = 128 * 1024 * 1024;
/** One answer takes at most this part of it, so that none pushes out all others. */
const LARGEST_PART = 1 / 8;
/** How old an answer may be while the database does not tell us of new entries (DESIGN 7). */
const UNHEARD_LIFETIME_MS = 1000;

/** An answer that is held, from whenever it is. */
export interface Kept {
  readonly stored: StoredResponse;
  /** When its making began: it shows nothing that was published later. */
  readonly begunAt: number;
  /** The newest entry that was known then. */
  readonly sequence: bigint | null;
}

interface Making {
  readonly answer: Promise<StoredResponse>;
  readonly begunAt: number;
}

/** Whole answers to public addresses. An answer is good as long as its version is the present one. */
export class ResponseCache {
  private readonly entries: LRUCache<string, Kept>;
  private readonly underway = new Map<string, Making>();
  private evictions = 0;

  constructor(capacityBytes: number = Math.floor(CAPACITY_BYTES / env().WEB_CONCURRENCY)) {
    this.entries = new LRUCache({
      maxSize: capacityBytes,
      maxEntrySize: Math.floor(capacityBytes * LARGEST_PART),
      sizeCalculation: ({ stored }, key) => sizeOf(stored) + key.length,
      dispose: (_answer, _key, reason) => {
        if (reason === 'evict') this.evictions += 1;
      },
    });
  }

  /** The kept answer for a key, unless it is too old for a time in which we hear of nothing. Its version may be any. */
  find(key: string): StoredResponse | undefined {
    const entry = this.entries.get(key);
    return entry !== undefined && isRecent(entry) ? entry.stored : undefined;
  }

  /** What is held for a key, however old: for a time in which nothing newer can be made. */
  findOld(key: string): Kept | undefined {
    return this.entries.get(key);
  }

  /** How full it is. */
  fill(): CacheFill {
    const { calculatedSize: bytes, size: entries, maxSize: capacity } = this.entries;
    return { bytes, capacity, entries, evictions: this.evictions };
  }

  /**
   * Makes the answer for a key in a version. Those who ask while it is being made wait for the same making, also where it
   * ends in an error. Answers other than 200 are not kept: any number of wrong addresses must not push out the right ones.
   */
  make(key: string, version: string, make: () => Promise<StoredResponse>): Promise<StoredResponse> {
    const task = `${version} ${key}`;
    const running = this.underway.get(task);
    if (running && isRecent(running)) return running.answer;
    const begunAt = Date.now();
    const { sequence } = currentPublication();
    const answer = make()
      .then((stored) => {
        if (stored.status === 200) this.keep(key, { stored, begunAt, sequence });
        return stored;
      })
      .finally(() => {
        if (this.underway.get(task) === making) this.underway.delete(task);
      });
    const making = { answer, begunAt };
    this.underway.set(task, making);
    return answer;
  }

  /** A slow making must not put its older answer over one that was begun later. */
  private keep(key: string, entry: Kept): void {
    const present = this.entries.peek(key);
    if (present === undefined || present.begunAt <= entry.begunAt) this.entries.set(key, entry);
  }
}

function isRecent({ begunAt }: { readonly begunAt: number }): boolean {
  return currentPublication().isListening || Date.now() - begunAt < UNHEARD_LIFETIME_MS;
}

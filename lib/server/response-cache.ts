import { LRUCache } from 'lru-cache';
import { currentPublication } from '@/lib/core/published-sequence';
import type { CacheFill } from './metrics/site-metrics';
import { type StoredResponse, sizeOf } from './stored-response';

/** Holds some thousand pages with their compressed forms, and leaves a small machine its memory. */
const CAPACITY_BYTES = 128 * 1024 * 1024;
const LARGEST_ENTRY_BYTES = CAPACITY_BYTES / 8;
/** How old an answer may be while the database does not tell us of new entries (DESIGN 7). */
const UNHEARD_LIFETIME_MS = 1000;

/** Whole answers to public addresses. An answer is good as long as its version is the present one. */
export class ResponseCache {
  private readonly entries = new LRUCache<string, StoredResponse>({
    maxSize: CAPACITY_BYTES,
    maxEntrySize: LARGEST_ENTRY_BYTES,
    sizeCalculation: sizeOf,
    dispose: (_answer, _key, reason) => {
      if (reason === 'evict') this.evictions += 1;
    },
  });
  private evictions = 0;
  private readonly underway = new Map<string, Promise<StoredResponse>>();

  /** How full it is. */
  fill(): CacheFill {
    const { calculatedSize: bytes, size: entries, maxSize: capacity } = this.entries;
    return { bytes, capacity, entries, evictions: this.evictions };
  }

  /**
   * The answer for a key in a version, from memory or made now. Those who ask while it is being made wait for the same
   * making. Answers other than 200 are not kept: any number of wrong addresses must not push out the right ones.
   */
  get(
    key: string,
    version: string,
    make: () => Promise<StoredResponse>,
  ): Promise<StoredResponse> | StoredResponse {
    const stored = this.entries.get(key);
    if (stored?.version === version && isFresh(stored)) return stored;
    const task = `${version} ${key}`;
    const running = this.underway.get(task);
    if (running) return running;
    const making = make()
      .then((made) => {
        if (made.status === 200) this.entries.set(key, made);
        return made;
      })
      .finally(() => this.underway.delete(task));
    this.underway.set(task, making);
    return making;
  }
}

function isFresh(stored: StoredResponse): boolean {
  return currentPublication().isListening || Date.now() - stored.storedAt < UNHEARD_LIFETIME_MS;
}

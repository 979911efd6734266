import { setTimeout as sleep } from 'node:timers/promises';

/** What must be back where it was after a storm. */
export interface SiteNumbers {
  readonly heapBytes: number;
  readonly residentBytes: number;
  readonly openFiles: number;
  readonly rendersInHand: number;
  readonly databaseWaiting: number;
  readonly cacheBytes: number;
  readonly cacheCapacity: number;
}

const NAMES = {
  heapBytes: 'nodejs_heap_size_used_bytes',
  residentBytes: 'process_resident_memory_bytes',
  openFiles: 'process_open_fds',
  rendersInHand: 'pledgebook_renders_in_hand',
  databaseWaiting: 'pledgebook_database_waiting',
  cacheBytes: 'pledgebook_cache_bytes',
  cacheCapacity: 'pledgebook_cache_capacity_bytes',
} as const satisfies Record<keyof SiteNumbers, string>;

/** Reads a site's own numbers, as a program on the same machine. */
export async function readNumbers(url: string): Promise<SiteNumbers> {
  const text = await (await fetch(new URL('/api/metrics', url))).text();
  const numbers = Object.entries(NAMES).map(([key, name]) => {
    const line = text.split('\n').find((one) => one.startsWith(`${name} `));
    if (line === undefined) throw new Error(`${url} tells no ${name}`);
    return [key, Number(line.slice(name.length))];
  });
  return Object.fromEntries(numbers) as Record<keyof SiteNumbers, number>;
}

/** Waits until nothing is left in hand, and answers the least heap that was seen: what the collector has not got to yet is no leak. */
export async function readSettled(url: string, looks = 20): Promise<SiteNumbers> {
  let last = await readNumbers(url);
  let heapBytes = last.heapBytes;
  for (let look = 0; look < looks; look += 1) {
    await sleep(500);
    last = await readNumbers(url);
    heapBytes = Math.min(heapBytes, last.heapBytes);
  }
  return { ...last, heapBytes };
}

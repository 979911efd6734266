import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { noteListening } from '@/lib/core/published-sequence';
import { ResponseCache } from './response-cache';
import type { StoredResponse } from './stored-response';

let made = 0;
const answer = (version: string, status = 200, bytes = 1): StoredResponse => {
  made += 1;
  const body = Buffer.alloc(bytes, `${made}`);
  return {
    status,
    bodies: { identity: body, br: body, gzip: body },
    heads: { identity: [], br: [], gzip: [], unchanged: [] },
    etag: 'W/"x"',
    lastModified: new Date(0),
    version,
    isCounted: false,
    route: 0,
  };
};
const make = (version: string, status?: number) => vi.fn(async () => answer(version, status));

/** As requests go: from memory where it has the present version, made otherwise. */
async function get(
  cache: ResponseCache,
  key: string,
  version: string,
  work: () => Promise<StoredResponse>,
): Promise<StoredResponse> {
  const kept = cache.find(key);
  return kept?.version === version ? kept : cache.make(key, version, work);
}

beforeEach(() => {
  noteListening(true);
  vi.useFakeTimers({ toFake: ['Date'] });
});
afterEach(() => {
  noteListening(false);
  vi.useRealTimers();
});

test('makes an answer once for each version', async () => {
  const cache = new ResponseCache();
  const [one, again, two] = [make('1'), make('1'), make('2')];
  await get(cache, '/a', '1', one);
  await get(cache, '/a', '1', again);
  await get(cache, '/a', '2', two);
  expect([one, again, two].map((fn) => fn.mock.calls.length)).toEqual([1, 0, 1]);
});

test('those who ask at the same time wait for the same making', async () => {
  const cache = new ResponseCache();
  const only = make('1');
  const answers = await Promise.all([1, 2, 3].map(() => get(cache, '/a', '1', only)));
  expect(only).toHaveBeenCalledTimes(1);
  expect(new Set(answers).size).toBe(1);
});

test('who asks after a publication does not wait for a page from before it', async () => {
  const cache = new ResponseCache();
  const [before, after] = [make('1'), make('2')];
  const [old, fresh] = await Promise.all([get(cache, '/a', '1', before), get(cache, '/a', '2', after)]);
  expect(old.version).toBe('1');
  expect(fresh.version).toBe('2');
});

test('keeps neither missing pages nor failures', async () => {
  const cache = new ResponseCache();
  for (const status of [404, 400, 307, 500]) {
    const fn = make('1', status);
    await get(cache, `/${status}`, '1', fn);
    await get(cache, `/${status}`, '1', fn);
    expect(fn).toHaveBeenCalledTimes(2);
  }
});

test('a failed making is tried again', async () => {
  const cache = new ResponseCache();
  await expect(get(cache, '/a', '1', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect((await get(cache, '/a', '1', make('1'))).status).toBe(200);
});

test('while notifications do not arrive, an answer is old after a second', async () => {
  const cache = new ResponseCache();
  noteListening(false);
  const fn = make('1');
  await get(cache, '/a', '1', fn);
  vi.advanceTimersByTime(900);
  await get(cache, '/a', '1', fn);
  expect(fn).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(200);
  await get(cache, '/a', '1', fn);
  expect(fn).toHaveBeenCalledTimes(2);
});

test('while notifications do not arrive, nobody waits for what was begun more than a second ago', async () => {
  const cache = new ResponseCache();
  noteListening(false);
  let finish = (_: StoredResponse) => {};
  const slow = new Promise<StoredResponse>((resolve) => {
    finish = resolve;
  });
  const first = get(cache, '/a', '1', () => slow);
  vi.advanceTimersByTime(1100);
  const second = make('1');
  const newer = await get(cache, '/a', '1', second);
  expect(second).toHaveBeenCalledTimes(1);
  finish(answer('1'));
  expect(await first).not.toBe(newer);
  expect(await get(cache, '/a', '1', make('1'))).toBe(newer);
});

test('those who ask at the same time share a failure, too', async () => {
  const cache = new ResponseCache();
  const failing = vi.fn(async () => Promise.reject<StoredResponse>(new Error('no')));
  const asked = Array.from({ length: 300 }, () => get(cache, '/a', '1', failing));
  const results = await Promise.allSettled(asked);
  expect(results.every(({ status }) => status === 'rejected')).toBe(true);
  expect(failing).toHaveBeenCalledTimes(1);
});

test('holds no more bytes than it may, and keeps what was asked for last', async () => {
  const capacity = 1_000_000;
  const cache = new ResponseCache(capacity);
  await get(cache, '/busy', '1', make('1'));
  for (let page = 0; page < 1000; page++) {
    await get(cache, `/page?page=${page}`, '1', async () => answer('1', 200, 10_000));
    expect(cache.fill().bytes).toBeLessThanOrEqual(capacity);
    expect(cache.find('/busy')).toBeDefined();
  }
  expect(cache.fill().bytes).toBeGreaterThan(capacity * 0.9);
  expect(cache.find('/page?page=0')).toBeUndefined();
  expect(cache.find('/page?page=999')).toBeDefined();
});

test('a very large answer is sent and not kept, and pushes nothing out', async () => {
  const cache = new ResponseCache(1_000_000);
  for (let page = 0; page < 80; page++)
    await get(cache, `/${page}`, '1', async () => answer('1', 200, 10_000));
  const large = await get(cache, '/large', '1', async () => answer('1', 200, 200_000));
  expect(large.bodies.identity).toHaveLength(200_000);
  expect(cache.find('/large')).toBeUndefined();
  for (let page = 0; page < 80; page++) expect(cache.find(`/${page}`)).toBeDefined();
});

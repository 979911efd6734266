import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { noteListening } from '@/lib/core/published-sequence';
import { ResponseCache } from './response-cache';
import type { StoredResponse } from './stored-response';

let made = 0;
const answer = (version: string, status = 200): StoredResponse => {
  made += 1;
  const body = Buffer.from(`${made}`);
  return {
    status,
    headers: {},
    bodies: { identity: body, br: body, gzip: body },
    etag: 'W/"x"',
    lastModified: new Date(0),
    version,
    storedAt: Date.now(),
  };
};
const make = (version: string, status?: number) => vi.fn(async () => answer(version, status));

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
  await cache.get('/a', '1', one);
  await cache.get('/a', '1', again);
  await cache.get('/a', '2', two);
  expect([one, again, two].map((fn) => fn.mock.calls.length)).toEqual([1, 0, 1]);
});

test('those who ask at the same time wait for the same making', async () => {
  const cache = new ResponseCache();
  const only = make('1');
  const answers = await Promise.all([1, 2, 3].map(() => cache.get('/a', '1', only)));
  expect(only).toHaveBeenCalledTimes(1);
  expect(new Set(answers).size).toBe(1);
});

test('who asks after a publication does not wait for a page from before it', async () => {
  const cache = new ResponseCache();
  const [before, after] = [make('1'), make('2')];
  const [old, fresh] = await Promise.all([cache.get('/a', '1', before), cache.get('/a', '2', after)]);
  expect(old.version).toBe('1');
  expect(fresh.version).toBe('2');
});

test('keeps neither missing pages nor failures', async () => {
  const cache = new ResponseCache();
  for (const status of [404, 400, 307, 500]) {
    const fn = make('1', status);
    await cache.get(`/${status}`, '1', fn);
    await cache.get(`/${status}`, '1', fn);
    expect(fn).toHaveBeenCalledTimes(2);
  }
});

test('a failed making is tried again', async () => {
  const cache = new ResponseCache();
  await expect(cache.get('/a', '1', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect((await cache.get('/a', '1', make('1'))).status).toBe(200);
});

test('while notifications do not arrive, an answer is old after a second', async () => {
  const cache = new ResponseCache();
  noteListening(false);
  const fn = make('1');
  await cache.get('/a', '1', fn);
  vi.advanceTimersByTime(900);
  await cache.get('/a', '1', fn);
  expect(fn).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(200);
  await cache.get('/a', '1', fn);
  expect(fn).toHaveBeenCalledTimes(2);
});

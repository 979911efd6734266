import { existsSync, readdirSync, readlinkSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test, vi } from 'vitest';
import { KeptFiles, streamFile } from './kept-file';

const folder = await mkdtemp(join(tmpdir(), 'pledgebook-test-'));
afterAll(() => rm(folder, { recursive: true, force: true }));

test('a version is written once, however many ask for it', async () => {
  const files = new KeptFiles<number>();
  const write = vi.fn(async (path: string) => {
    await writeFile(path, 'one');
    return 3;
  });
  const [first, second] = await Promise.all([files.get('a', '1', write), files.get('a', '1', write)]);
  expect(write).toHaveBeenCalledTimes(1);
  expect(second).toBe(first);
  expect(first.about).toBe(3);
  expect(await readFile(first.path, 'utf8')).toBe('one');
});

test('another version takes the place of the one before, which stays for those who are about to read it', async () => {
  const files = new KeptFiles<null>();
  const writing = (text: string) => (path: string) => writeFile(path, text).then(() => null);
  const first = await files.get('a', '1', writing('one'));
  const other = await files.get('b', '1', writing('other'));
  const second = await files.get('a', '2', writing('two'));
  expect(await readFile(second.path, 'utf8')).toBe('two');
  expect(await readFile(first.path, 'utf8')).toBe('one');
  await files.get('a', '3', writing('three'));
  await vi.waitFor(() => expect(existsSync(first.path)).toBe(false));
  expect([second, other].map(({ path }) => existsSync(path))).toEqual([true, true]);
});

test('a failed making leaves nothing behind and is tried again', async () => {
  const files = new KeptFiles<null>();
  let unfinished = '';
  const failing = files.get('a', '1', async (path) => {
    unfinished = path;
    await writeFile(path, 'half');
    throw new Error('no');
  });
  await expect(failing).rejects.toThrow('no');
  expect(existsSync(unfinished)).toBe(false);
  const { path } = await files.get('a', '1', (to) => writeFile(to, 'whole').then(() => null));
  expect(await readFile(path, 'utf8')).toBe('whole');
});

test('a file is sent whole, in pieces', async () => {
  const path = join(folder, 'whole');
  const content = Buffer.from(Array.from({ length: 200_000 }, (_, index) => index % 251));
  await writeFile(path, content);
  const pieces: Uint8Array[] = [];
  for await (const piece of streamFile(path)) pieces.push(piece);
  expect(pieces.length).toBeGreaterThan(2);
  expect(Buffer.concat(pieces).equals(content)).toBe(true);
  expect(openPaths()).not.toContain(path);
});

test('a reader who goes away leaves no open file', async () => {
  const path = join(folder, 'left');
  await writeFile(path, Buffer.alloc(1_000_000));
  const reader = streamFile(path).getReader();
  await reader.read();
  expect(openPaths()).toContain(path);
  await reader.cancel();
  expect(openPaths()).not.toContain(path);
});

/** The files that this process has open, as Linux tells. */
function openPaths(): string[] {
  return readdirSync('/proc/self/fd').flatMap((number) => {
    try {
      return [readlinkSync(`/proc/self/fd/${number}`)];
    } catch {
      return []; // Closed in the meantime.
    }
  });
}

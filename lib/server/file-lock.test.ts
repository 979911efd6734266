import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { withFileLock } from './file-lock';
import { ownIdentity, writeIdentity } from './process-identity';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pledgebook-lock-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const path = () => join(folder, 'x.lock');

test('one at a time, and nothing is left behind', async () => {
  let inside = 0;
  let most = 0;
  await Promise.all(
    [1, 2, 3, 4].map(() =>
      withFileLock(path(), {}, async () => {
        inside += 1;
        most = Math.max(most, inside);
        await sleep(20);
        inside -= 1;
      }),
    ),
  );
  expect(most).toBe(1);
  expect(readdirSync(folder)).toEqual([]);
});

test('is given back when the work fails', async () => {
  await expect(withFileLock(path(), {}, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(await withFileLock(path(), {}, async () => 'in')).toBe('in');
});

test('the lock of a dead process is taken over', async () => {
  const { pid } = spawnSync('true');
  writeFileSync(path(), writeIdentity({ pid, startedAt: '1' }));
  expect(await withFileLock(path(), { timeoutMs: 2000 }, async () => 'in')).toBe('in');
});

test('and so is one whose number belongs to another process by now', async () => {
  writeFileSync(path(), writeIdentity({ ...ownIdentity(), startedAt: 'long ago' }));
  expect(await withFileLock(path(), { timeoutMs: 2000 }, async () => 'in')).toBe('in');
});

test('a live holder is waited for, and named when it takes too long', async () => {
  writeFileSync(path(), writeIdentity(ownIdentity()));
  const waited: number[] = [];
  const late = withFileLock(path(), { timeoutMs: 300, onWait: (pid) => waited.push(pid) }, async () => 'in');
  await expect(late).rejects.toThrow(`Process ${process.pid}`);
  expect(waited).toEqual([process.pid]);
});

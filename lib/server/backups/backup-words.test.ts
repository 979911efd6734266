import { describe, expect, test } from 'vitest';
import { parseBackupCommand } from './backup-command';
import { BACKUP_NAME, backupName } from './backup-file';
import { formatBytes, formatCount, keyWarning } from './backup-words';
import { keyFingerprint } from './key-fingerprint';
import { isDatabaseAddress, parseRestoreCommand } from './restore-command';

describe('npm run backup', () => {
  test('writes into the data folder unless it is told where', () => {
    expect(parseBackupCommand([])).toEqual({ to: null });
    expect(parseBackupCommand(['--to', 'a.zip'])).toEqual({ to: 'a.zip' });
    expect(parseBackupCommand(['--to', '-'])).toEqual({ to: '-' });
  });

  test.each([[['a.zip']], [['--to']], [['--to=']], [['--into', 'a']]])('%j is wrong usage', (args) => {
    expect(parseBackupCommand(args)).toEqual(expect.any(String));
  });

  test('a file is named by the time in UTC, so that names sort', () => {
    const name = backupName(new Date('2026-11-22T04:05:06.789Z'));
    expect(name).toBe('pledgebook-20261122-040506.zip');
    expect(name).toMatch(BACKUP_NAME);
  });
});

describe('npm run restore', () => {
  test('takes a file, and where it goes', () => {
    expect(parseRestoreCommand(['a.zip'])).toEqual({ file: 'a.zip', into: null, isCheck: false });
    expect(parseRestoreCommand(['a.zip', '--into', 'new'])).toMatchObject({ into: 'new' });
    expect(parseRestoreCommand(['--check', 'a.zip'])).toMatchObject({ isCheck: true });
  });

  test.each([
    [[]],
    [['a.zip', 'b.zip']],
    [['a.zip', '--into=']],
    [['a.zip', '--force']],
    [['a.zip', '--check', '--into', 'x']],
  ])('%j is wrong usage', (args) => {
    expect(parseRestoreCommand(args)).toEqual(expect.any(String));
  });

  test('tells a database from a folder', () => {
    expect(['postgresql://h/d', 'postgres://h/d'].every(isDatabaseAddress)).toBe(true);
    expect(['postgres', './postgresql', '/var/postgres'].some(isDatabaseAddress)).toBe(false);
  });
});

test('numbers and sizes are for people', () => {
  expect([formatCount(1, 'row'), formatCount(1204, 'row'), formatCount(0, 'table')]).toEqual([
    '1 row',
    '1,204 rows',
    '0 tables',
  ]);
  expect([812, 1_000, 1_449_000, 3_200_000_000].map(formatBytes)).toEqual([
    '812 bytes',
    '1.0 kB',
    '1.4 MB',
    '3.2 GB',
  ]);
});

describe('the session key', () => {
  const mine = keyFingerprint('a'.repeat(32));
  const other = keyFingerprint('b'.repeat(32));

  test('is told apart and not told', () => {
    expect(mine).not.toBe(other);
    expect(mine).toBe(keyFingerprint('a'.repeat(32)));
    expect(mine).toMatch(/^[0-9a-f]{16}$/);
  });

  test('is missed where it is another or none', () => {
    expect(keyWarning(mine, mine, '/data')).toBeNull();
    expect(keyWarning(null, mine, '/data')).toBeNull();
    expect(keyWarning(mine, other, '/data')).toMatch(
      /not that of the backed-up site.*session-secret into \/data/s,
    );
    expect(keyWarning(mine, null, '/data')).toMatch(/no session key here yet/);
  });
});

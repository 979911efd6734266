import { describe, expect, it } from 'vitest';
import { parseImportCommand } from './import-command';

describe('npm run import', () => {
  it('only looks, unless it is told to write', () => {
    expect(parseImportCommand(['a.csv', '--programme', 'p'])).toEqual({
      file: 'a.csv',
      programme: 'p',
      apply: false,
      skipRefused: false,
      decimalMark: null,
      as: null,
    });
  });

  it('takes all of its options', () => {
    const options = ['--apply', '--skip-refused', '--decimal', 'comma', '--as', 'a@example.org'];
    expect(parseImportCommand(['a.csv', '--programme=p', ...options])).toEqual({
      file: 'a.csv',
      programme: 'p',
      apply: true,
      skipRefused: true,
      decimalMark: 'comma',
      as: 'a@example.org',
    });
  });

  it('takes a folder, which names its programme itself', () => {
    expect(parseImportCommand(['some/folder', '--apply'])).toMatchObject({
      file: 'some/folder',
      programme: null,
    });
  });

  it.each([
    [[], /file/],
    [['a.csv'], /--programme/],
    [['a.csv', 'b.csv', '--programme', 'p'], /"b.csv" is too much/],
    [['a.csv', '--programme', 'p', '--decimal', 'dot'], /point or comma/],
    [['a.csv', '--programme', 'p', '--skip-refused'], /only with --apply/],
    [['a.csv', '--programme', 'p', '--force'], /--force/],
  ])('says what is wrong with %j', (args, words) => {
    expect(parseImportCommand(args)).toMatch(words);
  });
});

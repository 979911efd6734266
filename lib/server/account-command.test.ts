import { describe, expect, test } from 'vitest';
import { parseAccountCommand } from './account-command';

const parse = (line: string) => parseAccountCommand(line === '' ? [] : line.split(' '));

describe('a command for accounts', () => {
  test.each([
    ['list', { verb: 'list' }],
    [
      'add --email a@b.org --name A --role admin',
      { verb: 'add', email: 'a@b.org', name: 'A', role: 'admin' },
    ],
    [
      'add --role=editor --name=A --email=a@b.org --password-stdin',
      { verb: 'add', role: 'editor', isFromStdin: true },
    ],
    ['role a@b.org reviewer', { verb: 'role', email: 'a@b.org', role: 'reviewer' }],
    ['password a@b.org', { verb: 'password', email: 'a@b.org', isFromStdin: false }],
    ['disable a@b.org', { verb: 'disable', email: 'a@b.org' }],
    ['enable a@b.org', { verb: 'enable', email: 'a@b.org' }],
    ['remove-second-factor a@b.org', { verb: 'remove-second-factor', email: 'a@b.org' }],
  ])('%s', (line, expected) => expect(parse(line)).toMatchObject(expected));

  test.each([
    '',
    'remove a@b.org',
    'list all',
    'add a@b.org',
    'add --email a@b.org --name A',
    'add --email a@b.org --name A --role boss',
    'add --email a@b.org --name A --role admin --password secret',
    'role a@b.org',
    'role a@b.org boss',
    'role a@b.org editor now',
    'password',
    'password a@b.org secret',
    'disable a@b.org c@d.org',
    'remove-second-factor',
  ])('is refused in words: "%s"', (line) => expect(parse(line)).toBeTypeOf('string'));
});

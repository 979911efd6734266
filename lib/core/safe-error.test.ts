import { Writable } from 'node:stream';
import pg from 'pg';
import { describe, expect, test, vi } from 'vitest';
import { makeLog } from './log';
import { Prisma } from './prisma/client';
import { safeError } from './safe-error';
import { safeText } from './safe-text';

/** What must appear in no log. */
const MARKED = 'marked-word';
const E_MAIL = 'jane.marked@example.org';

function databaseError(): pg.DatabaseError {
  const error = new pg.DatabaseError(`duplicate key: (${E_MAIL})`, 1, 'error');
  return Object.assign(error, {
    severity: 'ERROR',
    code: '23505',
    detail: `Key (email)=(${E_MAIL}) already exists.`,
    table: 'user',
    constraint: 'user_email_key',
    query: `insert into "user" values ('${MARKED}')`,
    parameters: [MARKED],
  });
}

describe('an error of the database', () => {
  test('is told by code and place, by PostgreSQL', () => {
    const safe = safeError(databaseError());
    expect(safe).toMatchObject({ code: '23505', place: { table: 'user', constraint: 'user_email_key' } });
    expect(safe.stack).toMatch(/^at /);
    expect(JSON.stringify(safe)).not.toMatch(/marked/);
  });

  test.each([
    new Prisma.PrismaClientKnownRequestError(`Invalid create(): ${MARKED}`, {
      code: 'P2002',
      clientVersion: '7',
      meta: { modelName: 'User', driverAdapterError: { name: 'DriverAdapterError', cause: databaseError() } },
    }),
    new Prisma.PrismaClientValidationError(`{ data: { email: '${E_MAIL}', name: '${MARKED}' } }`, {
      clientVersion: '7',
    }),
    new Error('the form failed', { cause: databaseError() }),
    new AggregateError([databaseError()], 'all failed'),
  ])('is cleaned where Prisma or anybody else wraps it: %s', (error) => {
    const safe = safeError(error);
    expect(JSON.stringify(safe)).not.toMatch(/marked/);
    expect(safe.type).toBe(error.name);
  });
});

test('an error that is its own cause comes to an end, and one that is none is told', () => {
  const error = new Error('round');
  error.cause = error;
  expect(JSON.stringify(safeError(error)).length).toBeLessThan(20_000);
  expect(safeError('text')).toEqual({ type: 'string', message: 'text' });
  expect(safeError(null)).toEqual({ type: 'object', message: 'null' });
});

test.each([
  ['connect to postgresql://site:hidden-word@db:5432/pledges failed', 'postgresql://[…]@db:5432/pledges'],
  ['GET /en/setup?token=abc&x=1 failed', 'GET /en/setup?[…] failed'],
  ['no box jane@example.org', 'no box [e-mail]'],
  ['from 203.0.113.9 at 127.0.0.1:80', 'from [address] at 127.0.0.1:80'],
  [`link ${'a1_-'.repeat(11)} used`, 'link […] used'],
  ['the key is the-key-itself.', 'the key is [secret].'],
  [
    'Cannot read properties of undefined (reading "seq")?',
    'Cannot read properties of undefined (reading "seq")?',
  ],
])('words are kept and what is secret or personal is not: %s', (text, left) => {
  expect(safeText(text, ['the-key-itself'])).toContain(left);
});

test('the log cleans what is given as an error, and knows this site’s own secrets', () => {
  vi.stubEnv('NEXTAUTH_SECRET', 'a-key-of-the-cookies-of-this-site');
  vi.stubEnv('DATABASE_URL', 'postgresql://site:pass-word@db/p');
  let written = '';
  const stream = new Writable({
    write(chunk, _encoding, done) {
      written += String(chunk);
      done();
    },
  });
  const error = new Error('a-key-of-the-cookies-of-this-site and pass-word', { cause: databaseError() });
  makeLog(stream, 'trace').error({ err: error }, 'it failed');
  expect(JSON.parse(written)).toMatchObject({ msg: 'it failed', err: { message: '[secret] and [secret]' } });
  expect(written).not.toMatch(/marked/);
});

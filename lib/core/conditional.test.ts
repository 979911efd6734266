import { describe, expect, test } from 'vitest';
import { type ContentVersion, conditionally, isUnchanged, validatorsOf } from './conditional';
import { plainDate } from './plain-date';

const VERSION: ContentVersion = {
  seq: '297',
  at: '2026-11-21T18:21:23.498Z',
  day: plainDate('2026-11-21'),
  timeZone: 'Asia/Almaty',
  methodVersion: 1,
};
const URL = 'https://pledges.example.org/api/v1/programmes?x=1';
const validators = validatorsOf(VERSION, URL);

function sent(headers: Record<string, string>): boolean {
  return isUnchanged(new Headers(headers), validators);
}

describe('the validators', () => {
  test('change with the ledger, the day, the method and the address, and with nothing else', () => {
    const others = [
      validatorsOf({ ...VERSION, seq: '298' }, URL),
      validatorsOf({ ...VERSION, day: plainDate('2026-11-22') }, URL),
      validatorsOf({ ...VERSION, methodVersion: 2 }, URL),
      validatorsOf(VERSION, 'https://pledges.example.org/api/v1/programmes?x=2'),
    ];
    expect(new Set([validators, ...others].map(({ etag }) => etag)).size).toBe(5);
    expect(validatorsOf(VERSION, 'http://node-2:3001/api/v1/programmes?x=1')).toEqual(validators);
    expect(validators.etag).toMatch(/^W\/"[\x21\x23-\x7e]+"$/);
  });

  test('say when the entry was written, or when the day began where that is later', () => {
    expect(validators.lastModified.toISOString()).toBe('2026-11-21T18:21:23.000Z');
    const tomorrow = validatorsOf({ ...VERSION, day: plainDate('2026-11-22') }, URL);
    expect(tomorrow.lastModified.toISOString()).toBe('2026-11-21T19:00:00.000Z');
    const empty = validatorsOf({ ...VERSION, seq: '0', at: null }, URL);
    expect(empty.lastModified.toISOString()).toBe('2026-11-20T19:00:00.000Z');
  });
});

describe('a reader has the answer already', () => {
  const tag = validators.etag;

  test.each([
    ['the tag', tag],
    ['the tag as a strong one', tag.replace('W/', '')],
    ['a list with it', `"a,b", ${tag} , W/"c"`],
    ['anything', '*'],
  ])('when If-None-Match is %s', (_, header) => {
    expect(sent({ 'If-None-Match': header })).toBe(true);
  });

  test.each([
    ['another tag', '"a"'],
    ['nothing', ''],
    ['part of the tag', tag.slice(0, -2)],
    ['the tag inside another', `"x${tag.slice(3)}`],
  ])('but not when it is %s', (_, header) => {
    expect(sent({ 'If-None-Match': header })).toBe(false);
  });

  test('when nothing was modified since', () => {
    expect(sent({ 'If-Modified-Since': 'Sat, 21 Nov 2026 18:21:23 GMT' })).toBe(true);
    expect(sent({ 'If-Modified-Since': 'Sat, 21 Nov 2026 18:21:22 GMT' })).toBe(false);
    expect(sent({ 'If-Modified-Since': 'yesterday' })).toBe(false);
    expect(sent({})).toBe(false);
  });

  test('and If-None-Match decides where both are sent', () => {
    const since = { 'If-Modified-Since': 'Sat, 21 Nov 2026 23:00:00 GMT' };
    expect(sent({ ...since, 'If-None-Match': '"a"' })).toBe(false);
  });
});

describe('an answer', () => {
  const headers = { 'Content-Type': 'text/csv', 'Content-Disposition': 'attachment', 'X-Kept': 'yes' };

  test('carries its validators', async () => {
    const response = await conditionally(new Request(URL), VERSION, headers, () => 'body');
    expect(response.status).toBe(200);
    expect(response.headers.get('etag')).toBe(validators.etag);
    expect(response.headers.get('last-modified')).toBe('Sat, 21 Nov 2026 18:21:23 GMT');
    expect(await response.text()).toBe('body');
  });

  test('is not made again for a reader who has it', async () => {
    const request = new Request(URL, { headers: { 'If-None-Match': validators.etag } });
    const response = await conditionally(request, VERSION, headers, () => {
      throw new Error('made');
    });
    expect(response.status).toBe(304);
    expect(response.body).toBeNull();
    expect(response.headers.get('etag')).toBe(validators.etag);
    expect(response.headers.get('x-kept')).toBe('yes');
    expect(response.headers.get('content-type')).toBeNull();
    expect(response.headers.get('content-disposition')).toBeNull();
  });
});

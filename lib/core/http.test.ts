import { describe, expect, test } from 'vitest';
import { allowReading, isSlug, problemJson, problemText, refuseMethod, streamText } from './http';

describe('a problem', () => {
  test('as JSON follows RFC 9457 and is open to scripts of other sites', async () => {
    const response = problemJson({ status: 400, detail: 'The parameter is wrong.', parameter: 'limit' });
    expect(response.status).toBe(400);
    expect(response.headers.get('content-type')).toMatch(/^application\/problem\+json/);
    expect(response.headers.get('access-control-allow-origin')).toBe('*');
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(await response.json()).toEqual({
      type: 'about:blank',
      title: 'Bad request',
      status: 400,
      detail: 'The parameter is wrong.',
      parameter: 'limit',
    });
  });

  test('as text says which', async () => {
    const response = problemText({ status: 404, detail: 'There is no such programme.' });
    expect(response.status).toBe(404);
    expect(await response.text()).toBe('Not found: There is no such programme.\n');
  });
});

test('writing is refused with what is allowed instead', async () => {
  const response = refuseMethod(new Request('https://a.example/', { method: 'POST' }));
  expect(response.status).toBe(405);
  expect(response.headers.get('allow')).toBe('GET, HEAD, OPTIONS');
});

test('a browser may ask before it reads', () => {
  const response = allowReading();
  expect(response.status).toBe(204);
  expect(response.headers.get('access-control-allow-methods')).toBe('GET, HEAD, OPTIONS');
});

describe('a stream', () => {
  test('gives every piece', async () => {
    async function* pieces() {
      yield 'Қаз';
      yield 'ақ';
    }
    expect(await new Response(streamText(pieces())).text()).toBe('Қазақ');
  });

  test('makes nothing ahead, and stops when the reader goes away', async () => {
    const log: string[] = [];
    async function* pieces() {
      try {
        for (let i = 0; ; i += 1) {
          log.push(`made ${i}`);
          yield `${i}`;
        }
      } finally {
        log.push('stopped');
      }
    }
    const stream = streamText(pieces());
    expect(log).toEqual([]);
    const reader = stream.getReader();
    await reader.read();
    await reader.cancel();
    expect(log).toEqual(['made 0', 'stopped']);
  });

  test('breaks off where making fails: half a file must not look whole', async () => {
    async function* pieces() {
      yield 'a';
      throw new Error('database gone');
    }
    await expect(new Response(streamText(pieces())).text()).rejects.toThrow('database gone');
  });
});

test.each([
  ['housing-construction', true],
  ['a', true],
  ['', false],
  ['A', false],
  ['a--b', false],
  ['a\u0000', false],
  ['../etc', false],
  ['a'.repeat(101), false],
])('%j is a slug: %s', (text, expected) => {
  expect(isSlug(text)).toBe(expected);
});

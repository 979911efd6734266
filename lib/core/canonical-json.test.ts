import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalJson, type Json, sha256 } from './canonical-json';

test('keys stand in order, in depth, without white space', () => {
  expect(canonicalJson({ b: [1, { d: null, c: true }], a: 'ә "q" \n' })).toBe(
    '{"a":"ә \\"q\\" \\n","b":[1,{"c":true,"d":null}]}',
  );
});

test('keys are ordered by UTF-16 units, as RFC 8785 says', () => {
  expect(canonicalJson({ '\u{1F600}': 1, '\uFB33': 2, a: 3 })).toBe('{"a":3,"\u{1F600}":1,"\uFB33":2}');
});

const json = fc.jsonValue().map((value) => value as Json);

test('the form does not depend on the order in which keys were set', () => {
  const reversed = (value: Json): Json => {
    if (Array.isArray(value)) return value.map(reversed);
    if (value === null || typeof value !== 'object') return value;
    const entries = Object.entries(value).map(([key, part]) => [key, reversed(part)] as const);
    return Object.fromEntries(entries.reverse());
  };
  fc.assert(fc.property(json, (value) => canonicalJson(value) === canonicalJson(reversed(value))));
});

test('the form says the same value', () => {
  fc.assert(
    fc.property(json, (value) => {
      expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
});

test.each([Number.NaN, Number.POSITIVE_INFINITY, undefined])('%s has no form', (value) => {
  expect(() => canonicalJson(value as Json)).toThrow();
});

test.each([
  ['', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
  ['abc', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
])('sha256 of %j', (text, hash) => {
  expect(sha256(text)).toBe(hash);
});

test('sha256 is of the UTF-8 bytes', () => {
  expect(sha256('ә')).not.toBe(sha256('Ә'));
  expect(sha256('ә')).toHaveLength(64);
});

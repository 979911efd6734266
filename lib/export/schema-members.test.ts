import { expect, test } from 'vitest';
import type { JsonSchema } from './api-description';
import { membersOf, shapeOf } from './schema-members';

const plain = { name: null, words: null, isList: false, isNullable: false };

test.each<[JsonSchema, object]>([
  [{ type: 'string' }, { ...plain, type: 'text' }],
  [{ type: ['string', 'null'] }, { ...plain, type: 'text', isNullable: true }],
  [
    { anyOf: [{ type: 'string', format: 'date' }, { type: 'null' }] },
    { ...plain, type: 'date', isNullable: true },
  ],
  [
    { type: 'string', enum: ['up', 'down'] },
    { ...plain, type: 'text', words: ['up', 'down'] },
  ],
  [
    { type: 'string', const: 'about:blank' },
    { ...plain, type: 'text', words: ['about:blank'] },
  ],
  [
    { type: 'array', items: { $ref: '#/components/schemas/Figure' } },
    { ...plain, type: 'any', name: 'Figure', isList: true },
  ],
  [
    { type: 'object', additionalProperties: { type: 'string' } },
    { ...plain, type: 'map' },
  ],
  [{}, { ...plain, type: 'any' }],
])('%j is described', (schema, shape) => {
  expect(shapeOf(schema)).toEqual(shape);
});

const text = { type: 'string' };
const five = { a: text, b: text, c: text, d: text, e: { type: 'integer' } };

test('names those of objects and lists within, and what may be left out', () => {
  const schemas: Record<string, JsonSchema> = {
    One: {
      type: 'object',
      properties: {
        baseline: {
          anyOf: [{ type: 'object', properties: { value: text }, required: ['value'] }, { type: 'null' }],
          description: 'Where it begins',
        },
        sources: { type: 'array', items: { type: 'object', properties: { url: text } } },
      },
      required: ['baseline', 'sources'],
    },
  };
  const { base, members } = membersOf('One', schemas);
  expect(base).toBeNull();
  expect(members.map(({ path, isOptional }) => [path, isOptional])).toEqual([
    ['baseline', false],
    ['baseline.value', false],
    ['sources', false],
    ['sources[].url', true],
  ]);
  expect(members[0]).toMatchObject({ description: 'Where it begins', shape: { isNullable: true } });
});

test('what adds to another schema says only what it adds or changes', () => {
  const schemas: Record<string, JsonSchema> = {
    Small: { type: 'object', properties: five },
    Large: { type: 'object', properties: { ...five, f: text } },
    Holder: {
      type: 'object',
      properties: { all: { type: 'array', items: { properties: { ...five, g: text } } } },
    },
  };
  expect(membersOf('Large', schemas)).toMatchObject({ base: 'Small', members: [{ path: 'f' }] });
  expect(membersOf('Small', schemas)).toMatchObject({ base: null });
  expect(membersOf('Holder', schemas).members).toMatchObject([
    { path: 'all', shape: { name: 'Small', isList: true } },
    { path: 'all[].g' },
  ]);
});

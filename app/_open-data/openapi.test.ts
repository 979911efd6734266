import { Validator } from '@seriousme/openapi-schema-validator';
import { expect, test } from 'vitest';
import { GET } from '@/app/api/v1/openapi.json/route';
import { messagesOf } from '@/lib/core/i18n/messages';
import { OPERATIONS, openApiDocument } from './openapi';

const document = openApiDocument('https://pledges.example.org', 600);

test('the description of the API is valid OpenAPI 3.1', async () => {
  const validator = new Validator();
  expect(await validator.validate(asSent(document))).toEqual({ valid: true });
  expect(validator.version).toBe('3.1');
});

test('the validator finds what is wrong', async () => {
  const wrong = { ...document, info: { title: 'No version' } };
  expect((await new Validator().validate(asSent(wrong))).valid).toBe(false);
});

test('every reference leads somewhere', () => {
  const references = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)].map(([, to = '']) => to);
  expect(new Set(references).size).toBeGreaterThan(15);
  for (const reference of references) {
    expect(reference).toMatch(/^#\//);
    const steps = reference.slice(2).split('/');
    const found = steps.reduce<unknown>((at, step) => Object(at)[step], document);
    expect([reference, typeof found]).toEqual([reference, 'object']);
  }
});

test('parameters are those that the addresses read, each explained', () => {
  const named = Object.entries(document.paths).map(([path, { get }]) => [
    path.replace('/api/v1/programmes', ''),
    get.parameters.map(({ name }) => name).join(' '),
  ]);
  expect(Object.fromEntries(named)).toEqual({
    '': '',
    '/{programme}': 'programme asOf',
    '/{programme}/pledges':
      'programme asOf principle theme status group coverage testability verdict limit cursor',
    '/{programme}/pledges/{slug}': 'programme slug asOf',
    '/{programme}/figures': 'programme asOf pledge limit cursor',
    '/{programme}/ledger': 'programme after limit cursor',
    '/{programme}/changes': 'programme from to theme',
  });
  const all = Object.values(document.paths).flatMap(({ get }) => get.parameters);
  expect(all.filter(({ description }) => !description)).toEqual([]);
  const schemaOf = (name: string) => all.find((one) => one.name === name)?.schema;
  expect(schemaOf('limit')).toEqual({ type: 'integer', minimum: 1, maximum: 1000, default: 100 });
  expect(schemaOf('asOf')).toEqual({ type: 'string', format: 'date' });
  expect(schemaOf('group')).toMatchObject({
    enum: ['fulfilled', 'on_course', 'in_trouble', 'not_yet_known'],
  });
});

test('parts of answers stand once', () => {
  const { schemas } = document.components;
  expect(Object.keys(schemas)).toEqual(expect.arrayContaining(['Figure', 'Target', 'Pledge', 'Problem']));
  expect(schemas.FigureList).toMatchObject({
    properties: { figures: { type: 'array', items: { $ref: '#/components/schemas/Figure' } } },
  });
});

test('is sent to scripts of any site, and takes no parameters', async () => {
  const answer = GET(new Request('http://localhost:3000/api/v1/openapi.json'));
  expect(answer.status).toBe(200);
  expect(answer.headers.get('access-control-allow-origin')).toBe('*');
  expect(await answer.json()).toMatchObject({ openapi: '3.1.1' });
  const refused = GET(new Request('http://localhost:3000/api/v1/openapi.json?x=1'));
  expect(refused.status).toBe(400);
});

function asSent(value: object): Record<string, unknown> {
  return JSON.parse(JSON.stringify(value));
}

test('the limit is told where there is one', async () => {
  const told = JSON.stringify(document.paths);
  expect(told).toContain('#/components/responses/TooMany');
  expect(document.info.description).toContain('600 times');
  const free = openApiDocument('https://pledges.example.org', 0);
  expect(JSON.stringify(free)).not.toMatch(/TooMany|RateLimit/);
  expect(free.info.description).toContain('no limit');
  expect(await new Validator().validate(asSent(free))).toEqual({ valid: true });
});

test('no text explains an operation or a parameter that is not there', () => {
  const { operations, parameters } = messagesOf('en').api;
  expect(Object.keys(operations)).toEqual(OPERATIONS.map(({ id }) => id));
  const named = Object.values(document.paths).flatMap(({ get }) => get.parameters.map(({ name }) => name));
  expect(Object.keys(parameters).filter((name) => !named.includes(name))).toEqual([]);
});

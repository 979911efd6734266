import { createTranslator } from 'next-intl';
import { z } from 'zod';
import { DEFAULT_LOCALE, type Locale } from '@/lib/core/i18n/locales';
import { messagesOf } from '@/lib/core/i18n/messages';
import { DEFAULT_LIMIT, limitParameter, MAX_LIMIT } from '@/lib/core/paging';
import { dayParameter } from '@/lib/core/query-parameters';
import type { ApiDescription, ApiOperation, ApiParameter, JsonSchema } from '@/lib/export/api-description';
import { LICENCE } from '@/lib/export/data-package';
import { type AnswerName, answerSchemas } from './api-schemas';
import {
  asOfParameters,
  changeListParameters,
  figureListParameters,
  ledgerListParameters,
  noParameters,
  pledgeListParameters,
} from './parameters';

type Words = ReturnType<typeof messagesOf>['api'];

export type OperationId = keyof Words['operations'];

interface Operation {
  readonly path: string;
  readonly id: OperationId;
  readonly parameters: z.ZodObject;
  readonly answer: AnswerName;
}

/** The addresses of the API, each with what it takes and what it answers. */
export const OPERATIONS: readonly Operation[] = [
  {
    path: '/api/v1/programmes',
    id: 'listProgrammes',
    parameters: noParameters,
    answer: 'ProgrammeList',
  },
  {
    path: '/api/v1/programmes/{programme}',
    id: 'getProgramme',
    parameters: asOfParameters,
    answer: 'ProgrammeDetail',
  },
  {
    path: '/api/v1/programmes/{programme}/pledges',
    id: 'listPledges',
    parameters: pledgeListParameters,
    answer: 'PledgeList',
  },
  {
    path: '/api/v1/programmes/{programme}/pledges/{slug}',
    id: 'getPledge',
    parameters: asOfParameters,
    answer: 'PledgeDetail',
  },
  {
    path: '/api/v1/programmes/{programme}/figures',
    id: 'listFigures',
    parameters: figureListParameters,
    answer: 'FigureList',
  },
  {
    path: '/api/v1/programmes/{programme}/ledger',
    id: 'listLedger',
    parameters: ledgerListParameters,
    answer: 'LedgerPage',
  },
  {
    path: '/api/v1/programmes/{programme}/changes',
    id: 'listChanges',
    parameters: changeListParameters,
    answer: 'ChangeList',
  },
];

/**
 * The description of the API (OpenAPI 3.1), made from the schemas of its parameters and answers. `perMinute` is how often an
 * address may ask, 0 as often as it likes. Programs are given the English one; the page shows that of its language.
 */
export function openApiDocument(
  origin: string,
  perMinute: number,
  locale: Locale = DEFAULT_LOCALE,
): ApiDescription {
  const words = messagesOf(locale).api;
  const isLimited = perMinute > 0;
  const operations = OPERATIONS.map((one) => [one.path, { get: operationOf(one, words, isLimited) }]);
  return {
    openapi: '3.1.1',
    info: {
      title: 'Pledgebook',
      version: '1',
      description: descriptionOf(perMinute, locale),
      license: { name: LICENCE.title, url: LICENCE.path },
    },
    servers: [{ url: origin }],
    security: [],
    paths: Object.fromEntries(operations),
    components: {
      schemas: answerSchemas(),
      headers: headersOf(isLimited),
      responses: {
        Unchanged: { description: words.answers['304'], headers: references(limitHeaders(isLimited)) },
        BadRequest: problem(words.answers['400']),
        NotFound: problem(words.answers['404']),
        ...(isLimited && { TooMany: tooMany(words.answers['429']) }),
      },
    },
  };
}

function descriptionOf(perMinute: number, locale: Locale): string {
  const t = createTranslator({ locale, messages: messagesOf(locale), namespace: 'api.basics' });
  const limit = perMinute > 0 ? t('limited', { count: perMinute }) : t('unlimited');
  return [t('reading'), t('values'), t('validators'), limit].join('\n\n');
}

function headersOf(isLimited: boolean) {
  const text = (description: string) => ({ description, schema: { type: 'string' } });
  return {
    ETag: text('To be sent back as If-None-Match'),
    'Last-Modified': text('To be sent back as If-Modified-Since'),
    ...(isLimited && {
      RateLimit: text(
        'What is left: r requests in the next t seconds (draft-ietf-httpapi-ratelimit-headers)',
      ),
      'RateLimit-Policy': text('What holds: q requests in w seconds for a network address'),
      'Retry-After': { description: 'Seconds to wait', schema: { type: 'integer', minimum: 1 } },
    }),
  };
}

function limitHeaders(isLimited: boolean): readonly string[] {
  return isLimited ? ['RateLimit', 'RateLimit-Policy'] : [];
}

function references(names: readonly string[]) {
  return Object.fromEntries(names.map((name) => [name, { $ref: `#/components/headers/${name}` }]));
}

function tooMany(description: string) {
  return {
    ...problem(description),
    headers: references([...limitHeaders(true), 'Retry-After']),
  };
}

function problem(description: string) {
  const schema = { $ref: '#/components/schemas/Problem' };
  return { description, content: { 'application/problem+json': { schema } } };
}

function operationOf(
  { path, id, parameters, answer }: Operation,
  words: Words,
  isLimited: boolean,
): ApiOperation {
  const summary = words.operations[id];
  const meaningOf = (name: string) => wordFor(words.parameters, name);
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
  return {
    operationId: id,
    summary,
    parameters: [...names.map((name) => inPath(name, meaningOf(name))), ...inQuery(parameters, meaningOf)],
    responses: {
      200: {
        description: summary,
        headers: references(['ETag', 'Last-Modified', ...limitHeaders(isLimited)]),
        content: { 'application/json': { schema: { $ref: `#/components/schemas/${answer}` } } },
      },
      304: { $ref: '#/components/responses/Unchanged' },
      400: { $ref: '#/components/responses/BadRequest' },
      ...(names.length > 0 && { 404: { $ref: '#/components/responses/NotFound' } }),
      ...(isLimited && { 429: { $ref: '#/components/responses/TooMany' } }),
    },
  };
}

function inPath(name: string, description: string): ApiParameter {
  return { name, in: 'path', required: true, description, schema: { type: 'string' } };
}

function inQuery(parameters: z.ZodObject, meaningOf: (name: string) => string): ApiParameter[] {
  const { properties = {} } = z.toJSONSchema(parameters, {
    io: 'input',
    override: ({ zodSchema, jsonSchema }) => {
      // They come as text, but what stands in it is this.
      if (zodSchema === dayParameter) jsonSchema.format = 'date';
      if (zodSchema === limitParameter) {
        delete jsonSchema.pattern;
        Object.assign(jsonSchema, {
          type: 'integer',
          minimum: 1,
          maximum: MAX_LIMIT,
          default: DEFAULT_LIMIT,
        });
      }
    },
  });
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: 'query',
    description: meaningOf(name),
    // No schema of a parameter is just true or false.
    schema: schema as JsonSchema,
  }));
}

function wordFor(meanings: Readonly<Record<string, string>>, name: string): string {
  const meaning = meanings[name];
  if (meaning === undefined) throw new TypeError(`The parameter ${name} is not explained`);
  return meaning;
}

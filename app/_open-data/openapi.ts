import { z } from 'zod';
import { DEFAULT_LIMIT, limitParameter, MAX_LIMIT } from '@/lib/core/paging';
import { dayParameter } from '@/lib/core/query-parameters';
import { LICENCE } from '@/lib/export/data-package';
import { type AnswerName, answerSchemas } from './api-schemas';
import {
  asOfParameters,
  figureListParameters,
  ledgerListParameters,
  noParameters,
  pledgeListParameters,
} from './parameters';

interface Operation {
  readonly path: string;
  readonly id: string;
  readonly summary: string;
  readonly parameters: z.ZodObject;
  readonly answer: AnswerName;
}

/** The addresses of the API, each with what it takes and what it answers. */
export const OPERATIONS: readonly Operation[] = [
  {
    path: '/api/v1/programmes',
    id: 'listProgrammes',
    summary: 'All programmes',
    parameters: noParameters,
    answer: 'ProgrammeList',
  },
  {
    path: '/api/v1/programmes/{programme}',
    id: 'getProgramme',
    summary: 'A programme, with its pledges counted',
    parameters: asOfParameters,
    answer: 'ProgrammeDetail',
  },
  {
    path: '/api/v1/programmes/{programme}/pledges',
    id: 'listPledges',
    summary: 'Pledges in the order of the programme, each with its targets and where they stand',
    parameters: pledgeListParameters,
    answer: 'PledgeList',
  },
  {
    path: '/api/v1/programmes/{programme}/pledges/{slug}',
    id: 'getPledge',
    summary: 'A pledge, with its sources and the figures of each target',
    parameters: asOfParameters,
    answer: 'PledgeDetail',
  },
  {
    path: '/api/v1/programmes/{programme}/figures',
    id: 'listFigures',
    summary: 'Published figures in order of publication, with corrected and retracted ones',
    parameters: figureListParameters,
    answer: 'FigureList',
  },
  {
    path: '/api/v1/programmes/{programme}/ledger',
    id: 'listLedger',
    summary: 'Entries of the ledger, oldest first',
    parameters: ledgerListParameters,
    answer: 'LedgerPage',
  },
];

const MEANINGS: Readonly<Record<string, string>> = {
  programme: 'Slug of the programme',
  slug: 'Slug of the pledge',
  asOf: 'Answers with what could be known on that day; from the day on which the programme was announced up to today',
  principle: 'Slug of a principle',
  theme: 'Slug of a theme',
  status: 'Status of the pledge',
  group: 'Group of the status',
  coverage: 'Whether anything is known of where the pledge stands',
  testability: 'How the pledge can be tested',
  verdict: 'The editors’ verdict in force',
  pledge: 'Slug of a pledge',
  after: 'Entries after this sequence number; not together with cursor',
  limit: 'How many at most',
  cursor: 'Where to go on: nextCursor of the page before',
};

const DESCRIPTION = [
  'What a government promised, with measurable targets, and what has been published since. Read-only, without a key, open to scripts of any site (CORS).',
  'Decimals and sequence numbers are strings; days are YYYY-MM-DD, instants ISO 8601 in UTC; what is absent is null; members may be added.',
  'Answers carry ETag and Last-Modified. There is no limit to the number of requests, and no header tells of one.',
].join('\n\n');

/** The description of the API (OpenAPI 3.1), made from the schemas of its parameters and answers. */
export function openApiDocument(origin: string): object {
  return {
    openapi: '3.1.1',
    info: {
      title: 'Pledgebook',
      version: '1',
      description: DESCRIPTION,
      license: { name: LICENCE.title, url: LICENCE.path },
    },
    servers: [{ url: origin }],
    security: [],
    paths: Object.fromEntries(OPERATIONS.map((one) => [one.path, { get: operationOf(one) }])),
    components: {
      schemas: answerSchemas(),
      headers: {
        ETag: { description: 'To be sent back as If-None-Match', schema: { type: 'string' } },
        'Last-Modified': { description: 'To be sent back as If-Modified-Since', schema: { type: 'string' } },
      },
      responses: {
        Unchanged: { description: 'Nothing was published since, and no new day has begun' },
        BadRequest: problem('A parameter is wrong, given twice, or not one of this address'),
        NotFound: problem('There is no such programme or pledge'),
      },
    },
  };
}

function problem(description: string) {
  const schema = { $ref: '#/components/schemas/Problem' };
  return { description, content: { 'application/problem+json': { schema } } };
}

function operationOf({ path, id, summary, parameters, answer }: Operation) {
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
  return {
    operationId: id,
    summary,
    parameters: [...names.map(inPath), ...inQuery(parameters)],
    responses: {
      200: {
        description: summary,
        headers: {
          ETag: { $ref: '#/components/headers/ETag' },
          'Last-Modified': { $ref: '#/components/headers/Last-Modified' },
        },
        content: { 'application/json': { schema: { $ref: `#/components/schemas/${answer}` } } },
      },
      304: { $ref: '#/components/responses/Unchanged' },
      400: { $ref: '#/components/responses/BadRequest' },
      ...(names.length > 0 && { 404: { $ref: '#/components/responses/NotFound' } }),
    },
  };
}

function inPath(name: string) {
  return { name, in: 'path', required: true, description: MEANINGS[name], schema: { type: 'string' } };
}

function inQuery(parameters: z.ZodObject) {
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
    description: MEANINGS[name],
    schema,
  }));
}

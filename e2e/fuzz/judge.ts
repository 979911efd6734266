import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import type { ApiDescription } from '../../lib/export/api-description';
import type { FuzzRequest } from './requests';
import { type FuzzAnswer, PACKED } from './send';

/** Answers above 499 that are given on purpose: no such method, and too much at once or the database away. */
const ON_PURPOSE: readonly number[] = [501, 503];

/** Says what is wrong with an answer; null when all is well. */
export type Judge = (request: FuzzRequest, answer: FuzzAnswer) => string | null;

/** `slowestMs`: the longest that an answer may take. */
export function judgeBy(description: ApiDescription, slowestMs: number): Judge {
  const validators = validatorsOf(description);
  return (request, { status, type, body, ms }) => {
    if (status < 200 || status > 599) return `answered ${status}`;
    if (status >= 500 && !ON_PURPOSE.includes(status)) return `answered ${status}`;
    if (ms > slowestMs) return `took ${Math.round(ms)} ms`;
    if (request.method === 'HEAD') return body === '' ? null : 'answered HEAD with a body';
    if (status >= 400 && body !== PACKED)
      return inWords(type, body) ? null : `refused with ${status} without words`;
    const validate = request.described === null ? undefined : validators.get(request.described);
    if (status !== 200 || request.method !== 'GET' || validate === undefined || body === PACKED) return null;
    if (!type.startsWith('application/json')) return null;
    return validate(JSON.parse(body))
      ? null
      : `breaks its schema: ${JSON.stringify(validate.errors?.slice(0, 2))}`;
  };
}

/** A page with a heading, a problem with its detail, or a line of text. */
function inWords(type: string, body: string): boolean {
  if (type.startsWith('application/problem+json')) return /"detail":"[^"]{10,}/.test(body);
  if (type.startsWith('text/html')) return /<h1[^>]*>[^<]{5,}/.test(body);
  return /^text\/(plain|xml)|xml/.test(type) ? body.trim().length >= 10 : /[a-z]{3,} [a-z]{2,}/i.test(body);
}

function validatorsOf(description: ApiDescription): Map<string, ValidateFunction> {
  const ajv = new Ajv2020({ strict: false, allErrors: false });
  ajv.addFormat('date', /^\d{4}-\d\d-\d\d$/);
  ajv.addFormat('date-time', /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/);
  ajv.addFormat('uuid', /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
  ajv.addFormat('uri', /^[a-z][a-z0-9+.-]*:/);
  ajv.addSchema({ $id: 'api', ...description });
  return new Map(
    Object.entries(description.paths).flatMap(([path, { get }]) => {
      if (get.responses['200']?.content?.['application/json'] === undefined) return [];
      const place = path
        .replaceAll('~', '~0')
        .replaceAll('/', '~1')
        .replaceAll('{', '%7B')
        .replaceAll('}', '%7D');
      const $ref = `api#/paths/${place}/get/responses/200/content/application~1json/schema`;
      return [[path, ajv.compile({ $ref })] as const];
    }),
  );
}

import { problemJson } from '@/lib/core/http';

export { DELETE, OPTIONS, PATCH, POST, PUT } from '@/app/_open-data/read-only';

/** Any other address of the API. */
export function GET(): Response {
  return problemJson({ status: 404, detail: 'The API has no such address.' });
}

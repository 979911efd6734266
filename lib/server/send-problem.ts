import type { ServerResponse } from 'node:http';
import { type Problem, problemAsJson, problemAsText } from '@/lib/core/http';

/** Answers a program that nothing is made for: the API as JSON (RFC 9457), feeds and downloads as a line of text. */
export function sendProblem(response: ServerResponse, problem: Problem): void {
  const isApi = response.req.url?.startsWith('/api/');
  const { status, headers, body } = isApi ? problemAsJson(problem) : problemAsText(problem);
  response.writeHead(status, { ...headers, 'Content-Length': Buffer.byteLength(body) });
  response.end(response.req.method === 'HEAD' ? undefined : body);
}

// A Node server that does nothing but send one answer: node bare-child.mjs <file with the bytes> <headers as JSON>
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';

const [, , file, given] = process.argv;
const body = readFileSync(file);
const headers = JSON.parse(given);
const { etag } = headers;

const server = createServer((request, response) => {
  if (request.headers['if-none-match'] === etag) response.writeHead(304, { etag }).end();
  else response.writeHead(200, headers).end(body);
});
server.listen(0, '127.0.0.1', () => process.send?.(server.address().port));

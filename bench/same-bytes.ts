import { fork } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import { join } from 'node:path';
import type { Bench } from './result';

/** What browsers say. */
export const ACCEPTED = { 'Accept-Encoding': 'gzip, deflate, br, zstd' };

/** An answer as it goes over the line: compressed. */
export interface SentAnswer {
  readonly body: Buffer;
  /** What the bare server says with it. */
  readonly headers: Readonly<Record<string, string>>;
}

/** The answer of an address, as sent to a browser. @throws Error where it is not 200 */
export function sentAnswer(url: string): Promise<SentAnswer> {
  return new Promise((resolve, reject) => {
    const outgoing = httpRequest(url, { headers: ACCEPTED, agent: false }, (incoming) => {
      const chunks: Buffer[] = [];
      incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
      incoming.on('error', reject);
      incoming.on('end', () => {
        const body = Buffer.concat(chunks);
        if (incoming.statusCode === 200) resolve({ body, headers: bareHeaders(incoming.headers, body) });
        else reject(new Error(`${url} answered ${incoming.statusCode}.`));
      });
    });
    outgoing.once('error', reject);
    outgoing.end();
  });
}

function bareHeaders(headers: IncomingHttpHeaders, body: Buffer): Record<string, string> {
  const names = ['content-type', 'content-encoding', 'etag'] as const;
  const given = names.flatMap((name) => (headers[name] === undefined ? [] : [[name, headers[name]]]));
  return { ...Object.fromEntries(given), 'content-length': String(body.length) };
}

/** A bare Node server, in a process of its own, that sends that answer to whatever is asked. */
export async function startBareServer(bench: Bench, { body, headers }: SentAnswer): Promise<string> {
  const file = join(bench.folder, 'bytes');
  writeFileSync(file, body);
  const child = fork('bench/bare-child.mjs', [file, JSON.stringify(headers)], { execArgv: [] });
  bench.after(() => void child.kill());
  const port = await new Promise<number>((resolve, reject) => {
    child.once('message', (message) => resolve(Number(message)));
    child.once('exit', (code) => reject(new Error(`The bare server ended with ${code}.`)));
  });
  return `http://127.0.0.1:${port}`;
}

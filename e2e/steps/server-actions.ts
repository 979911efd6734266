import { readFileSync } from 'node:fs';
import type { OutgoingHttpHeaders } from 'node:http';
import { join } from 'node:path';
import { addressOf } from './every-route';
import type { RawClient, Reply } from './raw-client';

/** A server action as the public endpoint that it is. */
export interface ServerAction {
  readonly id: string;
  readonly name: string;
  /** Of a page that takes it. */
  readonly path: string;
  /** Whether it is called with the form alone, or with what the form remembered before it. */
  readonly hasState: boolean;
}

interface Manifest {
  readonly node: Readonly<
    Record<string, { readonly workers: Readonly<Record<string, unknown>>; readonly exportedName: string }>
  >;
}

/** The first number of an action's id says which arguments it takes: of six bits behind the first, one for each. */
const TAKES_ONE = /^40/;

/** All that the build at hand answers to. */
export function builtActions(): ServerAction[] {
  const folder = process.env.NEXT_DIST_DIR ?? '.next';
  const text = readFileSync(join(folder, 'server', 'server-reference-manifest.json'), 'utf8');
  return Object.entries((JSON.parse(text) as Manifest).node).map(([id, { workers, exportedName }]) => {
    const page = Object.keys(workers)[0] ?? '';
    const route = page
      .replace(/^app/, '')
      .replace(/\/page$/, '')
      .replace(/\/\([^)]+\)/g, '');
    return { id, name: exportedName, path: addressOf(route) ?? '', hasState: !TAKES_ONE.test(id) };
  });
}

const LINE = '----pledgebook-tests';

/** Fields as a browser sends them; a field that is a file has its bytes in `file`. */
export type Fields = readonly (readonly [name: string, value: string | { readonly file: string }])[];

/** The body and type of a form. */
function multipart(fields: Fields): { body: string; type: string } {
  const parts = fields.map(([name, value]) => {
    const isFile = typeof value !== 'string';
    const file = isFile ? '; filename="a.txt"\r\nContent-Type: text/plain' : '';
    return `--${LINE}\r\nContent-Disposition: form-data; name="${name}"${file}\r\n\r\n${isFile ? value.file : value}\r\n`;
  });
  return { body: `${parts.join('')}--${LINE}--\r\n`, type: `multipart/form-data; boundary=${LINE}` };
}

/** What the forms of any noun remember between two answers. */
const STATE =
  '{"refusals":[],"typed":{"sources":[]},"isDone":false,"turn":0,"reason":"","readings":null,"check":null,"focus":null}';

/** Calls an action with a form, as the scripts of our pages do: the arguments as JSON, the form's fields beside them. */
export function callWithForm(
  client: RawClient,
  action: ServerAction,
  fields: Fields,
  { headers = {} }: { readonly headers?: OutgoingHttpHeaders } = {},
): Promise<Reply> {
  const own = fields.map(([name, value]) => [`1_${name}`, value] as const);
  const args = action.hasState ? `[${STATE},"$K1"]` : '["$K1"]';
  const { body, type } = multipart([...own, ['0', args]]);
  return call(client, action, body, type, headers);
}

/** Calls an action with any bytes. */
export function call(
  client: RawClient,
  action: ServerAction,
  body: string,
  type: string,
  headers: OutgoingHttpHeaders = {},
): Promise<Reply> {
  return client.send(action.path, body, { 'next-action': action.id, 'content-type': type, ...headers });
}

/** How a call went: the codes of what was refused, or where it led, or `done`. */
export function outcomeOf({ status, headers, text }: Reply): string {
  const codes = [...text.matchAll(/"code":"(\w+)"/g)].map(([, code]) => code);
  const to = String(headers['x-action-redirect'] ?? '').split(';', 1)[0] ?? '';
  if (codes.length > 0) return [...new Set(codes)].join(' ');
  if (to !== '')
    return /\/sign-in(\?next|$)/.test(to) ? 'sign_in' : (/[?&]problem=(\w+)/.exec(to)?.[1] ?? `to ${to}`);
  return status === 200 ? 'done' : String(status);
}

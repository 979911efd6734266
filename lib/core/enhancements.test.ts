import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { GET } from '@/app/enhance/[version]/[file]/route';
import { ENHANCEMENTS, enhancementAddress, enhancementCode } from './enhancements';

function ask(address: string): Promise<Response> {
  const [, , version = '', file = ''] = address.split('/');
  return GET(new Request(`http://localhost${address}`), { params: Promise.resolve({ version, file }) });
}

test('every module in the folder has an address, and the other way round', () => {
  const files = readdirSync('components/enhance').filter((name) => name.endsWith('.js'));
  expect(files.sort()).toEqual(ENHANCEMENTS.map((name) => `${name}.js`).sort());
});

test.each(ENHANCEMENTS)(
  '%s is typed, small, and comes without comments, to be kept for ever',
  async (name) => {
    const code = enhancementCode(name);
    expect(code).not.toMatch(/\/\*\*|^\s*\/\//m);
    // It counts towards the first visit of a page (40 kB in all, compressed).
    expect(code.length).toBeLessThan(6_000);
    const answer = await ask(enhancementAddress(name));
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    expect(answer.headers.get('cache-control')).toContain('immutable');
    expect(await answer.text()).toBe(code);
  },
);

test('an older version leads to the newest, and is not kept', async () => {
  const answer = await ask('/enhance/000000000000/chart-read-out.js');
  expect(answer.status).toBe(307);
  expect(answer.headers.get('location')).toBe(enhancementAddress('chart-read-out'));
  expect(answer.headers.get('cache-control')).toBeNull();
});

test.each(['nothing.js', 'chart-read-out', '..%2fenv.js', 'chart-read-out.test.ts'])(
  '%s is no module',
  async (file) => {
    expect((await ask(`/enhance/000000000000/${file}`)).status).toBe(404);
  },
);

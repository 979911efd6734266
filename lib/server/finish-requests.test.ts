import { Agent, createServer, get, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { finishRequests } from './shutdown';

function ask(port: number, agent: Agent): Promise<string> {
  return new Promise((resolve, reject) => {
    get({ port, host: '127.0.0.1', agent }, (response) => {
      let body = '';
      response.on('data', (chunk) => {
        body += String(chunk);
      });
      response.on('end', () => resolve(body));
    }).on('error', reject);
  });
}

test('the request in hand is finished, new ones are refused, kept connections do not hold it up', async () => {
  const server = createServer((request, response) => {
    setTimeout(() => response.end('done'), request.url === '/' ? 300 : 0);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const agent = new Agent({ keepAlive: true });
  const inHand = ask(port, agent);
  await new Promise((resolve) => setTimeout(resolve, 50));

  const startedAt = Date.now();
  const finished = finishRequests(server);
  await expect(ask(port, new Agent())).rejects.toThrow();
  expect(await inHand).toBe('done');
  await finished;
  expect(Date.now() - startedAt).toBeLessThan(3000);
  agent.destroy();
});

test('a request that takes too long is cut', async () => {
  const server = createServer(() => {});
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const endless = ask(port, new Agent());
  endless.catch(() => {});
  await new Promise((resolve) => setTimeout(resolve, 50));
  await finishRequests(server, { graceMs: 100 });
  await expect(endless).rejects.toThrow();
});

test('goes on serving for a moment, each answer the last one of its connection', async () => {
  const server = createServer((_request, response) => response.end('served'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const agent = new Agent({ keepAlive: true });
  expect(await ask(port, agent)).toBe('served');
  const finished = finishRequests(server, { drainMs: 1_500 });
  const last = await new Promise<IncomingMessage>((resolve, reject) => {
    get({ port, host: '127.0.0.1', agent }, resolve).on('error', reject);
  });
  last.resume();
  expect(last.headers.connection).toBe('close');
  expect(await ask(port, new Agent())).toBe('served');
  await finished;
  await expect(ask(port, new Agent())).rejects.toThrow();
  agent.destroy();
});

import { createServer, request as httpRequest, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** How often each node is asked whether it is ready. */
const LOOK_EVERY_MS = 100;

export interface Balancer {
  readonly url: string;
  /** Whether it sends anything to that node now. */
  readonly sendsTo: (node: string) => boolean;
  readonly close: () => Promise<void>;
}

/** A small balancer: hands requests in turn to the nodes that say that they are ready, and repeats none. */
export async function balance(nodes: () => readonly string[]): Promise<Balancer> {
  let ready: readonly string[] = [];
  let turn = 0;
  const look = async () => {
    const all = nodes();
    const states = await Promise.all(all.map(isReady));
    ready = all.filter((_, place) => states[place]);
  };
  await look();
  const timer = setInterval(() => void look(), LOOK_EVERY_MS);
  const server: Server = createServer((request, response) => {
    turn += 1;
    const node = ready[turn % ready.length];
    if (node === undefined) return void response.writeHead(502).end('no node is ready');
    const { method, url, headers } = request;
    const outgoing = httpRequest(new URL(url ?? '/', node), { method, headers, agent: false }, (incoming) => {
      response.writeHead(incoming.statusCode ?? 502, incoming.headers);
      incoming.pipe(response);
      incoming.on('error', () => response.destroy());
    });
    outgoing.on('error', (error) => response.writeHead(502).end(error.message));
    request.pipe(outgoing);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    sendsTo: (node) => ready.includes(node),
    close: () => {
      clearInterval(timer);
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

async function isReady(node: string): Promise<boolean> {
  try {
    return (await fetch(`${node}/api/health/ready`)).status === 200;
  } catch {
    return false;
  }
}

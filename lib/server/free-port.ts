import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

// Below the range from which systems take the ports of outgoing connections, so that none of those is ever in the way.
const LOWEST = 15_000;
const HIGHEST = 32_000;

/** Whether this address can be listened on now. `EADDRINUSE` and `EACCES` are the usual reasons why not. */
export function portProblem(port: number, host?: string): Promise<string | null> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(null)));
  });
}

/** A port on 127.0.0.1 that is free now: the preferred one if it is. */
export async function freeLocalPort(preferred?: number): Promise<number> {
  if (preferred !== undefined && (await portProblem(preferred, '127.0.0.1')) === null) return preferred;
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const port = randomInt(LOWEST, HIGHEST);
    if ((await portProblem(port, '127.0.0.1')) === null) return port;
  }
  throw new Error('No free port was found on 127.0.0.1 for the database.');
}

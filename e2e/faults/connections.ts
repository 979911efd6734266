import { connect, type Socket } from 'node:net';

/** Local ports of one address towards one other: some 28,000. */
const PER_ADDRESS = 5_000;

/** A connection of a test to a server of this machine, and what came over it. */
export interface Connection {
  readonly socket: Socket;
  /** Everything that came so far. */
  readonly said: () => string;
  /** Settles when the connection has ended, however, with the milliseconds since it was opened. */
  readonly ended: Promise<number>;
}

/** Opens a connection to 127.0.0.1; the number decides from which of this machine's own addresses, so that ports do not run out. */
export function openConnection(port: number, number = 0): Promise<Connection> {
  const openedAt = performance.now();
  const localAddress = `127.0.0.${2 + Math.floor(number / PER_ADDRESS)}`;
  const socket = connect({ port, host: '127.0.0.1', localAddress });
  let said = '';
  socket.on('data', (bytes) => {
    said += bytes.toString('utf8');
  });
  const ended = new Promise<number>((resolve) =>
    socket.once('close', () => resolve(performance.now() - openedAt)),
  );
  return new Promise((resolve, reject) => {
    socket.once('connect', () => {
      socket.off('error', reject);
      socket.on('error', () => {}); // Being cut off is what is waited for; `close` follows.
      resolve({ socket, said: () => said, ended });
    });
    socket.once('error', reject);
  });
}

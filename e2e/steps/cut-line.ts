import type { AddressInfo } from 'node:net';
import { connect, createServer, type Socket } from 'node:net';

/** A line to a server of this machine that a test can cut and mend. */
export interface Line {
  readonly port: number;
  readonly cut: () => void;
  /** Passes nothing on any more, and says nothing: what is open stays dead for good, new connections wait until it is mended. */
  readonly freeze: () => void;
  readonly mend: () => void;
  readonly close: () => Promise<void>;
}

/** Passes everything on to that port, until it is cut: then open connections end and new ones are refused at once. */
export async function lineTo(port: number): Promise<Line> {
  const open = new Set<Socket>();
  const waiting = new Set<Socket>();
  let state: 'open' | 'cut' | 'frozen' = 'open';
  const join = (near: Socket) => {
    const far = connect(port, '127.0.0.1');
    for (const [from, to] of [[near, far] as const, [far, near] as const]) {
      open.add(from);
      from.on('error', () => to.destroy());
      from.on('close', () => {
        open.delete(from);
        to.destroy();
      });
    }
    near.pipe(far);
    far.pipe(near);
  };
  const server = createServer((near) => {
    near.on('error', () => near.destroy());
    if (state === 'cut') near.destroy();
    else if (state === 'frozen') waiting.add(near.once('close', () => waiting.delete(near)));
    else join(near);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const cut = () => {
    state = 'cut';
    for (const socket of [...open, ...waiting]) socket.destroy();
  };
  const freeze = () => {
    state = 'frozen';
    for (const socket of open) {
      socket.unpipe();
      socket.pause();
    }
  };
  return {
    port: (server.address() as AddressInfo).port,
    cut,
    freeze,
    mend: () => {
      state = 'open';
      for (const socket of waiting) join(socket);
      waiting.clear();
    },
    close: async () => {
      cut();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

import { createServer, type Server } from 'node:net';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer } from 'smtp-server';

/** A message as it arrived, taken apart. */
export interface ArrivedMail extends Email {
  readonly envelope: { readonly from: string; readonly to: readonly string[] };
}

export interface TestMailServer {
  /** For SMTP_URL. */
  readonly url: string;
  readonly arrived: ArrivedMail[];
  /** The first message that arrives to that address, also if it has yet to come. */
  waitFor(to: string, withinMs?: number): Promise<ArrivedMail>;
  stop(): Promise<void>;
}

const WAIT_MS = 15_000;

/** What a server says instead of yes: to a sender, a recipient, or a whole message. */
interface ServerRefusal {
  readonly at: 'mail' | 'rcpt' | 'data';
  readonly error: Error;
}

/**
 * A mail server on this machine. `refuses`: says no to those recipients; `refusal`: says no to everybody at that point; `hasTls`: offers STARTTLS, with a certificate that nobody
 * vouches for.
 */
export async function startMailServer({
  refuses = () => false,
  hasTls = false,
  refusal,
}: {
  refuses?: (address: string) => boolean;
  hasTls?: boolean;
  refusal?: ServerRefusal;
} = {}): Promise<TestMailServer> {
  const arrived: ArrivedMail[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: hasTls ? [] : ['STARTTLS'],
    logger: false,
    onMailFrom: (_, __, done) => done(refusal?.at === 'mail' ? refusal.error : null),
    onRcptTo: ({ address }, _, done) =>
      done(
        refusal?.at === 'rcpt'
          ? refusal.error
          : refuses(address)
            ? Object.assign(new Error('No such box'), { responseCode: 550 })
            : null,
      ),
    onData: (stream, { envelope }, done) => {
      const pieces: Buffer[] = [];
      stream.on('data', (piece: Buffer) => pieces.push(piece));
      stream.on('end', async () => {
        const from = envelope.mailFrom === false ? '' : envelope.mailFrom.address;
        const to = envelope.rcptTo.map(({ address }) => address);
        arrived.push({ ...(await PostalMime.parse(Buffer.concat(pieces))), envelope: { from, to } });
        done(refusal?.at === 'data' ? refusal.error : null);
      });
    },
  });
  // A client that leaves in the middle is part of some tests.
  server.on('error', () => {});
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `smtp://127.0.0.1:${portOf(server.server)}`,
    arrived,
    waitFor: async (to, withinMs = WAIT_MS) => {
      const until = Date.now() + withinMs;
      for (;;) {
        const mail = arrived.find(({ envelope }) => envelope.to.includes(to));
        if (mail) return mail;
        if (Date.now() > until) throw new Error(`No mail came for ${to}.`);
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    },
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

/** A server that takes connections and says nothing. */
export async function startSilentServer(): Promise<{ url: string; stop: () => Promise<void> }> {
  const server = createServer((socket) => {
    socket.on('error', () => {});
    sockets.add(socket);
  });
  const sockets = new Set<{ destroy(): unknown }>();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `smtp://127.0.0.1:${portOf(server)}`,
    stop: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
}

/** The first address in a message's text that leads to the page, as path and query. */
export function linkIn(mail: ArrivedMail, page: string): string {
  const found = new RegExp(`https?://\\S+/${page}\\?\\S+`).exec(mail.text ?? '')?.[0];
  if (!found) throw new Error(`There is no address of ${page} in:\n${mail.text}`);
  const { pathname, search } = new URL(found);
  return pathname + search;
}

function portOf(server: Pick<Server, 'address'>): number {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server is not listening.');
  return address.port;
}

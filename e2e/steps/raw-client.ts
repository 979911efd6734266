import { type IncomingHttpHeaders, type OutgoingHttpHeaders, request } from 'node:http';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';

export interface Reply {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

interface Question {
  readonly method?: string;
  readonly headers?: OutgoingHttpHeaders;
  readonly body?: string | Buffer;
}

/** How a site behind a proxy with TLS is asked, without the proxy: under its public name, and with cookies as a browser keeps them. */
export class RawClient {
  private readonly jar = new Map<string, string>();

  constructor(
    private readonly url: string,
    private readonly publicOrigin: string,
  ) {}

  /** Sends exactly this; redirects are not followed. Origin and Sec-Fetch-Site are the caller's to add. */
  async ask(path: string, { method = 'GET', headers = {}, body }: Question = {}): Promise<Reply> {
    const { hostname, port } = new URL(this.url);
    const cookie = [...this.jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const length = body === undefined ? {} : { 'content-length': Buffer.byteLength(body) };
    const given = { host: new URL(this.publicOrigin).host, ...(cookie && { cookie }), ...length, ...headers };
    const all = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
    return new Promise((resolve, reject) => {
      const asked = request({ hostname, port, path, method, headers: all, agent: false }, (answer) => {
        this.keep(answer.headers['set-cookie'] ?? []);
        const status = answer.statusCode ?? 0;
        text(answer).then((said) => resolve({ status, headers: answer.headers, text: said }), reject);
      });
      asked.on('error', reject);
      asked.end(body);
    });
  }

  /** The same from one of the site's own pages. */
  send(path: string, body: string | Buffer, headers: OutgoingHttpHeaders = {}): Promise<Reply> {
    const own = { origin: this.publicOrigin, 'sec-fetch-site': 'same-origin' };
    return this.ask(path, { method: 'POST', body, headers: { ...own, ...headers } });
  }

  /** Signs in as a program does, by next-auth's own endpoint; whether there is a session then. */
  async signIn(email: string, password: string): Promise<boolean> {
    const { csrfToken } = JSON.parse((await this.ask('/api/auth/csrf')).text) as { csrfToken: string };
    const form = new URLSearchParams({ csrfToken, email, password, json: 'true' }).toString();
    await this.send('/api/auth/callback/credentials', form, {
      'content-type': 'application/x-www-form-urlencoded',
    });
    return (await this.ask('/api/auth/session')).text.includes('claim');
  }

  private keep(cookies: readonly string[]): void {
    for (const cookie of cookies) {
      const [pair = ''] = cookie.split(';', 1);
      const end = pair.indexOf('=');
      if (/max-age=0/i.test(cookie)) this.jar.delete(pair.slice(0, end));
      else this.jar.set(pair.slice(0, end), pair.slice(end + 1));
    }
  }
}

/** Sends bytes as they are and reads the head of the answer, for what no client would send. */
export function askInBytes(url: string, bytes: string): Promise<Reply> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname, () => socket.write(bytes));
    socket.on('error', reject);
    text(socket).then((said) => resolve(readReply(said)), reject);
  });
}

function readReply(said: string): Reply {
  const [head = '', ...body] = said.split('\r\n\r\n');
  const [first = '', ...lines] = head.split('\r\n');
  const headers = lines.map((line) => {
    const colon = line.indexOf(':');
    return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
  });
  const status = Number(first.split(' ')[1]);
  return { status, headers: Object.fromEntries(headers), text: body.join('\r\n\r\n') };
}

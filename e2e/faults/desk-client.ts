import type { Account } from '../steps/accounts';
import { PROGRAMME } from '../steps/addresses';

/** A figure as the form holds it, with the id that the form made for it. */
export type FigureFields = Readonly<Record<string, string>> & { readonly id: string };

export type Sent =
  /** The desk led to the published figure. */
  | { readonly kind: 'acknowledged' }
  /** The desk said no, in words. */
  | { readonly kind: 'refused'; readonly status: number; readonly page: string }
  /** Nobody took it: the site is down. */
  | { readonly kind: 'not_sent' }
  /** No answer arrived: nobody knows whether it was published. */
  | { readonly kind: 'unknown' };

const ANSWER_WITHIN_MS = 60_000;

/**
 * The desk as a browser without scripts uses it: reads a form, fills it in and sends all of its fields. It goes the
 * whole way through the web server, without the time that a browser takes.
 */
export class DeskClient {
  private cookie = '';
  private hidden: readonly (readonly [string, string])[] | null = null;

  constructor(private readonly origin: string) {}

  async signIn({ email, password }: Account): Promise<void> {
    const { text } = await this.get('/en/sign-in');
    const fields = Object.fromEntries(hiddenFields(text, 'name="password"'));
    const answer = await this.post('/en/sign-in', { ...fields, email, password });
    const cookies = answer.headers.getSetCookie().map((one) => one.split(';', 1)[0] ?? '');
    if (answer.status !== 303 || cookies.length === 0) throw new Error(`Signing in got ${answer.status}`);
    this.cookie = cookies.join('; ');
  }

  /** The same person, with the same session, at another node. */
  at(origin: string): DeskClient {
    const same = new DeskClient(origin);
    same.cookie = this.cookie;
    return same;
  }

  async get(path: string): Promise<{ status: number; text: string; headers: Headers }> {
    const answer = await fetch(this.origin + path, {
      headers: { cookie: this.cookie },
      redirect: 'manual',
      signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
    });
    return { status: answer.status, text: await answer.text(), headers: answer.headers };
  }

  /** Publishes background for a pledge as a whole, which the form takes in one step. */
  async publish(pledge: string, figure: FigureFields): Promise<Sent> {
    const path = `/en/editor/${PROGRAMME}/figures/new?pledge=${pledge}`;
    try {
      this.hidden ??= hiddenFields((await this.get(path)).text, 'name="sources.0.url"');
      const fields = { ...Object.fromEntries(this.hidden), pledge, target: '', ...figure, intent: 'publish' };
      const answer = await this.post(path, fields);
      const page = await answer.text();
      const leads = answer.headers.get('location') ?? '';
      if (answer.status === 303 && leads.includes(figure.id)) return { kind: 'acknowledged' };
      return { kind: 'refused', status: answer.status, page };
    } catch (error) {
      const { cause } = error as { cause?: { code?: string } };
      return { kind: cause?.code === 'ECONNREFUSED' ? 'not_sent' : 'unknown' };
    }
  }

  private post(path: string, fields: Readonly<Record<string, string>>): Promise<Response> {
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.set(name, value);
    return fetch(this.origin + path, {
      method: 'POST',
      body: form,
      headers: { cookie: this.cookie, origin: this.origin },
      redirect: 'manual',
      signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
    });
  }
}

/** Names and values of the hidden fields of the form that holds this text. */
function hiddenFields(html: string, within: string): (readonly [string, string])[] {
  const form = html.split('<form').find((part) => part.includes(within)) ?? '';
  const fields = [...form.matchAll(/<input[^>]*type="hidden"[^>]*>/g)].map(([tag]) => {
    const of = (name: string) => unescapeHtml(new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1] ?? '');
    return [of('name'), of('value')] as const;
  });
  if (fields.length === 0) throw new Error(`There is no form with ${within}`);
  return fields;
}

function unescapeHtml(text: string): string {
  const signs: Record<string, string> = { quot: '"', amp: '&', lt: '<', gt: '>', '#x27': "'" };
  return text.replace(/&(quot|amp|lt|gt|#x27);/g, (_, name: string) => signs[name] ?? '');
}

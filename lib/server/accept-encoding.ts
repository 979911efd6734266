import type { Encoding } from './stored-response';

const PREFERRED = ['br', 'gzip'] as const;

/** Browsers and programs send the same few texts again and again; more of them are somebody's play. */
const MOST_REMEMBERED = 200;
const remembered = new Map<string, Encoding>();

/** The best encoding that an `Accept-Encoding` header allows (RFC 9110, 12.5.3), smallest first. */
export function pickEncoding(header: string | undefined): Encoding {
  if (header === undefined) return 'identity';
  const known = remembered.get(header);
  if (known !== undefined) return known;
  const picked = workOut(header);
  if (remembered.size >= MOST_REMEMBERED) remembered.clear();
  remembered.set(header, picked);
  return picked;
}

function workOut(header: string): Encoding {
  const weights = new Map<string, number>();
  for (const item of header.toLowerCase().split(',')) {
    const [name = '', ...parameters] = item.split(';').map((part) => part.trim());
    const q = parameters.find((parameter) => parameter.startsWith('q='));
    weights.set(name, q === undefined ? 1 : Number(q.slice(2)) || 0);
  }
  return PREFERRED.find((name) => (weights.get(name) ?? weights.get('*') ?? 0) > 0) ?? 'identity';
}

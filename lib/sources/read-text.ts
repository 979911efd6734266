import { convert } from 'html-to-text';

/** Longer pages are read to here: turning more into text would hold up everything else. */
const MAX_HTML = 4_000_000;

const SKIPPED = [
  'script',
  'style',
  'noscript',
  'template',
  'svg',
  'img',
  'iframe',
  'nav',
  'header',
  'footer',
];

const OPTIONS = {
  wordwrap: false as const,
  limits: { maxInputLength: MAX_HTML, maxDepth: 200 },
  selectors: [
    ...SKIPPED.map((selector) => ({ selector, format: 'skip' })),
    { selector: 'a', options: { ignoreHref: true } },
    ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((selector) => ({ selector, options: { uppercase: false } })),
    ...['td', 'th'].map((selector) => ({ selector, format: 'block' })),
  ],
};

function isHtml(type: string): boolean {
  return type === 'text/html' || type === 'application/xhtml+xml';
}

function isPlainText(type: string): boolean {
  return type.startsWith('text/') || /^application\/(.+\+)?(json|xml|csv)$/.test(type);
}

function decode(body: Uint8Array, contentType: string): string {
  const start = Buffer.from(body.subarray(0, 2_048)).toString('latin1');
  const named =
    /charset=["']?([\w-]+)/i.exec(contentType)?.[1] ?? /<meta[^>]+charset=["']?([\w-]+)/i.exec(start)?.[1];
  try {
    return new TextDecoder(named ?? 'utf-8').decode(body);
  } catch {
    return new TextDecoder().decode(body); // a character set that nobody knows
  }
}

/**
 * The words of a page, white space evened out, without what frames them (scripts, menus, head and foot); null for what is
 * no text, as PDF files are.
 */
export function readText(body: Uint8Array, contentType: string | null): string | null {
  const header = contentType ?? '';
  const type = (header.split(';')[0] ?? '').trim().toLowerCase();
  if (!isHtml(type) && !isPlainText(type)) return null;
  const text = decode(body, header);
  return (isHtml(type) ? convert(text, OPTIONS) : text).replace(/\s+/gu, ' ').trim();
}

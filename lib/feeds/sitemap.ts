import { emptyElement, parentElement, textElement } from './xml';

const DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n';
const SITEMAP = 'http://www.sitemaps.org/schemas/sitemap/0.9';

/**
 * Addresses in one file. The protocol allows 50,000 and 50 MB; with the links between languages an address takes up to
 * some 900 bytes, and a file has to stay small enough to be kept in memory.
 */
export const LARGEST_SITEMAP = 9_999;

/** A page in its languages. */
export interface SitemapPage {
  /** Language → absolute address. */
  readonly addresses: Readonly<Record<string, string>>;
  /** Instant of its last change, ISO 8601; null where it is not known. */
  readonly changedAt: string | null;
}

/** Pages by files, each small enough. A page stays together with its other languages. */
export function sitemapFiles(pages: readonly SitemapPage[], largest = LARGEST_SITEMAP): SitemapPage[][] {
  const files: SitemapPage[][] = [];
  let size = largest;
  for (const page of pages) {
    const count = Object.keys(page.addresses).length;
    if (size + count > largest) {
      files.push([]);
      size = 0;
    }
    files[files.length - 1]?.push(page);
    size += count;
  }
  return files.length > 0 ? files : [[]];
}

/** A sitemap: every page in each language, with its other languages beside it. */
export function sitemapXml(pages: readonly SitemapPage[]): string {
  const urls = pages.flatMap(({ addresses, changedAt }) => {
    const links = Object.entries(addresses).map(([hreflang, href]) =>
      emptyElement('xhtml:link', { rel: 'alternate', hreflang, href }),
    );
    return Object.values(addresses).map((address) =>
      parentElement('url', [textElement('loc', address), ...lastmod(changedAt), ...links]),
    );
  });
  const namespaces = { xmlns: SITEMAP, 'xmlns:xhtml': 'http://www.w3.org/1999/xhtml' };
  return `${DECLARATION}${parentElement('urlset', urls, namespaces)}`;
}

/** The list of sitemaps, where one does not hold all pages. */
export function sitemapIndexXml(
  files: readonly { readonly address: string; readonly changedAt: string | null }[],
): string {
  const entries = files.map(({ address, changedAt }) =>
    parentElement('sitemap', [textElement('loc', address), ...lastmod(changedAt)]),
  );
  return `${DECLARATION}${parentElement('sitemapindex', entries, { xmlns: SITEMAP })}`;
}

function lastmod(at: string | null): string[] {
  return at === null ? [] : [textElement('lastmod', at)];
}

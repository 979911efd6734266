import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { expect, test } from 'vitest';
import { LARGEST_SITEMAP, sitemapFiles, sitemapIndexXml, sitemapXml } from './sitemap';

const parser = new XMLParser({
  ignoreAttributes: false,
  isArray: (name) => name === 'url' || name === 'sitemap',
});

function pageOf(slug: string, changedAt: string | null = null) {
  const at = (locale: string) => `https://example.org/${locale}/${slug}`;
  return { addresses: { en: at('en'), kk: at('kk'), ru: at('ru') }, changedAt };
}

test('each page stands there in every language, with the others beside it', () => {
  const xml = sitemapXml([pageOf('a?b=1&c=<2>', '2026-11-21T12:00:00.000Z'), pageOf('z')]);
  expect(XMLValidator.validate(xml)).toBe(true);
  const { url } = parser.parse(xml).urlset;
  expect(url).toHaveLength(6);
  expect(url[1].loc).toBe('https://example.org/kk/a?b=1&c=<2>');
  expect(url[1].lastmod).toBe('2026-11-21T12:00:00.000Z');
  expect(url[5].lastmod).toBeUndefined();
  for (const one of url) {
    const links = one['xhtml:link'].map((link: Record<string, string>) => [
      link['@_hreflang'],
      link['@_href'],
    ]);
    expect(links.map(([language]: string[]) => language)).toEqual(['en', 'kk', 'ru']);
    expect(links.map(([, address]: string[]) => address)).toContain(one.loc);
  }
});

test('files hold what the protocol allows, and no page is split or lost', () => {
  const pages = Array.from({ length: 20_000 }, (_, index) => pageOf(`pledges/${'long-'.repeat(18)}${index}`));
  const files = sitemapFiles(pages);
  expect(files.flat()).toEqual(pages);
  expect(files.length).toBe(7);
  for (const file of files) expect(file.length * 3).toBeLessThanOrEqual(LARGEST_SITEMAP);
  expect(Buffer.byteLength(sitemapXml(files[0] ?? []))).toBeLessThan(50 * 1024 * 1024);
  expect(sitemapFiles([])).toEqual([[]]);
});

test('the list of files names each', () => {
  const xml = sitemapIndexXml([
    { address: 'https://example.org/sitemap/1.xml', changedAt: '2026-11-21T12:00:00.000Z' },
    { address: 'https://example.org/sitemap/2.xml', changedAt: null },
  ]);
  expect(XMLValidator.validate(xml)).toBe(true);
  expect(parser.parse(xml).sitemapindex.sitemap.map(({ loc }: { loc: string }) => loc)).toEqual([
    'https://example.org/sitemap/1.xml',
    'https://example.org/sitemap/2.xml',
  ]);
});

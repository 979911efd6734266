import { XMLParser } from 'fast-xml-parser';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { GET as getAtom } from '@/app/[locale]/(public)/[programme]/feed.atom/route';
import { GET as getJson } from '@/app/[locale]/(public)/[programme]/feed.json/route';
import { GET as getRss } from '@/app/[locale]/(public)/[programme]/feed.rss/route';
import { testDatabase } from '@/lib/core/testing/database';
import { FEED_FORMATS, type FeedFormat } from '@/lib/feeds/types';

await testDatabase('catalogue');

const PROGRAMME = 'fair-kazakhstan-2022';
const ROUTES = { rss: getRss, atom: getAtom, json: getJson };

beforeAll(() => {
  vi.stubEnv('PLEDGEBOOK_CLOCK', '2026-11-21T12:00:00.000Z');
  vi.stubEnv('PLEDGEBOOK_URL', 'https://pledges.example.org');
});

interface Asked {
  readonly query?: string;
  readonly locale?: string;
  readonly programme?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

function ask(format: FeedFormat, { query = '', locale = 'en', programme = PROGRAMME, headers = {} }: Asked) {
  const address = `http://localhost:3000/${locale}/${programme}/feed.${format}${query}`;
  const params = Promise.resolve({ locale, programme });
  return ROUTES[format](new Request(address, { headers }), { params });
}

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '',
  parseTagValue: false,
  isArray: (name) => name === 'item' || name === 'entry',
});

interface Reading {
  readonly self: string;
  readonly language: string;
  readonly ids: readonly string[];
  readonly titles: readonly string[];
}

/** A feed as a program for that format reads it. */
async function read(format: FeedFormat, asked: Asked = {}): Promise<Reading> {
  const response = await ask(format, asked);
  const text = await response.text();
  expect([response.status, text.slice(0, response.status === 200 ? 0 : 200)]).toEqual([200, '']);
  if (format === 'json') {
    const { feed_url: self, language, items } = JSON.parse(text);
    return { self, language, ids: items.map(idOf), titles: items.map(titleOf) };
  }
  const { rss, feed } = parser.parse(text, true);
  if (format === 'atom') {
    const [{ href: self }] = feed.link;
    const { 'xml:lang': language, entry = [] } = feed;
    return { self, language, ids: entry.map(idOf), titles: entry.map(titleOf) };
  }
  const { 'atom:link': link, language, item = [] } = rss.channel;
  const ids = item.map(({ guid }: { guid: { '#text': string } }) => guid['#text']);
  return { self: link.href, language, ids, titles: item.map(titleOf) };
}

const idOf = ({ id }: { id: string }) => id;
const titleOf = ({ title }: { title: string }) => title;

test.each([
  ['rss', 'application/rss+xml; charset=utf-8'],
  ['atom', 'application/atom+xml; charset=utf-8'],
  ['json', 'application/feed+json; charset=utf-8'],
] as const)('%s says what it is, and any site may read it', async (format, type) => {
  const { headers } = await ask(format, {});
  expect(headers.get('content-type')).toBe(type);
  expect(headers.get('access-control-allow-origin')).toBe('*');
});

describe.each([
  '',
  '?pledge=housing-construction',
  '?theme=energy',
  '?principle=fair-state',
  '?kind=figure_published',
  '?pledge=housing-construction&kind=figure_published',
  '?kind=figure_retracted',
])('the feeds of %j', (query) => {
  test('have the same entries under the same ids in every format and language', async () => {
    const all = await Promise.all(FEED_FORMATS.map((format) => read(format, { query })));
    const [rss] = all;
    for (const [index, one] of all.entries()) {
      expect(one.self).toBe(
        `https://pledges.example.org/en/${PROGRAMME}/feed.${FEED_FORMATS[index]}${query}`,
      );
      expect(one.ids).toEqual(rss?.ids);
      expect(one.titles).toEqual(rss?.titles);
    }
    expect(new Set(rss?.ids).size).toBe(rss?.ids.length);
    // Nothing was retracted in the catalogue: an empty feed is a feed.
    expect(rss?.ids.length === 0).toBe(query.endsWith('figure_retracted'));
    for (const locale of ['kk', 'ru']) {
      const other = await read('atom', { query, locale });
      expect(other.ids).toEqual(rss?.ids);
      expect(other.language).toBe(locale);
      if (other.titles.length > 0) expect(other.titles).not.toEqual(rss?.titles);
    }
  });
});

describe.each(FEED_FORMATS)('feed.%s', (format) => {
  test.each([
    ['?pledge=no-such-pledge', 'no-such-pledge'],
    ['?theme=no-such-theme', 'no-such-theme'],
    ['?principle=%00', 'principle'],
    ['?kind=rumour', 'kind'],
    ['?kind=figure_published&kind=figure_published', 'kind'],
    ['?colour=red', 'colour'],
    [`?pledge=${'a'.repeat(10_000)}`, 'pledge'],
  ])('refuses %.40s in words', async (query, words) => {
    const response = await ask(format, { query });
    expect(response.status).toBe(400);
    expect(response.headers.get('content-type')).toBe('text/plain; charset=utf-8');
    expect(await response.text()).toContain(words);
  });

  test('is not there in another language or of another programme', async () => {
    for (const asked of [
      { locale: 'xx' },
      { locale: 'EN' },
      { programme: 'nowhere' },
      { programme: '%00' },
    ]) {
      expect((await ask(format, asked)).status).toBe(404);
    }
  });

  test('is sent once to who asks again', async () => {
    const first = await ask(format, {});
    const etag = first.headers.get('etag') ?? '';
    const again = await ask(format, { headers: { 'If-None-Match': etag } });
    expect(again.status).toBe(304);
    expect(await again.text()).toBe('');
    const since = { 'If-Modified-Since': first.headers.get('last-modified') ?? '' };
    expect((await ask(format, { headers: since })).status).toBe(304);
    const other = await ask(format, { query: '?kind=figure_published', headers: { 'If-None-Match': etag } });
    expect(other.status).toBe(200);
  });
});

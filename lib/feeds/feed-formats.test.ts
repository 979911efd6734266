import fc from 'fast-check';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
import type { LedgerEntry } from '@/lib/ledger/types';
import { ALL, entry, language, names, ORIGIN } from './example-entries';
import { feedText } from './feed-text';
import { FEED_FORMATS, type FeedFormat } from './types';
import { type FeedFilter, updatesFeed } from './updates-feed';

function written(format: FeedFormat, entries: readonly LedgerEntry[], filter: Partial<FeedFilter> = {}) {
  const place = { origin: ORIGIN, filter: { ...ALL, ...filter }, format };
  return feedText(updatesFeed(entries, names, language, place), format);
}

const address = z.url({ protocol: /^https$/ });
const instant = z.iso.datetime({ offset: true });
const text = z.string();
const filled = text.min(1);

/** RFC 4287, section 4, as far as it binds what has these elements; what is not listed here is refused. */
const person = z.strictObject({ name: filled });
const link = (rel: string, type: string) => ({
  rel: z.literal(rel),
  type: z.literal(type),
  href: address,
});
const page = z.strictObject({ ...link('alternate', 'text/html'), hreflang: z.literal('en') });
const atomEntry = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9+.-]*:\S+$/),
  title: text,
  published: instant,
  updated: instant,
  author: z.tuple([person]),
  link: z.tuple([page]),
  category: z.array(z.strictObject({ term: filled, label: filled, scheme: address })),
  content: z.strictObject({ '#text': text, type: z.literal('html') }),
});
const atomFeed = z.strictObject({
  xmlns: z.literal('http://www.w3.org/2005/Atom'),
  'xml:lang': z.literal('en'),
  id: address,
  title: filled,
  subtitle: filled,
  updated: instant,
  generator: filled,
  link: z.tuple([z.strictObject(link('self', 'application/atom+xml')), page]),
  entry: z.array(atomEntry).default([]),
});

/** jsonfeed.org/version/1.1, the same way. */
const jsonFeed = z.strictObject({
  version: z.literal('https://jsonfeed.org/version/1.1'),
  title: filled,
  home_page_url: address,
  feed_url: address,
  description: filled,
  language: z.literal('en'),
  items: z.array(
    z.strictObject({
      id: filled,
      url: address,
      title: text,
      content_html: text,
      date_published: instant,
      date_modified: instant,
      authors: z.array(person).length(1),
      tags: z.array(filled),
      language: z.literal('en'),
    }),
  ),
});

const LISTS = ['item', 'entry', 'category', 'link', 'author'];
const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '',
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  htmlEntities: true,
  isArray: (name) => LISTS.includes(name),
});

function parsed(xml: string) {
  expect(XMLValidator.validate(xml)).toBe(true);
  return parser.parse(withoutLines(xml));
}

/** Without the line ends between elements, which this parser would hand on as texts. */
function withoutLines(xml: string): string {
  return xml.replace(/>\n(?=<)/g, '>');
}

function atom(entries: readonly LedgerEntry[], filter: Partial<FeedFilter> = {}) {
  return atomFeed.parse(parsed(written('atom', entries, filter)).feed);
}

function json(entries: readonly LedgerEntry[], filter: Partial<FeedFilter> = {}) {
  return jsonFeed.parse(JSON.parse(written('json', entries, filter)));
}

interface RssItem {
  readonly guid: { readonly '#text': string };
  readonly title: string;
  readonly link: readonly string[];
  readonly pubDate: string;
  readonly description: string;
  readonly category: readonly { readonly '#text': string }[];
}

/** What the three formats have in common of each entry, as independent readers see it. */
function readings(entries: readonly LedgerEntry[]) {
  const inRss: readonly RssItem[] = parsed(written('rss', entries)).rss.channel.item;
  return {
    rss: inRss.map((item) => ({
      id: item.guid['#text'],
      title: item.title,
      url: item.link[0],
      at: new Date(item.pubDate).getTime(),
      html: item.description,
      labels: item.category.map((one) => one['#text']),
    })),
    atom: atom(entries).entry.map((item) => ({
      id: item.id,
      title: item.title,
      url: item.link[0].href,
      // RSS has whole seconds.
      at: Math.floor(Date.parse(item.updated) / 1000) * 1000,
      html: item.content['#text'],
      labels: item.category.map(({ label }) => label),
    })),
    json: json(entries).items.map((item) => ({
      id: item.id,
      title: item.title,
      url: item.url,
      at: Math.floor(Date.parse(item.date_published) / 1000) * 1000,
      html: item.content_html,
      labels: item.tags,
    })),
  };
}

afterEach(() => {
  vi.useRealTimers();
});

const TWO = [
  entry({ seq: '298', kind: 'figure_corrected', hash: 'cd'.repeat(32), at: '2026-11-21T19:00:00.001Z' }),
  entry(),
];

describe('the three formats', () => {
  test('have the same entries under the same ids, with the same texts', () => {
    const { rss, atom: inAtom, json: inJson } = readings(TWO);
    expect(rss.map(({ id }) => id)).toEqual([
      `urn:sha256:${'cd'.repeat(32)}`,
      `urn:sha256:${'ab'.repeat(32)}`,
    ]);
    expect(inAtom).toEqual(rss);
    expect(inJson).toEqual(rss);
  });

  test('name themselves and the page that they belong to', () => {
    const filter = { theme: 'health', kind: 'figure_published' } as const;
    const own = (format: FeedFormat) => `${ORIGIN}/en/p/feed.${format}?theme=health&kind=figure_published`;
    const inAtom = atom([], filter);
    expect(inAtom.link.map(({ href }) => href)).toEqual([own('atom'), `${ORIGIN}/en/p/themes/health`]);
    expect(inAtom.id).toBe(own('atom'));
    const inJson = json([], filter);
    expect([inJson.feed_url, inJson.home_page_url]).toEqual([own('json'), `${ORIGIN}/en/p/themes/health`]);
    expect(inAtom.title).toBe(inJson.title);
    expect(inAtom.title).toContain('“Health”');
  });

  test('are dated by their newest entry; without any, before there could be one', () => {
    expect(atom(TWO).updated).toBe('2026-11-21T19:00:00.001Z');
    expect(atom([]).updated).toBe('2022-10-26T00:00:00.000Z');
    expect(json([]).items).toEqual([]);
  });

  test('are the same bytes for the same entries, whenever they are written', () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    for (const format of FEED_FORMATS) {
      const before = written(format, TWO);
      vi.advanceTimersByTime(90_061_001);
      expect(written(format, TWO)).toBe(before);
    }
  });

  test('say who recorded an entry, and what it is about in words for programs', () => {
    const [first] = atom([entry()]).entry;
    expect(first?.author).toEqual([{ name: 'Aigerim' }]);
    expect(json([entry()]).items[0]?.authors).toEqual([{ name: 'Aigerim' }]);
    const scheme = (name: string) => `${ORIGIN}/api/v1/programmes/p#${name}`;
    expect(first?.category).toEqual([
      { term: 'fair-state', label: 'A fair state', scheme: scheme('principle') },
      { term: 'health', label: 'Health', scheme: scheme('theme') },
      { term: 'figure_published', label: 'Figure published', scheme: scheme('kind') },
    ]);
  });
});

test('whatever an entry says, all three stay well-formed and agree', () => {
  const anything = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom(
      '<script>',
      ']]>',
      '<![CDATA[',
      '&lt;',
      '</content>',
      '\u0000\u0001',
      '\ud800',
      '\uffff',
      '\u2028',
    ),
  );
  fc.assert(
    fc.property(anything, anything, anything, (note, publisher, actor) => {
      const sources = [{ url: 'javascript:alert(1)', publisher, publishedOn: null, kind: 'other' }];
      const content = { note: { en: note }, sources, qualifier: publisher };
      const one = entry({ actor: `A${actor}` }, content);
      const added = { kind: 'pledge_added', pledge: 'other', target: null, figure: null } as const;
      const other = entry(added, { title: { en: `T${note}` } });
      const { rss, atom: inAtom, json: inJson } = readings([one, other]);
      expect(inAtom).toEqual(rss);
      expect(inJson).toEqual(rss);
      for (const { html } of inJson) expect(html.match(/<\/?(?!p>|a[ >]|br>|span[ >])[a-z]/g)).toBeNull();
    }),
    { numRuns: 60 },
  );
});

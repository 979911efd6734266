import fc from 'fast-check';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { describe, expect, test } from 'vitest';
import type { LedgerEntry } from '@/lib/ledger/types';
import { ALL, entry, language, names, ORIGIN } from './example-entries';
import { rssText } from './rss';
import { type FeedFilter, updatesFeed } from './updates-feed';

function rss(entries: readonly LedgerEntry[], filter: Partial<FeedFilter> = {}, origin = ORIGIN): string {
  const place = { origin, filter: { ...ALL, ...filter }, format: 'rss' } as const;
  return rssText(updatesFeed(entries, names, language, place));
}

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '',
  parseTagValue: false,
  isArray: (name) => name === 'item' || name === 'category',
});

function channelOf(xml: string) {
  expect(XMLValidator.validate(xml)).toBe(true);
  return parser.parse(xml).rss.channel;
}

function titleOf(one: LedgerEntry): string {
  return channelOf(rss([one])).item[0].title;
}

function bodyOf(one: LedgerEntry): string {
  return channelOf(rss([one])).item[0].description;
}

describe('the feed', () => {
  test('has the elements that RSS 2.0 asks for, with absolute addresses', () => {
    const channel = channelOf(rss([entry()]));
    expect(channel).toMatchObject({
      title: 'A & B <programme>: updates',
      link: 'https://pledges.example.org/en/p/updates',
      language: 'en',
      ttl: '60',
      lastBuildDate: 'Sat, 21 Nov 2026 18:21:23 GMT',
      'atom:link': {
        href: 'https://pledges.example.org/en/p/feed.rss',
        rel: 'self',
        type: 'application/rss+xml',
      },
    });
    expect(channel.description).toContain('published figure');
    expect(channel.item[0]).toMatchObject({
      link: 'https://pledges.example.org/en/p/updates/297',
      guid: { '#text': `urn:sha256:${'ab'.repeat(32)}`, isPermaLink: 'false' },
      pubDate: 'Sat, 21 Nov 2026 18:21:23 GMT',
    });
  });

  test('was last built when its newest entry was published, and never when there is none', () => {
    const newest = entry({ seq: '2', at: '2026-12-01T00:00:00.000Z' });
    expect(channelOf(rss([newest, entry()])).lastBuildDate).toBe('Tue, 01 Dec 2026 00:00:00 GMT');
    const empty = channelOf(rss([]));
    expect(empty.lastBuildDate).toBeUndefined();
    expect(empty.item).toBeUndefined();
  });

  test('keeps its guids when the site moves', () => {
    const [here, there] = [
      channelOf(rss([entry()])),
      channelOf(rss([entry()], {}, 'https://elsewhere.example')),
    ];
    expect(there.item[0].guid).toEqual(here.item[0].guid);
    expect(there.item[0].link).not.toEqual(here.item[0].link);
  });

  test('names itself and its page by what was asked for', () => {
    const channel = channelOf(rss([], { theme: 'health', kind: 'figure_corrected' }));
    expect(channel.title).toBe('A & B <programme>: updates about “Health”, Figure corrected');
    expect(channel.link).toBe('https://pledges.example.org/en/p/themes/health');
    expect(channel['atom:link'].href).toBe(
      'https://pledges.example.org/en/p/feed.rss?theme=health&kind=figure_corrected',
    );
    expect(channelOf(rss([], { pledge: 'housing' })).link).toMatch(/\/en\/p\/pledges\/housing$/);
  });

  test('labels each entry by principle, theme and kind', () => {
    const categories = channelOf(rss([entry()])).item[0].category;
    expect(categories).toEqual([
      { '#text': 'A fair state', domain: `${ORIGIN}/en/p/feed.rss?principle=fair-state` },
      { '#text': 'Health', domain: `${ORIGIN}/en/p/feed.rss?theme=health` },
      { '#text': 'Figure published', domain: `${ORIGIN}/en/p/feed.rss?kind=figure_published` },
    ]);
  });
});

describe('the title of an entry', () => {
  test('says what, how much, when and whether it counts', () => {
    expect(titleOf(entry())).toBe('New housing: 20100000 m2, 2025 (counted)');
    expect(titleOf(entry({}, { from: '2023-01-01', to: '2024-12-31' }))).toContain(', 2023–2024 (');
    expect(titleOf(entry({}, { to: '2025-11-30' }))).toContain(', 1 January 2025 to 30 November 2025 (');
    const reading = { shape: 'reading', from: null, to: null, on: '2025-10-31', role: 'alternative' };
    expect(titleOf(entry({}, reading))).toContain(', 31 October 2025 (not counted)');
    expect(titleOf(entry({}, { qualifier: 'about' }))).toContain(': about 20100000 m2,');
  });

  test('does not let background pass for a result', () => {
    const background = { shape: 'reading', role: 'context', from: null, to: null, on: '2025-10-31' };
    expect(titleOf(entry({ target: null }, { ...background, value: '5' }))).toBe(
      'Background to “Build homes”: 5 m2, 31 October 2025',
    );
  });

  test('says of a running total that it is one', () => {
    const total = { shape: 'running_total', from: null, to: null, on: '2025-10-31' };
    expect(titleOf(entry({}, total))).toContain(', total by 31 October 2025 (counted)');
    expect(bodyOf(entry({}, total))).toContain(', total by 31 October 2025; counted');
  });

  test('puts stages and yes or no into words', () => {
    const stage = { shape: 'stage', value: '2', unit: null, from: null, to: null, on: '2025-07-18' };
    expect(titleOf(entry({ target: 'law' }, stage))).toBe(
      'A law: stage 2 of 3 reached, 18 July 2025 (counted)',
    );
    const reading = { ...stage, shape: 'reading', value: '0' };
    expect(titleOf(entry({ target: 'loans' }, reading))).toBe(
      'Cheap loans: it does not go on, 18 July 2025 (counted)',
    );
  });

  test('tells corrections and retractions from news', () => {
    expect(titleOf(entry({ kind: 'figure_corrected' }))).toBe(
      'Correction: New housing: 20100000 m2, 2025 (counted)',
    );
    expect(titleOf(entry({ kind: 'figure_retracted' }))).toMatch(/^Retracted: New housing/);
    const bare = { ...entry({ kind: 'figure_retracted' }), content: { reason: { en: 'Wrong unit.' } } };
    expect(titleOf(bare)).toBe('Retracted: New housing');
    expect(bodyOf(bare)).toContain('Reason: Wrong unit.');
  });

  test('names what was added', () => {
    const added = { figure: null, target: null };
    expect(titleOf(entry({ ...added, kind: 'pledge_added' }))).toBe('Pledge added: Build homes');
    expect(titleOf(entry({ ...added, kind: 'programme_added', pledge: null }))).toBe(
      'Programme added: A & B <programme>',
    );
    expect(titleOf(entry({ kind: 'target_added', figure: null }))).toBe(
      'Target added: New housing (Build homes)',
    );
  });
});

describe('the description of an entry', () => {
  test('has value, dates, source with publisher, note, pledge and who recorded it', () => {
    const html = bodyOf(entry());
    expect(html).toContain(
      '<p>New housing: 20100000 m2, 1 January 2025 to 31 December 2025; counted towards the target.</p>',
    );
    expect(html).toContain(
      '<p>Source: <a href="https://stat.example/?a=1&amp;b=2">Bureau</a>, published 13 January 2026</p>',
    );
    expect(html).toContain('<p>Preliminary.</p>');
    expect(html).toContain('<a href="https://pledges.example.org/en/p/pledges/housing">Build homes</a>');
    expect(html).toContain('Recorded by Aigerim; no second person read it before it was published.');
    expect(bodyOf(entry({ approver: 'Dana' }))).toContain('read by Dana as second person');
  });

  test('marks texts of another language', () => {
    expect(bodyOf(entry({}, { note: { kk: 'Алдын ала' } }))).toContain('<span lang="kk">Алдын ала</span>');
  });

  test('links to nothing but the web', () => {
    const sources = [{ url: 'javascript:alert(1)', publisher: 'X', publishedOn: null, kind: 'other' }];
    const html = bodyOf(entry({}, { sources }));
    expect(html).not.toContain('javascript');
    expect(html).toContain('Source: X, date of publication not known');
  });
});

test('whatever an entry says, the feed stays well-formed and its HTML escaped', () => {
  const text = fc.string({ unit: 'binary' });
  const awkward = fc.oneof(text, fc.constantFrom('<script>', ']]>', '&lt;', '{value}', '\u0001', '<b>'));
  fc.assert(
    fc.property(awkward, awkward, awkward, (note, publisher, actor) => {
      const sources = [{ url: 'https://a.example/', publisher, publishedOn: null, kind: 'other' }];
      const xml = rss([entry({ actor }, { note: { en: note }, sources, qualifier: note })]);
      const { description } = channelOf(xml).item[0];
      expect(description.match(/<\/?(?!p>|a[ >]|br>|span[ >])[a-z]/g)).toBeNull();
    }),
    { numRuns: 40 },
  );
});

test('content of an unforeseen form is left out, not shown', () => {
  const odd = { value: 5, note: 'text', sources: 'none', from: '2025-02-30', unit: ['m2'], role: null };
  expect(titleOf(entry({}, odd))).toBe('New housing');
});

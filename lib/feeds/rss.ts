import { FEED_TYPES, type Feed, type FeedItem } from './types';
import { emptyElement, parentElement, textElement } from './xml';

/** Minutes that a reader may wait before it asks again; publications are a matter of days. */
const TIME_TO_LIVE = '60';

/** RFC 822 with a year of four digits, as RSS 2.0 wants its dates. */
function rssDate(instant: string): string {
  return new Date(instant).toUTCString();
}

function itemElement(item: FeedItem): string {
  return parentElement('item', [
    textElement('title', item.title),
    textElement('link', item.url),
    textElement('guid', item.id, { isPermaLink: 'false' }),
    textElement('pubDate', rssDate(item.publishedAt)),
    ...item.categories.map(({ label, feedUrl }) => textElement('category', label, { domain: feedUrl })),
    textElement('description', item.html),
  ]);
}

/**
 * A feed as RSS 2.0 (rssboard.org/rss-specification). It was last built when its newest entry was published: two answers
 * with the same entries are the same bytes. An empty feed has no such date.
 */
export function rssText(feed: Feed): string {
  const channel = parentElement('channel', [
    textElement('title', feed.title),
    textElement('link', feed.pageUrl),
    textElement('description', feed.description),
    textElement('language', feed.language),
    ...(feed.items.length > 0 ? [textElement('lastBuildDate', rssDate(feed.updatedAt))] : []),
    textElement('generator', 'Pledgebook'),
    textElement('docs', 'https://www.rssboard.org/rss-specification'),
    textElement('ttl', TIME_TO_LIVE),
    emptyElement('atom:link', {
      href: feed.feedUrl,
      rel: 'self',
      type: FEED_TYPES.rss,
    }),
    ...feed.items.map(itemElement),
  ]);
  const root = parentElement('rss', [channel], {
    version: '2.0',
    'xmlns:atom': 'http://www.w3.org/2005/Atom',
  });
  return `<?xml version="1.0" encoding="UTF-8"?>\n${root}`;
}

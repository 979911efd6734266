import { FEED_TYPES, type Feed, type FeedItem } from './types';
import { emptyElement, parentElement, textElement } from './xml';

function entryElement(item: FeedItem, language: string): string {
  return parentElement('entry', [
    textElement('id', item.id),
    textElement('title', item.title),
    textElement('published', item.publishedAt),
    textElement('updated', item.publishedAt),
    parentElement('author', [textElement('name', item.author)]),
    emptyElement('link', { rel: 'alternate', type: 'text/html', hreflang: language, href: item.url }),
    ...item.categories.map(({ term, label, scheme }) => emptyElement('category', { term, label, scheme })),
    textElement('content', item.html, { type: 'html' }),
  ]);
}

/**
 * A feed as Atom 1.0 (RFC 4287). Two answers with the same entries are the same bytes. Its own id is its address; the ids
 * of the entries do not depend on it.
 */
export function atomText(feed: Feed): string {
  const { language, pageUrl, feedUrl } = feed;
  const root = parentElement(
    'feed',
    [
      textElement('id', feedUrl),
      textElement('title', feed.title),
      textElement('subtitle', feed.description),
      textElement('updated', feed.updatedAt),
      textElement('generator', 'Pledgebook'),
      emptyElement('link', { rel: 'self', type: FEED_TYPES.atom, href: feedUrl }),
      emptyElement('link', { rel: 'alternate', type: 'text/html', hreflang: language, href: pageUrl }),
      ...feed.items.map((item) => entryElement(item, language)),
    ],
    { xmlns: 'http://www.w3.org/2005/Atom', 'xml:lang': language },
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n${root}`;
}

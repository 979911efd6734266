import type { Feed, FeedItem } from './types';
import { writable } from './xml';

function itemOf(item: FeedItem, language: string) {
  return {
    id: item.id,
    url: item.url,
    title: writable(item.title),
    content_html: item.html,
    date_published: item.publishedAt,
    date_modified: item.publishedAt,
    authors: [{ name: writable(item.author) }],
    tags: item.categories.map(({ label }) => writable(label)),
    language,
  };
}

/** A feed as JSON Feed 1.1 (jsonfeed.org/version/1.1), with the very texts that the formats in XML have. */
export function jsonFeedText(feed: Feed): string {
  const whole = {
    version: 'https://jsonfeed.org/version/1.1',
    title: writable(feed.title),
    home_page_url: feed.pageUrl,
    feed_url: feed.feedUrl,
    description: writable(feed.description),
    language: feed.language,
    items: feed.items.map((item) => itemOf(item, feed.language)),
  };
  return `${JSON.stringify(whole)}\n`;
}

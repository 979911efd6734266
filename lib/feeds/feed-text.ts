import { atomText } from './atom';
import { jsonFeedText } from './json-feed';
import { rssText } from './rss';
import type { Feed, FeedFormat } from './types';

const WRITERS: Readonly<Record<FeedFormat, (feed: Feed) => string>> = {
  rss: rssText,
  atom: atomText,
  json: jsonFeedText,
};

/** A feed in a format; in all of them the same entries under the same ids. */
export function feedText(feed: Feed, format: FeedFormat): string {
  return WRITERS[format](feed);
}

/** The formats that a feed comes in; also the ends of their addresses (`feed.rss`). */
export const FEED_FORMATS = ['rss', 'atom', 'json'] as const;
export type FeedFormat = (typeof FEED_FORMATS)[number];

/** Media types, as the links to a feed write them (RSS has no registered one; RFC 4287, section 7; JSON Feed 1.1). */
export const FEED_TYPES: Readonly<Record<FeedFormat, string>> = {
  rss: 'application/rss+xml',
  atom: 'application/atom+xml',
  json: 'application/feed+json',
};

/** A label of an entry. */
export interface FeedCategory {
  /** For programs: a slug or a code. */
  readonly term: string;
  readonly label: string;
  /** The address of the list that the term is from: the same in every language. */
  readonly scheme: string;
  /** The feed of all entries that have the label, in the format of this one. */
  readonly feedUrl: string;
}

export interface FeedItem {
  /** A name for ever, independent of where the site is, of the language and of the format. */
  readonly id: string;
  readonly title: string;
  /** Absolute. */
  readonly url: string;
  /** When it was published here, ISO 8601. Entries never change, so it is also when it was last updated. */
  readonly publishedAt: string;
  /** Public name of who recorded it. */
  readonly author: string;
  readonly categories: readonly FeedCategory[];
  /** HTML. */
  readonly html: string;
}

/** A feed, all but written. */
export interface Feed {
  readonly title: string;
  readonly description: string;
  readonly language: string;
  /** The page whose feed this is, and the feed itself; absolute. */
  readonly pageUrl: string;
  readonly feedUrl: string;
  /** ISO 8601: when the newest entry was published; without entries an instant before there could be any. */
  readonly updatedAt: string;
  /** Newest first. */
  readonly items: readonly FeedItem[];
}

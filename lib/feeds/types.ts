/** A label of an entry; `scheme` is the address of the feed of all entries that have it. */
export interface FeedCategory {
  readonly label: string;
  readonly scheme: string;
}

export interface FeedItem {
  /** A name for ever, independent of where the site is. */
  readonly id: string;
  readonly title: string;
  /** Absolute. */
  readonly url: string;
  /** When it was published here, ISO 8601. */
  readonly publishedAt: string;
  readonly categories: readonly FeedCategory[];
  /** HTML. */
  readonly html: string;
}

/** A feed, in no format yet. */
export interface Feed {
  readonly title: string;
  readonly description: string;
  readonly language: string;
  /** The page whose feed this is, and the feed itself; absolute. */
  readonly pageUrl: string;
  readonly feedUrl: string;
  /** Newest first. */
  readonly items: readonly FeedItem[];
}

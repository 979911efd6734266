import { parentElement, textElement } from './xml';

export const OEMBED_FORMATS = ['json', 'xml'] as const;
export type OEmbedFormat = (typeof OEMBED_FORMATS)[number];

/** Media types: what answers carry, and what links to them are marked with (oEmbed 1.0, sections 2.3 and 4). */
export const OEMBED_TYPES: Readonly<
  Record<OEmbedFormat, { readonly answer: string; readonly link: string }>
> = {
  json: { answer: 'application/json', link: 'application/json+oembed' },
  xml: { answer: 'text/xml', link: 'text/xml+oembed' },
};

/** How long a consumer may keep an answer, in seconds: the card in its frame is always today's. */
const CACHE_AGE = 86_400;

interface Picture {
  readonly url: string;
  readonly width: number;
  readonly height: number;
}

/** What is to be embedded. Sizes in pixels. */
export interface OEmbedFacts {
  readonly title: string;
  readonly provider: { readonly name: string; readonly url: string };
  /** HTML of the frame in a size. */
  readonly htmlOf: (width: number, height: number) => string;
  readonly width: number;
  readonly height: number;
  readonly thumbnail: Picture;
}

/** The largest size that a consumer has room for; null where it does not say. */
export interface OEmbedRoom {
  readonly width: number | null;
  readonly height: number | null;
}

/** The answer of oEmbed 1.0, of the type `rich`. Frame and thumbnail keep to the room that there is. */
export function oembedOf(facts: OEmbedFacts, room: OEmbedRoom): Readonly<Record<string, string | number>> {
  const width = Math.min(facts.width, room.width ?? facts.width);
  const height = Math.min(facts.height, room.height ?? facts.height);
  const { thumbnail } = facts;
  const hasRoom =
    thumbnail.width <= (room.width ?? thumbnail.width) &&
    thumbnail.height <= (room.height ?? thumbnail.height);
  return {
    version: '1.0',
    type: 'rich',
    title: facts.title,
    provider_name: facts.provider.name,
    provider_url: facts.provider.url,
    cache_age: CACHE_AGE,
    html: facts.htmlOf(width, height),
    width,
    height,
    ...(hasRoom && {
      thumbnail_url: thumbnail.url,
      thumbnail_width: thumbnail.width,
      thumbnail_height: thumbnail.height,
    }),
  };
}

/** An answer in one of the formats. */
export function oembedText(answer: Readonly<Record<string, string | number>>, format: OEmbedFormat): string {
  if (format === 'json') return `${JSON.stringify(answer)}\n`;
  const elements = Object.entries(answer).map(([name, value]) => textElement(name, String(value)));
  return `<?xml version="1.0" encoding="utf-8" standalone="yes"?>\n${parentElement('oembed', elements)}`;
}

import type { FeedFormat } from '@/lib/feeds/types';

/**
 * The addresses of the public pages of a programme (DESIGN section 5), relative to the site. Public pages link with plain
 * `<a>`: they are documents, and no script is there to prefetch or to route.
 */
export interface ProgrammePlace {
  readonly locale: string;
  /** Slug of the programme. */
  readonly programme: string;
  /** The past day that the page shows; links between pages that know `asOf` keep it. */
  readonly asOf?: string | null;
  /** Whether the site offers updates by mail beside its feeds. */
  readonly isMailOffered?: boolean;
}

export type Query = Readonly<Record<string, string | number | null | undefined>>;

/** A path with the parameters that are set, in the order given. */
export function addressWith(path: string, query: Query): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== null && value !== undefined && value !== '') search.set(name, String(value));
  }
  const text = search.toString();
  return text === '' ? path : `${path}?${text}`;
}

function base({ locale, programme }: ProgrammePlace): string {
  return `/${locale}/${encodeURIComponent(programme)}`;
}

export function overviewAddress(place: ProgrammePlace): string {
  return addressWith(base(place), { asOf: place.asOf });
}

export function pledgesAddress(place: ProgrammePlace, query: Query = {}): string {
  return addressWith(`${base(place)}/pledges`, { ...query, asOf: place.asOf });
}

export function pledgeAddress(place: ProgrammePlace, slug: string): string {
  return addressWith(`${base(place)}/pledges/${encodeURIComponent(slug)}`, { asOf: place.asOf });
}

export function principleAddress(place: ProgrammePlace, slug: string): string {
  return addressWith(`${base(place)}/principles/${encodeURIComponent(slug)}`, { asOf: place.asOf });
}

export function themeAddress(place: ProgrammePlace, slug: string): string {
  return addressWith(`${base(place)}/themes/${encodeURIComponent(slug)}`, { asOf: place.asOf });
}

/** The ledger for people; with a sequence number one of its entries. */
export function updatesAddress(place: ProgrammePlace, seq?: string): string {
  return seq === undefined ? `${base(place)}/updates` : `${base(place)}/updates/${seq}`;
}

/** What changed between two days; a useful pair of them without `from` and `to`. */
export function changesAddress(place: ProgrammePlace, query: Query = {}): string {
  return addressWith(`${base(place)}/changes`, query);
}

/** Everything that was corrected or retracted. */
export function correctionsAddress(place: ProgrammePlace): string {
  return `${base(place)}/corrections`;
}

export function methodAddress(place: ProgrammePlace, anchor?: string): string {
  return anchor === undefined ? `${base(place)}/method` : `${base(place)}/method#${anchor}`;
}

export function dataAddress(place: ProgrammePlace): string {
  return `${base(place)}/data`;
}

/** The form by which a reader says what is wrong with a pledge. */
export function reportAddress({ locale, programme }: ProgrammePlace, pledge: string): string {
  return addressWith(`/${locale}/report`, { programme, pledge });
}

/** The documentation of the API. */
export function apiAddress(place: ProgrammePlace): string {
  return `${base(place)}/data/api`;
}

/** A feed of updates, in one of its formats. */
export function feedAddress(place: ProgrammePlace, format: FeedFormat, query: Query = {}): string {
  return addressWith(`${base(place)}/feed.${format}`, query);
}

/** The picture of a page that has one: overview, pledge, principle, theme. It speaks of the page's day. */
export function pictureAddress(page: string): string {
  const [path = '', query] = page.split('?', 2);
  return `${path}/picture.png${query === undefined ? '' : `?${query}`}`;
}

/** What a chart is of: the whole programme, a part of it, or a target of a pledge. */
export type ChartSubject =
  | { readonly of: 'statuses' }
  | { readonly of: 'theme' | 'principle'; readonly slug: string }
  | { readonly of: 'target'; readonly pledge: string; readonly key: string };

export const CHART_FORMATS = ['svg', 'png', 'csv'] as const;
export type ChartFormat = (typeof CHART_FORMATS)[number];

/** A chart as a file of its own. */
export function chartAddress(place: ProgrammePlace, subject: ChartSubject, format: ChartFormat): string {
  return addressWith(`${base(place)}/charts/${chartPath(subject)}.${format}`, { asOf: place.asOf });
}

function chartPath(subject: ChartSubject): string {
  switch (subject.of) {
    case 'statuses':
      return 'statuses';
    case 'target':
      return `pledges/${encodeURIComponent(subject.pledge)}/${encodeURIComponent(subject.key)}`;
    default:
      return `${subject.of}s/${encodeURIComponent(subject.slug)}`;
  }
}

/** The card of a pledge for pages of others. */
export function embedAddress(place: ProgrammePlace, slug: string): string {
  return addressWith(`${base(place)}/embed/${encodeURIComponent(slug)}`, { asOf: place.asOf });
}

/** The status of a pledge as a small picture. */
export function badgeAddress(place: ProgrammePlace, slug: string): string {
  return addressWith(`${base(place)}/badge/${encodeURIComponent(slug)}.svg`, { asOf: place.asOf });
}

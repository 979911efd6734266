import type { LocalizedText } from '@/lib/core/localized-text';
import type { PlainDate } from '@/lib/core/plain-date';
import type { SourceKind } from '@/lib/status/types';

export const REVIEW_POLICIES = ['one_person', 'two_people'] as const;
export type ReviewPolicy = (typeof REVIEW_POLICIES)[number];

/** A document the programme was read from; pledges cite it by line. */
export interface ProgrammeDocument {
  readonly key: string;
  readonly title: string;
  readonly publisher: string;
  readonly url: string | null;
  readonly kind: SourceKind;
}

export interface Theme {
  readonly slug: string;
  readonly title: LocalizedText;
  /** Slug of the principle it belongs to. */
  readonly principle: string;
}

export interface Principle {
  readonly slug: string;
  readonly title: LocalizedText;
}

/** A part of the country that figures may be about, with its place on the programme's map of equal tiles. */
export interface Region {
  /** ISO 3166-2. */
  readonly code: string;
  readonly name: LocalizedText;
  /** A few letters that name its tile; null: what follows the country in its code. */
  readonly short: LocalizedText | null;
  /** Row and column of its tile, from the top left, beginning with 1. */
  readonly row: number;
  readonly column: number;
}

/** A programme as the public sees it; principles and themes in the programme's own order. */
export interface Programme {
  readonly id: string;
  readonly slug: string;
  readonly title: LocalizedText;
  readonly promiser: LocalizedText;
  readonly office: LocalizedText;
  readonly country: string;
  readonly timeZone: string;
  readonly announcedOn: PlainDate;
  readonly electedOn: PlainDate | null;
  readonly startsOn: PlainDate;
  readonly endsOn: PlainDate;
  readonly note: LocalizedText | null;
  readonly reviewPolicy: ReviewPolicy;
  readonly isImported: boolean;
  readonly principles: readonly Principle[];
  readonly themes: readonly Theme[];
  /** Regions in the programme's own order; none where figures are only about the whole. */
  readonly regions: readonly Region[];
  readonly documents: readonly ProgrammeDocument[];
}

/** The day a page speaks of: today in the programme's zone, or the past day that was asked for (METHOD 8). */
export interface ViewDay {
  readonly on: PlainDate;
  readonly isAsOf: boolean;
}

/** What a hit is worth by where it is. */
export const PLACE_WEIGHTS = {
  title: 32,
  metric: 8,
  summary: 6,
  targetNote: 3,
  promiseNote: 3,
  figureNote: 3,
  document: 1,
  figureSource: 1,
} as const;

/** Where a text of a pledge stands. */
export type SearchPlace = keyof typeof PLACE_WEIGHTS;

/** One thing that a pledge must contain: a word, or words in this order. */
export interface SearchTerm {
  /** Folded; several only in a phrase. */
  readonly words: readonly string[];
  readonly isPhrase: boolean;
  /** What the forms of a word of a language without a stemmer begin with. */
  readonly prefix: string;
}

/** A term with the words that may stand for it: its own, or those that it is nearly. */
export interface WantedTerm extends SearchTerm {
  readonly forms: readonly { readonly words: string; readonly prefix: string }[];
}

/** A piece of a text, and whether it is what was searched for. Plain text, never markup. */
export interface MarkedPart {
  /** Where it begins in the whole text. */
  readonly at: number;
  readonly text: string;
  readonly isHit: boolean;
}

/** A text, or a piece of a longer one, with what was searched for marked; `lang` is null for names. */
export interface MarkedText {
  readonly lang: string | null;
  readonly parts: readonly MarkedPart[];
}

/** A text of a pledge. `lang` is null for names, of which nobody knows the language. */
export interface PlacedText {
  readonly place: SearchPlace;
  readonly lang: string | null;
  readonly text: string;
}

/** Pledges that were found: id → how good the hit is; more is better. */
export type PledgeRanks = ReadonlyMap<string, number>;

/** What a list shows of a hit. */
export interface PledgeHit {
  /** The title in the language in which it is shown. */
  readonly title: MarkedText;
  /** Where else it was found; null where the title says all. */
  readonly excerpt: (MarkedText & { readonly place: SearchPlace }) | null;
}

/** What a list shows of its hits, by id of the pledge. */
export type PledgeHits = ReadonlyMap<string, PledgeHit>;

/** A word that occurs nowhere, and the words that it was taken for, folded. */
export interface Guess {
  readonly typed: string;
  readonly taken: readonly string[];
}

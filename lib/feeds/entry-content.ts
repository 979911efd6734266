import type { Json } from '@/lib/core/canonical-json';
import type { LocalizedText } from '@/lib/core/localized-text';
import { type PlainDate, parsePlainDate } from '@/lib/core/plain-date';
import type { LedgerEntry } from '@/lib/ledger/types';

/** What a ledger entry says about a figure, as far as it says it: old entries stay as they were written. */
export interface FigureContent {
  readonly shape: string | null;
  readonly role: string | null;
  /** Code of the region that it is about; null for the whole country. */
  readonly region: string | null;
  readonly value: string | null;
  readonly unit: string | null;
  readonly qualifier: string | null;
  readonly from: PlainDate | null;
  readonly to: PlainDate | null;
  readonly on: PlainDate | null;
  readonly note: LocalizedText | null;
  readonly dateNote: LocalizedText | null;
  readonly reason: LocalizedText | null;
  /** The day on which a promise was changed. */
  readonly revisedOn: PlainDate | null;
  readonly sources: readonly SourceContent[];
}

export interface SourceContent {
  readonly url: string;
  readonly publisher: string;
  readonly publishedOn: PlainDate | null;
}

type Content = { readonly [key: string]: Json };

function isContent(value: Json | undefined): value is Content {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function stringIn(content: Content, key: string): string | null {
  const value = content[key];
  return typeof value === 'string' ? value : null;
}

function dayIn(content: Content, key: string): PlainDate | null {
  return parsePlainDate(stringIn(content, key) ?? '');
}

/** A text of an entry, one value a language; null where there is none. */
export function textIn(content: Content, key: string): LocalizedText | null {
  const value = content[key];
  if (!isContent(value)) return null;
  const languages = Object.entries(value).filter(
    (pair): pair is [string, string] => typeof pair[1] === 'string',
  );
  return languages.length === 0 ? null : Object.fromEntries(languages);
}

/** The sources of a figure; of a revision those of the change, not where the pledge was read. */
function sourcesIn(content: Content): SourceContent[] {
  const list = content.revisionSources ?? content.sources;
  if (!Array.isArray(list)) return [];
  return list.filter(isContent).flatMap((source) => {
    const url = stringIn(source, 'url');
    if (url === null) return [];
    const publisher = stringIn(source, 'publisher') ?? url;
    return [{ url, publisher, publishedOn: dayIn(source, 'publishedOn') }];
  });
}

/** Reads the content of an entry about a figure. */
export function figureContent({ content }: Pick<LedgerEntry, 'content'>): FigureContent {
  return {
    shape: stringIn(content, 'shape'),
    role: stringIn(content, 'role'),
    region: stringIn(content, 'region'),
    value: stringIn(content, 'value'),
    unit: stringIn(content, 'unit'),
    qualifier: stringIn(content, 'qualifier'),
    from: dayIn(content, 'from'),
    to: dayIn(content, 'to'),
    on: dayIn(content, 'on'),
    note: textIn(content, 'note'),
    dateNote: textIn(content, 'dateNote'),
    reason: textIn(content, 'reason'),
    revisedOn: dayIn(content, 'revisedOn'),
    sources: sourcesIn(content),
  };
}

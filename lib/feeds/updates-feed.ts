import { inLanguage, type LocalizedText } from '@/lib/core/localized-text';
import type { LedgerEntry, LedgerKind } from '@/lib/ledger/types';
import type { FeedNames } from './feed-names';
import type { FeedLanguage } from './figure-words';
import { itemHtml } from './item-body';
import { itemTitle } from './item-title';
import type { Feed, FeedCategory, FeedFormat, FeedItem } from './types';

/** Which entries a feed has; null: all of them. */
export interface FeedFilter {
  readonly pledge: string | null;
  readonly theme: string | null;
  readonly principle: string | null;
  readonly kind: LedgerKind | null;
}

/** Where the site is and what the feed was asked for. */
export interface FeedPlace {
  /** Without a slash at the end. */
  readonly origin: string;
  readonly filter: FeedFilter;
  readonly format: FeedFormat;
}

/** Where a programme's pages begin. */
function baseOf({ origin }: FeedPlace, names: FeedNames, { locale }: FeedLanguage): string {
  return `${origin}/${locale}/${names.programme.slug}`;
}

function feedAddress(base: string, format: FeedFormat, filter: Partial<FeedFilter>): string {
  const given = Object.entries(filter).flatMap(([name, value]) => (value ? [[name, value]] : []));
  const query = new URLSearchParams(given).toString();
  return `${base}/feed.${format}${query === '' ? '' : `?${query}`}`;
}

/** Ids are made of the entry's hash: the same for ever, on any host, and no two entries anywhere have the same. */
function idOf(entry: LedgerEntry): string {
  return `urn:sha256:${entry.hash}`;
}

function categoriesOf(
  entry: LedgerEntry,
  names: FeedNames,
  language: FeedLanguage,
  place: FeedPlace,
): FeedCategory[] {
  const { locale, t } = language;
  const { programme } = names;
  const base = baseOf(place, names, language);
  const pledge = names.pledges.get(entry.pledge ?? '');
  const category = (name: 'principle' | 'theme' | 'kind', term: string, label: string): FeedCategory => ({
    term,
    label,
    scheme: `${place.origin}/api/v1/programmes/${programme.slug}#${name}`,
    feedUrl: feedAddress(base, place.format, { [name]: term }),
  });
  const part = (name: 'principle' | 'theme', list: readonly { slug: string; title: LocalizedText }[]) =>
    list
      .filter(({ slug }) => slug === pledge?.[name])
      .map(({ slug, title }) => category(name, slug, inLanguage(title, locale).text));
  return [
    ...part('principle', programme.principles),
    ...part('theme', programme.themes),
    category('kind', entry.kind, t(`kind.${entry.kind}`)),
  ];
}

function itemOf(entry: LedgerEntry, names: FeedNames, language: FeedLanguage, place: FeedPlace): FeedItem {
  const base = baseOf(place, names, language);
  const pledgeUrl = entry.pledge === null ? null : `${base}/pledges/${entry.pledge}`;
  return {
    id: idOf(entry),
    title: itemTitle(entry, names, language),
    url: `${base}/updates/${entry.seq}`,
    publishedAt: entry.at,
    author: entry.actor,
    categories: categoriesOf(entry, names, language, place),
    html: itemHtml(entry, names, language, pledgeUrl),
  };
}

function subjectOf(filter: FeedFilter, { programme, pledges }: FeedNames): LocalizedText | null {
  if (filter.pledge !== null) return pledges.get(filter.pledge)?.title ?? null;
  if (filter.theme !== null) return programme.themes.find(({ slug }) => slug === filter.theme)?.title ?? null;
  return programme.principles.find(({ slug }) => slug === filter.principle)?.title ?? null;
}

function titleOf(filter: FeedFilter, names: FeedNames, { t, locale }: FeedLanguage): string {
  const programme = inLanguage(names.programme.title, locale).text;
  const about = subjectOf(filter, names);
  const subject = about && inLanguage(about, locale).text;
  const kind = filter.kind && t(`kind.${filter.kind}`);
  if (subject !== null && kind !== null) return t('titleOfBoth', { programme, subject, kind });
  if (subject !== null) return t('titleOf', { programme, subject });
  return kind === null ? t('title', { programme }) : t('titleOfKind', { programme, kind });
}

function pageOf(filter: FeedFilter, base: string): string {
  if (filter.pledge !== null) return `${base}/pledges/${filter.pledge}`;
  if (filter.theme !== null) return `${base}/themes/${filter.theme}`;
  return filter.principle === null ? `${base}/updates` : `${base}/principles/${filter.principle}`;
}

/** The feed of a programme's ledger entries, newest first as they are given. */
export function updatesFeed(
  entries: readonly LedgerEntry[],
  names: FeedNames,
  language: FeedLanguage,
  place: FeedPlace,
): Feed {
  const base = baseOf(place, names, language);
  return {
    title: titleOf(place.filter, names, language),
    description: language.t('description'),
    language: language.locale,
    pageUrl: pageOf(place.filter, base),
    feedUrl: feedAddress(base, place.format, place.filter),
    updatedAt: entries[0]?.at ?? `${names.programme.announcedOn}T00:00:00.000Z`,
    items: entries.map((entry) => itemOf(entry, names, language, place)),
  };
}

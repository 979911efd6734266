import { inLanguage, type LocalizedText } from '@/lib/core/localized-text';
import type { LedgerEntry, LedgerKind } from '@/lib/ledger/types';
import type { FeedNames } from './feed-names';
import type { FeedLanguage } from './figure-words';
import { itemHtml } from './item-body';
import { itemTitle } from './item-title';
import type { Feed, FeedCategory, FeedItem } from './types';

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
}

/** Where a programme's pages begin. */
function baseOf({ origin }: FeedPlace, names: FeedNames, { locale }: FeedLanguage): string {
  return `${origin}/${locale}/${names.programme.slug}`;
}

function feedAddress(base: string, filter: Partial<FeedFilter>): string {
  const given = Object.entries(filter).flatMap(([name, value]) => (value ? [[name, value]] : []));
  const query = new URLSearchParams(given).toString();
  return `${base}/feed.rss${query === '' ? '' : `?${query}`}`;
}

/** Ids are made of the entry's hash: the same for ever, on any host, and no two entries anywhere have the same. */
function idOf(entry: LedgerEntry): string {
  return `urn:sha256:${entry.hash}`;
}

function categoriesOf(
  entry: LedgerEntry,
  names: FeedNames,
  language: FeedLanguage,
  base: string,
): FeedCategory[] {
  const { locale, t } = language;
  const pledge = names.pledges.get(entry.pledge ?? '');
  const principle = names.programme.principles.find(({ slug }) => slug === pledge?.principle);
  const theme = names.programme.themes.find(({ slug }) => slug === pledge?.theme);
  const label = (text: LocalizedText) => inLanguage(text, locale).text;
  return [
    ...(principle
      ? [{ label: label(principle.title), scheme: feedAddress(base, { principle: principle.slug }) }]
      : []),
    ...(theme ? [{ label: label(theme.title), scheme: feedAddress(base, { theme: theme.slug }) }] : []),
    { label: t(`kind.${entry.kind}`), scheme: feedAddress(base, { kind: entry.kind }) },
  ];
}

function itemOf(entry: LedgerEntry, names: FeedNames, language: FeedLanguage, base: string): FeedItem {
  const pledgeUrl = entry.pledge === null ? null : `${base}/pledges/${entry.pledge}`;
  return {
    id: idOf(entry),
    title: itemTitle(entry, names, language),
    url: `${base}/updates/${entry.seq}`,
    publishedAt: entry.at,
    categories: categoriesOf(entry, names, language, base),
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
    feedUrl: feedAddress(base, place.filter),
    items: entries.map((entry) => itemOf(entry, names, language, base)),
  };
}

import { convert } from 'html-to-text';
import { publicOrigin } from '@/lib/core/env';
import type { Locale } from '@/lib/core/i18n/locales';
import { inLanguage } from '@/lib/core/localized-text';
import type { Mail } from '@/lib/core/mail';
import { mailTexts } from '@/lib/core/mail-texts';
import type { FeedNames } from '@/lib/feeds/feed-names';
import { plainHtml } from '@/lib/feeds/html';
import type { FeedItem } from '@/lib/feeds/types';
import { updatesFeed } from '@/lib/feeds/updates-feed';
import { entryLanguage } from '@/lib/ledger/entry-language';
import type { LedgerEntry } from '@/lib/ledger/types';
import { updatesAddress } from '@/lib/programmes/addresses';
import { oneClickAddress, subscriberAddress } from './addresses';
import { subscriptionWords } from './mail-words';
import type { NamedTopic } from './types';

/** What a digest has to tell of a programme, oldest first. */
export interface DigestPart {
  readonly names: FeedNames;
  readonly entries: readonly LedgerEntry[];
  /** Whether there was more than fits. */
  readonly isCut: boolean;
}

interface Digest {
  readonly id: string;
  readonly to: string;
  readonly locale: Locale;
  /** The secret in its links. */
  readonly token: string;
  readonly topics: readonly NamedTopic[];
  /** At least one, each with at least one entry. */
  readonly parts: readonly DigestPart[];
}

const NO_FILTER = { pledge: null, theme: null, principle: null, kind: null } as const;

/** The mail that tells a subscriber of what was published, in the words of the feeds, as text and as simple HTML. */
export function digestMail({ id, to, locale, token, topics, parts }: Digest): Mail {
  const origin = publicOrigin();
  const { t, topicName } = subscriptionWords(locale);
  const { signed } = mailTexts(locale);
  const told = parts.map((part) => ({ ...part, items: itemsOf(part, locale, origin) }));
  const why = t('mail.why', { topics: listOf(topics.map(topicName), locale) });
  const at = (page: 'manage' | 'unsubscribe') => `${origin}${subscriberAddress(locale, page, token)}`;
  const ways = [
    { words: t('mail.manage'), url: at('manage') },
    { words: t('mail.unsubscribe'), url: at('unsubscribe') },
  ];
  const cutOf = (part: DigestPart, wrap: (url: string) => string) =>
    part.isCut ? [t('mail.cut', { link: wrap(updatesUrl(part, locale, origin)) })] : [];
  const text = [
    ...told.flatMap((part) => [
      ...(told.length > 1 ? [`== ${titleOf(part, locale)} ==`] : []),
      ...part.items.map(itemText),
      ...cutOf(part, (url) => url),
    ]),
    [why, ...ways.map(({ words, url }) => `${words}\n${url}`)].join('\n\n'),
  ].join('\n\n\n');
  const html = [
    `<!doctype html><html lang="${locale}"><head><meta charset="utf-8"></head><body>`,
    ...told.flatMap((part) => [
      `<h1 style="font-size:1.25em">${plainHtml(titleOf(part, locale))}</h1>`,
      ...part.items.map(itemHtml),
      ...cutOf(part, (url) => url).map((words) => `<p>${plainHtml(words)}</p>`),
    ]),
    `<hr><p>${plainHtml(why)}</p>`,
    ...ways.map(({ words, url }) => `<p>${plainHtml(words)}<br>${anchor(url, url)}</p>`),
    '</body></html>',
  ].join('\n');
  return {
    to,
    subject: subjectOf(told, locale),
    text: signed(text),
    html,
    id,
    headers: headersFor(token, origin),
  };
}

/** What mail programs offer a button for: RFC 8058 (one click) and RFC 2919 (to sort by). */
function headersFor(token: string, origin: string): Record<string, string> {
  return {
    'List-Unsubscribe': `<${origin}${oneClickAddress(token)}>`,
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    'List-Id': `<updates.${new URL(origin).hostname}>`,
  };
}

function itemsOf({ names, entries }: DigestPart, locale: Locale, origin: string): readonly FeedItem[] {
  return updatesFeed(entries, names, entryLanguage(locale), { origin, filter: NO_FILTER, format: 'atom' })
    .items;
}

function subjectOf(told: readonly (DigestPart & { items: readonly FeedItem[] })[], locale: Locale): string {
  const { t } = subscriptionWords(locale);
  const items = told.flatMap((part) => part.items);
  const [only, second] = items;
  if (only && !second) return only.title;
  const [part, another] = told;
  if (!part || another)
    return t('mail.subjectSeveral', { site: mailTexts(locale).site, count: items.length });
  return t('mail.subject', { programme: titleOf(part, locale), count: items.length });
}

function titleOf({ names }: DigestPart, locale: Locale): string {
  return inLanguage(names.programme.title, locale).text;
}

function updatesUrl({ names }: DigestPart, locale: Locale, origin: string): string {
  return `${origin}${updatesAddress({ locale, programme: names.programme.slug })}`;
}

function itemText({ title, url, html }: FeedItem): string {
  const body = convert(html, {
    wordwrap: false,
    selectors: [{ selector: 'a', options: { hideLinkHrefIfSameAsText: true } }],
  });
  return `* ${title}\n${url}\n\n${body}`;
}

function itemHtml({ title, url, html }: FeedItem): string {
  return `<h2 style="font-size:1.1em">${anchor(url, title)}</h2>\n${html}`;
}

function anchor(url: string, words: string): string {
  return `<a href="${plainHtml(url)}">${plainHtml(words)}</a>`;
}

function listOf(words: readonly string[], locale: Locale): string {
  return new Intl.ListFormat(locale, { type: 'conjunction' }).format(words);
}

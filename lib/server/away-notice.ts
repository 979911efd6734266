import { LRUCache } from 'lru-cache';
import { createTranslator } from 'next-intl';
import { formatInstant } from '@/lib/core/i18n/format';
import { type Locale, localeOrDefault } from '@/lib/core/i18n/locales';
import { messagesOf } from '@/lib/core/i18n/messages';
import { currentPublication } from '@/lib/core/published-sequence';
import type { Kept } from './response-cache';
import { changeStored, type StoredResponse } from './stored-response';

/** Pages with their notice that are held ready; making one takes some milliseconds. */
const HELD = 200;

const held = new LRUCache<StoredResponse, Promise<StoredResponse>>({ max: HELD });

/** Others may hold such an answer for seconds only, so that nothing of it is left soon after the database is back. */
const CACHE_CONTROL = 'public, max-age=0, s-maxage=5, must-revalidate';
/** What says how much is left to its reader is nobody else's. */
const COUNTED_CACHE_CONTROL = 'public, max-age=0, must-revalidate';

/**
 * An answer from memory for a time in which the database does not answer: as it was, with headers that say so and, where it is a page,
 * a notice above it that says from when it is. True however long that time becomes: it says nothing of today.
 */
export function withNotice(path: string, kept: Kept): Promise<StoredResponse> {
  const known = held.get(kept.stored);
  if (known) return known;
  const made = addNotice(path, kept);
  held.set(kept.stored, made);
  return made;
}

function addNotice(path: string, { stored, begunAt, sequence }: Kept): Promise<StoredResponse> {
  const headers = {
    'cache-control': stored.isCounted ? COUNTED_CACHE_CONTROL : CACHE_CONTROL,
    // RFC 9111 no longer has Warning, but programs that know it exist, and nothing takes its place for readers' own programs.
    warning: '110 pledgebook "Response is Stale"',
    'cache-status': 'pledgebook; hit; detail=database-away',
  };
  const html = noticeHtml(localeOf(path), new Date(begunAt), sequence ?? 0n);
  return changeStored(stored, headers, (body, contentType) => {
    if (!/^text\/html\b/.test(contentType)) return body;
    return Buffer.from(body.toString('utf8').replace(/<body\b[^>]*>/i, (tag) => tag + html));
  });
}

/** The language of a page by its address. */
export function localeOf(path: string): Locale {
  return localeOrDefault(path.split('/', 2)[1] ?? '');
}

function noticeHtml(locale: Locale, madeAt: Date, entry: bigint): string {
  const t = createTranslator({ locale, messages: messagesOf(locale), namespace: 'site.away' });
  const zone = currentPublication().timeZones[0] ?? 'UTC';
  const iso = madeAt.toISOString();
  const moment = () => `<time datetime="${iso}">${formatInstant(iso, zone, locale)}</time>`;
  return `<p role="status" class="away-notice">${t.markup('notice', { moment, entry: entry.toString() })}</p>`;
}

/** The words of the page that says that the database is away, in a language. */
export function awayWords(locale: Locale): {
  title: string;
  text: string;
  language: { locale: Locale; start: string };
} {
  const t = createTranslator({ locale, messages: messagesOf(locale), namespace: 'site' });
  const start = t('badAddress.unreadable.start');
  return { title: t('away.title'), text: t('away.text'), language: { locale, start } };
}

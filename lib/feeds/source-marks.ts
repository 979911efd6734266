import type { Json } from '@/lib/core/canonical-json';
import { type PlainDate, parsePlainDate } from '@/lib/core/plain-date';
import type { LedgerEntry } from '@/lib/ledger/types';
import type { FeedLanguage } from './figure-words';
import { linkHtml, plainHtml } from './html';

/** More addresses than these say in a feed that there are many; the entry's page has them all. */
const MOST = 20;

interface MarkContent {
  readonly url: string;
  readonly state: string | null;
  readonly lastSeenOn: PlainDate | null;
  readonly since: PlainDate | null;
  readonly archiveUrl: string | null;
}

function textOf(value: Json | undefined): string | null {
  return typeof value === 'string' ? value : null;
}

/** The addresses of which an entry `sources_checked` says something, with what it says. */
export function marksIn({ content }: Pick<LedgerEntry, 'content'>): MarkContent[] {
  const list: readonly Json[] = Array.isArray(content.sources) ? content.sources : [];
  return list.flatMap((one) => {
    if (typeof one !== 'object' || one === null || Array.isArray(one)) return [];
    const fields: { readonly [key: string]: Json } = Object.fromEntries(Object.entries(one));
    const url = textOf(fields.url);
    if (url === null) return [];
    const day = (name: string) => parsePlainDate(textOf(fields[name]) ?? '');
    return [
      {
        url,
        state: textOf(fields.state),
        lastSeenOn: day('lastSeenOn'),
        since: day('since'),
        archiveUrl: textOf(fields.archiveUrl),
      },
    ];
  });
}

function wordsOf({ state, lastSeenOn, since }: MarkContent, { t, date }: FeedLanguage): string | null {
  if (state === 'alive' && lastSeenOn) return t('mark.alive', { date: date(lastSeenOn) });
  if (state === 'changed' && since) return t('mark.changed', { date: date(since) });
  if (state === 'dead' && since) return t('mark.dead', { date: date(since) });
  return state === 'refused' ? t('mark.refused') : null;
}

/** What an entry says of addresses, a line of HTML each. */
export function marksHtml(entry: LedgerEntry, language: FeedLanguage): string[] {
  const { t } = language;
  const marks = marksIn(entry);
  const lines = marks.slice(0, MOST).map((mark) => {
    const parts = [linkHtml(mark.url, mark.url)];
    const words = wordsOf(mark, language);
    if (words !== null) parts.push(plainHtml(words));
    if (mark.archiveUrl !== null) parts.push(linkHtml(mark.archiveUrl, t('mark.archive')));
    return parts.join(' · ');
  });
  if (marks.length > MOST) lines.push(plainHtml(t('mark.more', { count: marks.length - MOST })));
  lines.push(plainHtml(t('mark.by', { actor: entry.actor })));
  return lines;
}

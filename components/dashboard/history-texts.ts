import type { useTranslations } from 'next-intl';
import { formatDate } from '@/lib/core/i18n/format';
import type { HistoryPoint } from '@/lib/pledges/history/status-history';
import { STATUS_GROUPS } from '@/lib/status/types';

/** What a history is worded with. */
export interface HistoryTexts {
  readonly locale: string;
  readonly charts: ReturnType<typeof useTranslations<'charts'>>;
}

/** The points at which a number is another than before, with the first and the last: what a table has to list. */
export function changesOf(history: readonly HistoryPoint[]): HistoryPoint[] {
  return history.filter(({ groups }, index) => {
    const before = history[index - 1];
    if (before === undefined || index === history.length - 1) return true;
    return STATUS_GROUPS.some((group) => before.groups[group] !== groups[group]);
  });
}

function knownOf({ groups }: HistoryPoint): number {
  return groups.fulfilled + groups.on_course + groups.in_trouble;
}

function span([first, last]: readonly [HistoryPoint, HistoryPoint], locale: string) {
  return { from: formatDate(first.day, locale), to: formatDate(last.day, locale) };
}

/** The finding of a history in a sentence. */
export function historyFinding(
  ends: readonly [HistoryPoint, HistoryPoint],
  { charts, locale }: HistoryTexts,
): string {
  const [first, last] = ends;
  return charts('history.finding', {
    ...span(ends, locale),
    before: knownOf(first),
    after: knownOf(last),
    total: knownOf(last) + last.groups.not_yet_known,
    fulfilled: last.groups.fulfilled,
    onCourse: last.groups.on_course,
    inTrouble: last.groups.in_trouble,
  });
}

/** What the picture of a history shows, for a reader who does not see it. */
export function historyDescription(
  ends: readonly [HistoryPoint, HistoryPoint],
  { charts, locale }: HistoryTexts,
): string {
  return charts('history.description', span(ends, locale));
}

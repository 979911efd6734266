import type { LedgerEntry } from '@/lib/ledger/types';
import { type FigureContent, figureContent, type SourceContent, textIn } from './entry-content';
import type { FeedNames } from './feed-names';
import { type FeedLanguage, figureDay, figureRoleMeaning, figureValue } from './figure-words';
import { linkHtml, paragraph, plainHtml, textHtml } from './html';
import { regionOf, subjectOf } from './item-title';
import { marksHtml } from './source-marks';

/** Stands in a message for a piece of HTML: a character that no text of ours has, and XML could not hold. */
const SLOT = '\u0001';

/** A message as HTML, with one of its values being HTML already. */
function around(message: (slot: string) => string, html: string): string {
  const [before = '', after = ''] = message(SLOT).split(SLOT);
  return `${plainHtml(before)}${html}${plainHtml(after)}`;
}

function sourceHtml(source: SourceContent, { t, date }: FeedLanguage): string {
  const { publishedOn } = source;
  const link = linkHtml(source.url, source.publisher);
  return publishedOn === null
    ? around((publisher) => t('body.sourceUndated', { publisher }), link)
    : around((publisher) => t('body.source', { publisher, date: date(publishedOn) }), link);
}

function figureHtml(entry: LedgerEntry, figure: FigureContent, names: FeedNames, language: FeedLanguage) {
  const { t, date, locale } = language;
  const target = names.pledges.get(entry.pledge ?? '')?.targets.get(entry.target ?? '') ?? null;
  const value = figureValue(figure, target, language);
  if (value === null) return [];
  const region = regionOf(figure, names, locale);
  const aboutHtml = textHtml(subjectOf(entry, names), locale);
  const metricHtml =
    region === null ? aboutHtml : around((subject) => t('regional.subject', { subject, region }), aboutHtml);
  const role = figureRoleMeaning(figure, language);
  const { from, to } = figure;
  const on = figureDay(figure, language);
  if (on !== null) {
    return [around((metric) => t('body.figureOn', { metric, value, on, role }), metricHtml)];
  }
  if (from === null || to === null) {
    return [around((metric) => t('body.figureUndated', { metric, value, role }), metricHtml)];
  }
  const period = { from: date(from), to: date(to) };
  return [around((metric) => t('body.figure', { metric, value, ...period, role }), metricHtml)];
}

function keeperHtml(entry: LedgerEntry, { t }: FeedLanguage): string {
  const { actor, approver } = entry;
  return plainHtml(
    approver === null ? t('body.recorded', { actor }) : t('body.recordedAndRead', { actor, approver }),
  );
}

/** What an entry says, as HTML: value, dates and role, note, reason, sources, who recorded it. `url` leads to the pledge. */
export function itemHtml(
  entry: LedgerEntry,
  names: FeedNames,
  language: FeedLanguage,
  pledgeUrl: string | null,
): string {
  const { t, locale } = language;
  if (entry.kind === 'sources_checked') return marksHtml(entry, language).map(paragraph).join('\n');
  const figure = figureContent(entry);
  const pledge = names.pledges.get(entry.pledge ?? '');
  const summary = textIn(entry.content, 'summary') ?? textIn(entry.content, 'reasoning');
  const parts: string[] = figureHtml(entry, figure, names, language);
  if (summary !== null) parts.push(textHtml(summary, locale));
  if (figure.note !== null) parts.push(textHtml(figure.note, locale));
  if (figure.dateNote !== null) {
    parts.push(around((note) => t('body.dateNote', { note }), textHtml(figure.dateNote, locale)));
  }
  if (figure.revisedOn !== null) {
    parts.push(plainHtml(t('body.revisedOn', { date: language.date(figure.revisedOn) })));
  }
  if (figure.reason !== null) {
    parts.push(around((reason) => t('body.reason', { reason }), textHtml(figure.reason, locale)));
  }
  parts.push(...figure.sources.map((source) => sourceHtml(source, language)));
  if (pledge && pledgeUrl !== null) {
    const words = textHtml(pledge.title, locale);
    const link = `<a href="${plainHtml(pledgeUrl)}">${words}</a>`;
    parts.push(around((title) => t('body.pledge', { title }), link));
  }
  parts.push(keeperHtml(entry, language));
  return parts.map(paragraph).join('\n');
}

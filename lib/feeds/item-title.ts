import { inLanguage, type LocalizedText } from '@/lib/core/localized-text';
import type { LedgerEntry } from '@/lib/ledger/types';
import { type FigureContent, figureContent, textIn } from './entry-content';
import type { FeedNames } from './feed-names';
import { type FeedLanguage, figurePeriod, figureRole, figureValue } from './figure-words';
import { marksIn } from './source-marks';

/** What an entry is about: the metric of its target, else its pledge, else the programme. */
export function subjectOf(entry: LedgerEntry, names: FeedNames): LocalizedText {
  const pledge = names.pledges.get(entry.pledge ?? '');
  const target = pledge?.targets.get(entry.target ?? '');
  return target?.metric ?? textIn(entry.content, 'metric') ?? titleOf(entry, names);
}

/** The title of an entry's pledge as it is now, else as the entry has it, else the programme's. */
function titleOf(entry: LedgerEntry, names: FeedNames): LocalizedText {
  const pledge = names.pledges.get(entry.pledge ?? '');
  return pledge?.title ?? textIn(entry.content, 'title') ?? names.programme.title;
}

/** The name of the region that a figure is about, else its code; null for the whole country. */
export function regionOf({ region }: FigureContent, { programme }: FeedNames, locale: string): string | null {
  const known = programme.regions.find(({ code }) => code === region);
  return known ? inLanguage(known.name, locale).text : region;
}

function figureTitle(entry: LedgerEntry, names: FeedNames, language: FeedLanguage): string {
  const { t, locale } = language;
  const figure = figureContent(entry);
  const target = names.pledges.get(entry.pledge ?? '')?.targets.get(entry.target ?? '') ?? null;
  const about = inLanguage(subjectOf(entry, names), locale).text;
  const region = regionOf(figure, names, locale);
  const subject = region === null ? about : t('regional.subject', { subject: about, region });
  const value = figureValue(figure, target, language);
  if (value === null) return t('item.figureUnknown', { subject });
  const when = figurePeriod(figure, language);
  // Beside the title of a pledge that names a number, another number would read as its result.
  if (entry.target === null) {
    return when === null
      ? t('item.backgroundUndated', { subject, value })
      : t('item.background', { subject, value, when });
  }
  const role = figureRole(figure, language);
  return when === null
    ? t('item.figureUndated', { subject, value, role })
    : t('item.figure', { subject, value, when, role });
}

/** The verdict of an entry about an assessment; a verdict from the future as its code. */
function verdictWords({ content }: LedgerEntry, { t }: FeedLanguage): string {
  const key = `verdict.${content.verdict}` as Parameters<FeedLanguage['t']>[0]; // looked up before it is used
  return t.has(key) ? t(key) : String(content.verdict);
}

/** The title of an entry in a feed: what, how much, when; a correction says that it is one. */
export function itemTitle(entry: LedgerEntry, names: FeedNames, language: FeedLanguage): string {
  const { t, locale } = language;
  const title = inLanguage(titleOf(entry, names), locale).text;
  const subject = inLanguage(subjectOf(entry, names), locale).text;
  switch (entry.kind) {
    case 'figure_published':
      return figureTitle(entry, names, language);
    case 'figure_corrected':
      return t('item.correction', { title: figureTitle(entry, names, language) });
    case 'figure_retracted':
      return t('item.retraction', { title: figureTitle(entry, names, language) });
    case 'programme_added':
      return t('item.programmeAdded', { title });
    case 'programme_revised':
      return t('item.programmeRevised', { title });
    case 'pledge_added':
      return t('item.pledgeAdded', { title });
    case 'pledge_revised':
      return t('item.pledgeRevised', { title });
    case 'target_added':
      return t('item.targetAdded', { subject, title });
    case 'target_revised':
      return t('item.targetRevised', { subject, title });
    case 'sources_checked':
      return t('item.sourcesChecked', { count: marksIn(entry).length });
    case 'assessment_published':
      return t('item.assessmentPublished', { title, verdict: verdictWords(entry, language) });
    case 'assessment_revised':
      return t('item.assessmentRevised', { title, verdict: verdictWords(entry, language) });
    case 'assessment_retracted':
      return t('item.assessmentRetracted', { title, verdict: verdictWords(entry, language) });
  }
}

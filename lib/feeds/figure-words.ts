import type { useTranslations } from 'next-intl';
import type { PlainDate } from '@/lib/core/plain-date';
import type { FigureContent } from './entry-content';

/** The translator of the `feed` messages. */
export type FeedTexts = ReturnType<typeof useTranslations<'feed'>>;

/** How the language of a feed writes things; numbers and dates as on the pages. */
export interface FeedLanguage {
  readonly locale: string;
  readonly t: FeedTexts;
  readonly date: (day: PlainDate) => string;
  /** A number with its unit and the source's word about it (`about 20.1 million m²`). */
  readonly quantity: (value: string, unit: string | null, qualifier: string | null) => string;
}

/** What is known of the target that a figure belongs to. */
export interface MeasuredTarget {
  readonly kind: string;
  readonly stages: number;
}

/** The value of a figure in words; null where the entry has none. */
export function figureValue(
  figure: FigureContent,
  target: MeasuredTarget | null,
  { t, quantity }: FeedLanguage,
): string | null {
  if (figure.value === null) return null;
  if (figure.shape === 'stage') {
    return target !== null && target.stages > 1
      ? t('value.stageOf', { stage: figure.value, stages: String(target.stages) })
      : t('value.stage');
  }
  if (target?.kind === 'maintain' && figure.shape === 'reading') {
    return figure.value === '1' ? t('value.yes') : t('value.no');
  }
  return quantity(figure.value, figure.unit, figure.qualifier);
}

/** The day that a figure speaks of; of a running total the day up to which it counts. Null for a period. */
export function figureDay({ on, shape }: FigureContent, { t, date }: FeedLanguage): string | null {
  if (on === null) return null;
  return shape === 'running_total' ? t('totalBy', { on: date(on) }) : date(on);
}

/** The days that a figure speaks of, whole years as years: `2025`, `2023–2024`, `31 October 2025`. Null without dates. */
export function figurePeriod(figure: FigureContent, language: FeedLanguage): string | null {
  const { t, date } = language;
  const { from, to } = figure;
  if (from === null || to === null) return figureDay(figure, language);
  const areWholeYears = from.endsWith('-01-01') && to.endsWith('-12-31');
  if (!areWholeYears) return t('period', { from: date(from), to: date(to) });
  const [first, last] = [from.slice(0, 4), to.slice(0, 4)];
  return first === last ? first : t('years', { from: first, to: last });
}

type KnownRole = 'counted' | 'alternative' | 'context';

function isKnownRole(role: string | null): role is KnownRole {
  return role === 'counted' || role === 'alternative' || role === 'context';
}

/** The role of a figure in a word, for a title; a role from the future as its code. */
export function figureRole({ role, region }: FigureContent, { t }: FeedLanguage): string {
  if (role === 'counted' && region !== null) return t('regional.counted');
  return isKnownRole(role) ? t(`role.${role}`) : (role ?? '');
}

/** What the role of a figure means, for its description. */
export function figureRoleMeaning({ role, region }: FigureContent, { t }: FeedLanguage): string {
  if (role === 'counted' && region !== null) return t('regional.countedMeaning');
  return isKnownRole(role) ? t(`roleMeaning.${role}`) : (role ?? '');
}

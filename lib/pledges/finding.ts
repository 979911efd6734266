import { formatDate, formatNumber } from '@/lib/core/i18n/format';
import type { LocalizedText } from '@/lib/core/localized-text';
import type { Status } from '@/lib/status/types';
import {
  dateWords,
  type FindingTexts,
  paceWords,
  progressWords,
  targetWords,
  valueWords,
} from './finding-words';
import type { PledgeStanding, TargetStanding } from './types';

export type { FindingTexts };

/** What there is to say about a pledge or target in one sentence: the status, and the numbers behind it. */
export interface Finding {
  readonly status: Status;
  readonly text: string;
  /** The target that the numbers are of, where a pledge has several. */
  readonly metric: LocalizedText | null;
}

/** The finding as one sentence: `On track: 57.0 of 111 million m² by the end of 2025, 10.3 million ahead of the plan`. */
export function findingSentence({ status, text }: Finding, { t }: FindingTexts): string {
  return t('finding.sentence', { status: t(`name.${status}`), text });
}

/** The finding about a target on the day its standing is for. */
export function targetFinding(target: TargetStanding, texts: FindingTexts): Finding {
  return { status: target.standing.status, text: targetText(target, texts), metric: null };
}

/** The finding about a pledge: that of its weakest target, which gives the pledge its status (METHOD section 6). */
export function pledgeFinding(pledge: PledgeStanding, texts: FindingTexts): Finding {
  const { status, targets } = pledge;
  const { t } = texts;
  const [only] = targets;
  if (only === undefined) return { status, text: t('finding.pledge.notMeasurable'), metric: null };
  if (targets.length === 1) return targetFinding(only, texts);
  const weakest = targets.find((target) => target.standing.status === status);
  if (weakest === undefined) {
    const missing = targets.filter((target) => target.standing.status === 'no_data').length;
    const count = targets.length;
    return {
      status,
      text: t('finding.pledge.partly', { achieved: count - missing, count, missing }),
      metric: null,
    };
  }
  if (status === 'no_data') {
    const [first = only.due] = targets.map((target) => target.due).sort();
    const due = dateWords(texts, 'by', first);
    return { status, text: t('finding.pledge.noData', { count: targets.length, due }), metric: null };
  }
  return { status, text: targetText(weakest, texts), metric: weakest.metric };
}

function targetText(target: TargetStanding, texts: FindingTexts): string {
  if (target.standing.reason.current === null) return withoutFigure(target, texts);
  switch (target.kind) {
    case 'milestone':
      return milestoneText(target, texts);
    case 'maintain':
      return maintainText(target, texts);
    case 'trend':
      return trendText(target, texts);
    case 'total':
      return totalText(target, texts);
    case 'level':
    case 'relative':
      return levelText(target, texts);
  }
}

function withoutFigure(target: TargetStanding, texts: FindingTexts): string {
  const due = dateWords(texts, 'by', target.due);
  const value = targetWords(texts, target);
  const key = target.standing.status === 'overdue' ? 'overdue' : 'noData';
  return value === null
    ? texts.t(`finding.${key}.plain`, { due })
    : texts.t(`finding.${key}.target`, { target: value, due });
}

/** When the current value was: `by` for what adds up, `at` for a level. */
function whenWords(target: TargetStanding, texts: FindingTexts, preposition: 'by' | 'at'): string {
  const { reference } = target.standing.reason;
  return reference === null ? '' : dateWords(texts, preposition, reference);
}

function currentWords(target: TargetStanding, texts: FindingTexts): string {
  const { current } = target.standing.reason;
  return current === null ? '' : valueWords(texts, current, target.unit, target.qualifier ?? null);
}

function milestoneText(target: TargetStanding, texts: FindingTexts): string {
  const { reason, status } = target.standing;
  const due = dateWords(texts, 'by', target.due);
  if (reason.completedOn !== null) {
    const when = dateWords(texts, 'by', reason.completedOn);
    const isLate = status === 'achieved_late';
    return texts.t(isLate ? 'finding.milestone.doneLate' : 'finding.milestone.done', { when, due });
  }
  const counts = { reached: reason.stagesReached, stages: reason.stages, due };
  if (status === 'missed') return texts.t('finding.milestone.missed', counts);
  return texts.t('finding.milestone.someOf', { ...counts, when: whenWords(target, texts, 'by') });
}

function maintainText(target: TargetStanding, texts: FindingTexts): string {
  const when = whenWords(target, texts, 'at');
  const isOn = target.standing.reason.current === '1';
  if (target.standing.status === 'overdue') {
    const due = formatDate(target.due, texts.locale);
    return texts.t(isOn ? 'finding.maintain.noFigureOn' : 'finding.maintain.noFigureOff', { when, due });
  }
  return texts.t(isOn ? 'finding.maintain.on' : 'finding.maintain.off', { when });
}

function originWords(target: TargetStanding, texts: FindingTexts) {
  const { origin } = target.standing.reason;
  if (origin === null) return null;
  return {
    origin: valueWords(texts, origin.value, target.unit, target.originQualifier),
    originWhen: dateWords(texts, 'at', origin.date),
  };
}

function trendText(target: TargetStanding, texts: FindingTexts): string {
  const words = { current: currentWords(target, texts), when: whenWords(target, texts, 'at') };
  const { status, reason } = target.standing;
  if (status === 'overdue') {
    return texts.t('finding.trend.noFigure', { ...words, due: dateWords(texts, 'by', target.due) });
  }
  const origin = originWords(target, texts);
  if (origin === null || reason.isImproving === null) return texts.t('finding.trend.unknown', words);
  return texts.t(reason.isImproving ? 'finding.trend.better' : 'finding.trend.notBetter', {
    ...words,
    ...origin,
  });
}

function totalText(target: TargetStanding, texts: FindingTexts): string {
  const when = whenWords(target, texts, 'by');
  const progress = progressWords(texts, target);
  if (progress === null) return texts.t('finding.totalOpen', { current: currentWords(target, texts), when });
  const due = dateWords(texts, 'by', target.due);
  const { status } = target.standing;
  if (status === 'overdue') return texts.t('finding.totalNoFigure', { progress: progress.text, when, due });
  if (status === 'missed' || status === 'achieved_late') {
    return texts.t('finding.totalDue', { progress: progress.text, when, due });
  }
  const pace = status === 'achieved' ? null : paceWords(texts, target, progress.scale);
  return pace === null
    ? texts.t('finding.total', { progress: progress.text, when })
    : texts.t('finding.totalPace', { progress: progress.text, when, pace });
}

function levelText(target: TargetStanding, texts: FindingTexts): string {
  const goal = targetWords(texts, target);
  const words = { current: currentWords(target, texts), when: whenWords(target, texts, 'at') };
  if (goal === null) {
    const factor = target.factor === null ? '' : formatNumber(target.factor, texts.locale);
    return texts.t('finding.factorOnly', { ...words, factor });
  }
  const { status, reason } = target.standing;
  const known = { ...words, target: goal, due: dateWords(texts, 'by', target.due) };
  if (status === 'achieved') return texts.t('finding.levelMet', known);
  if (status === 'achieved_late' && reason.metSince !== null) {
    return texts.t('finding.levelMetSince', { ...known, since: formatDate(reason.metSince, texts.locale) });
  }
  if (status === 'overdue') return texts.t('finding.levelNoFigure', known);
  const origin = originWords(target, texts);
  if (target.standing.rule === 10 && origin !== null)
    return texts.t('finding.levelWorse', { ...known, ...origin });
  const pace = status === 'missed' ? null : paceWords(texts, target, null);
  return pace === null ? texts.t('finding.level', known) : texts.t('finding.levelPace', { ...known, pace });
}

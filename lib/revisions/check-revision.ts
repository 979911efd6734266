import type { Refusal } from '@/lib/core/errors';
import type { PlainDate } from '@/lib/core/plain-date';
import { checkFigure } from '@/lib/figures/check-figure';
import type { Figure } from '@/lib/figures/types';
import { changesOf } from '@/lib/ledger/entry-changes';
import type { Target } from '@/lib/pledges/types';
import { entryContent, targetOfContent } from './revision-content';
import type { RevisionToRecord } from './schema';
import type { RevisionSubject, TargetContent } from './types';

/** What the calendar has to say of a revision. */
export interface RevisionCalendar {
  readonly today: PlainDate;
  /** Nothing can be revised before it was promised. */
  readonly announcedOn: PlainDate;
  /** The day of the revision before; null for the first. */
  readonly lastRevisedOn: PlainDate | null;
}

function impossibleDays(revision: RevisionToRecord, calendar: RevisionCalendar): Refusal[] {
  const { today, announcedOn, lastRevisedOn } = calendar;
  const { revisedOn } = revision;
  const refusals: Refusal[] = [];
  if (revisedOn > today) refusals.push({ code: 'date_in_future', field: 'revisedOn', values: { today } });
  if (revisedOn < announcedOn) {
    refusals.push({ code: 'revised_before_promised', field: 'revisedOn', values: { announcedOn } });
  } else if (lastRevisedOn !== null && revisedOn < lastRevisedOn) {
    refusals.push({ code: 'revised_before_last', field: 'revisedOn', values: { last: lastRevisedOn } });
  }
  for (const [index, { publishedOn }] of revision.sources.entries()) {
    if (publishedOn !== null && publishedOn > today) {
      refusals.push({ code: 'date_in_future', field: `sources.${index}.publishedOn`, values: { today } });
    }
  }
  return refusals;
}

/** Checkpoints are dated steps on the way: after one another, from the start on, and before the last day. */
function wrongCheckpoints({ checkpoints, start, due }: TargetContent): Refusal[] {
  return checkpoints.flatMap(({ on }, index): Refusal[] => {
    const field = `checkpoints.${index}.on`;
    if (on < start || on >= due) return [{ code: 'checkpoint_outside', field, values: { start, due } }];
    const before = checkpoints[index - 1]?.on;
    return before !== undefined && on <= before
      ? [{ code: 'checkpoints_not_in_order', field, values: { before } }]
      : [];
  });
}

/** Terms that the database and the method rule out; days that stay as they were are not taken up again. */
function wrongTerms(before: TargetContent, after: TargetContent): Refusal[] {
  const { kind, value, factor, baseline, start, due, stages } = after;
  const refusals = wrongCheckpoints(after);
  const isNotPositive = (number: string | null) => number !== null && (number === '0' || number[0] === '-');
  if (kind === 'total' && isNotPositive(value)) refusals.push({ code: 'not_positive', field: 'value' });
  if (isNotPositive(factor)) refusals.push({ code: 'not_positive', field: 'factor' });
  if (stages > 1 && kind !== 'milestone') refusals.push({ code: 'does_not_fit_kind', field: 'stages' });
  const isMoved = due !== before.due || start !== before.start;
  if (isMoved && due < start) refusals.push({ code: 'due_before_start', field: 'due', values: { start } });
  const isNewBaseline = due !== before.due || baseline?.date !== before.baseline?.date;
  if (isNewBaseline && baseline !== null && baseline.date >= due) {
    refusals.push({ code: 'baseline_after_due', field: 'baseline.date', values: { due } });
  }
  return refusals;
}

/** Published figures that the new terms would leave without a place, each named (METHOD section 2). */
function strandedFigures(after: TargetContent, figures: readonly Figure[], today: PlainDate): Refusal[] {
  const target: Target = targetOfContent('', after);
  return figures.flatMap((figure): Refusal[] => {
    const recorded = { ...figure, programme: '', corrects: null, reason: null, basedOn: null };
    const [first] = checkFigure({ ...recorded, sources: [...figure.sources] }, target, [], today);
    if (first === undefined) return [];
    const { id, value, unit, qualifier } = figure;
    const period = figure.on ?? `${figure.from}/${figure.to}`;
    const named = { figure: id, value, unit: unit ?? '', ...(qualifier && { qualifier }), period };
    return [{ code: 'figure_no_longer_fits', field: null, values: { ...named, why: first.code } }];
  });
}

/** Whether two contents say the same, whatever the order of their parts. */
function isUnchanged({ before, after }: RevisionSubject): boolean {
  const facts = { revisedOn: '' as PlainDate, reason: {}, sources: [] };
  return changesOf([entryContent(before, facts)], entryContent(after, facts))?.length === 0;
}

/**
 * Everything that speaks against publishing a revision, given the published figures of the target that are in force. Empty
 * when nothing does.
 */
export function checkRevision(
  revision: RevisionToRecord,
  subject: RevisionSubject,
  figures: readonly Figure[],
  calendar: RevisionCalendar,
): Refusal[] {
  const refusals = impossibleDays(revision, calendar);
  if (isUnchanged(subject)) refusals.push({ code: 'nothing_changed', field: null });
  if (subject.of === 'pledge') return refusals;
  const { before, after } = subject;
  refusals.push(...wrongTerms(before, after));
  const isOtherUnit = before.unit !== after.unit;
  if (isOtherUnit && figures.length > 0) {
    const values = { unit: before.unit ?? '', count: figures.length };
    return [...refusals, { code: 'unit_has_figures', field: 'unit', values }];
  }
  return [...refusals, ...strandedFigures(after, figures, calendar.today)];
}

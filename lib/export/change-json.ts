import { z } from 'zod';
import type { ChangeSpan, PledgeChange, TargetChange } from '@/lib/pledges/changes/types';
import type { Revision } from '@/lib/revisions/types';
import { STATUS_GROUPS, STATUSES } from '@/lib/status/types';
import { count, sequenceText, slugText } from './answer-parts';
import type { Evaluation } from './method';

const step = z.object({
  before: z.enum(STATUSES),
  after: z.enum(STATUSES),
  groupBefore: z.enum(STATUS_GROUPS),
  groupAfter: z.enum(STATUS_GROUPS),
});

const targetChangeAnswer = step.extend({
  key: slugText,
  deadline: z.iso.date().nullable().describe('Its deadline, where that passed in between'),
  figures: z
    .array(z.guid())
    .describe('Counted figures that became known in between, the one behind the current value first'),
});

/** What changed between two days. */
export const changesAnswer = z.object({
  from: z.iso.date(),
  to: z.iso.date(),
  pledges: z
    .array(step.extend({ pledge: slugText, targets: z.array(targetChangeAnswer) }))
    .describe('Pledges of which some target changed its status; their own may have stayed'),
  revisions: z
    .array(
      z.object({
        pledge: slugText,
        target: slugText.nullable().describe('null where the words of the pledge were changed'),
        revisedOn: z.iso.date(),
        ledgerSeq: sequenceText,
      }),
    )
    .describe('Promises that were changed in between'),
  figuresPublished: count.describe('Figures in force that became known in between; changes.csv names them'),
});

type ChangesJson = z.output<typeof changesAnswer>;

/** What changed, of the figures their number. */
export interface Changes {
  readonly span: ChangeSpan;
  readonly pledges: readonly PledgeChange[];
  readonly revisions: readonly Revision[];
  readonly figuresPublished: number;
}

function stepJson({ before, after }: PledgeChange | TargetChange, method: Evaluation['method']) {
  return { before, after, groupBefore: method.groupOf(before), groupAfter: method.groupOf(after) };
}

/** What changed between two days, for the API. */
export function changesJson(
  { span, pledges, revisions, figuresPublished }: Changes,
  { method }: Pick<Evaluation, 'method'>,
): ChangesJson {
  return {
    from: span.from,
    to: span.to,
    pledges: pledges.map((change) => ({
      pledge: change.pledge.slug,
      ...stepJson(change, method),
      targets: change.targets.map((one) => ({
        key: one.target.key,
        ...stepJson(one, method),
        deadline: one.deadline,
        figures: one.figures.map(({ id }) => id),
      })),
    })),
    revisions: revisions.map(({ pledge, target, revisedOn, ledgerSeq }) => ({
      pledge,
      target,
      revisedOn,
      ledgerSeq,
    })),
    figuresPublished,
  };
}

import type { PlainDate } from '@/lib/core/plain-date';
import type { Figure } from '@/lib/figures/types';
import type { ChangeSpan, PledgeChange, TargetChange } from '@/lib/pledges/changes/types';
import type { Revision } from '@/lib/revisions/types';
import type { CHANGE_COLUMNS, NameOf } from './columns';
import type { Row } from './csv';
import type { Evaluation } from './method';
import { listCell } from './text-cell';

type ChangeRow = Row<NameOf<typeof CHANGE_COLUMNS>>;

/** Writes the rows of one comparison: each says what was compared, and by what. */
export function changeRows(span: ChangeSpan, { method, ledgerSeq }: Evaluation) {
  const row = (own: Pick<ChangeRow, 'kind' | 'pledge'> & Partial<ChangeRow>): ChangeRow => ({
    target: null,
    status_before: null,
    status_after: null,
    group_before: null,
    group_after: null,
    deadline: null,
    figures: null,
    on: null,
    ...own,
    from: span.from,
    to: span.to,
    method_version: String(method.version),
    ledger_seq: ledgerSeq,
  });
  const step = ({ before, after }: PledgeChange | TargetChange) => ({
    status_before: before,
    status_after: after,
    group_before: method.groupOf(before),
    group_after: method.groupOf(after),
  });
  return {
    /** A row for the pledge, where its own status changed, and one for each of its targets that did. */
    statuses: (change: PledgeChange): ChangeRow[] => [
      ...(change.before === change.after
        ? []
        : [row({ kind: 'pledge_status', pledge: change.pledge.slug, ...step(change) })]),
      ...change.targets.map((one) =>
        row({
          kind: 'target_status',
          pledge: change.pledge.slug,
          target: one.target.key,
          ...step(one),
          deadline: one.deadline,
          figures: listCell(one.figures.map(({ id }) => id)),
        }),
      ),
    ],
    /** A figure, with the day from which it was known. */
    figure: ({ id, pledge, target }: Figure, knownFrom: PlainDate): ChangeRow =>
      row({ kind: 'figure_published', pledge, target, figures: id, on: knownFrom }),
    revision: ({ pledge, target, revisedOn }: Revision): ChangeRow =>
      row({ kind: target === null ? 'pledge_revised' : 'target_revised', pledge, target, on: revisedOn }),
  };
}

import type { Figure } from '@/lib/figures/types';
import type { FIGURE_COLUMNS, NameOf } from './columns';
import type { Row } from './csv';
import { listCell, noteCell, textCell } from './text-cell';

/** A published figure as a row of figures.csv. */
export function figureRow(figure: Figure): Row<NameOf<typeof FIGURE_COLUMNS>> {
  const { sources } = figure;
  return {
    id: figure.id,
    pledge: figure.pledge,
    target: figure.target,
    shape: figure.shape,
    role: figure.role,
    value: figure.value,
    unit: figure.unit,
    from: figure.from,
    to: figure.to,
    on: figure.on,
    qualifier: figure.qualifier,
    note: noteCell(figure.note, figure.dateNote),
    source_url: listCell(sources.map(({ url }) => url)),
    source_publisher: listCell(sources.map(({ publisher }) => publisher)),
    source_published_on: listCell(sources.map(({ publishedOn }) => publishedOn)),
    source_kind: listCell(sources.map(({ kind }) => kind)),
    state: figure.state,
    recorded_at: figure.recordedAt,
    supersedes: figure.supersedes,
    reason: textCell(figure.reason),
    region: figure.region,
  };
}

import type { ReactNode } from 'react';

export interface Column<Row> {
  readonly key: string;
  readonly head: ReactNode;
  readonly cell: (row: Row) => ReactNode;
  /** `number` sets figures flush right; `name` makes the cell the row's heading. */
  readonly kind?: 'text' | 'number' | 'name';
  /** Further classes for head and cells, such as a width. */
  readonly className?: string;
}

interface DataTableProps<Row> {
  readonly caption: ReactNode;
  /** For tables whose heading stands right above them: the caption is then only read out. */
  readonly isCaptionHidden?: boolean;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  /** Id of the caption; unique on the page. */
  readonly id: string;
}

/** A plain table with a caption. Where it is wider than the screen it scrolls by itself, also by keyboard. */
export function DataTable<Row>({ caption, isCaptionHidden, columns, rows, rowKey, id }: DataTableProps<Row>) {
  return (
    <div {...scrollable(id)} className="relative overflow-x-auto print:overflow-visible">
      <table className="w-full border-collapse text-small">
        <caption id={id} className={isCaptionHidden ? 'sr-only' : 'pb-2 text-start text-body'}>
          {caption}
        </caption>
        <thead>
          <tr className="border-b border-rule align-bottom">
            {columns.map((column) => (
              <th key={column.key} scope="col" className={`${CELL} ${alignment(column)}`}>
                {column.head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)} className="border-b border-line align-top">
              {columns.map((column) => (
                <DataCell key={column.key} column={column} row={row} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/**
 * What scrolls must be reachable by keyboard (WCAG 2.1.1). A named group and no region: the section around it is the
 * landmark.
 */
function scrollable(captionId: string) {
  return { role: 'group', tabIndex: 0, 'aria-labelledby': captionId } as const;
}

const CELL = 'py-2 ps-4 first:ps-0';

function alignment<Row>({ kind, className = '' }: Column<Row>): string {
  return kind === 'number' ? `text-end figures whitespace-nowrap ${className}` : className;
}

function DataCell<Row>({ column, row }: { column: Column<Row>; row: Row }) {
  if (column.kind === 'name') {
    return (
      <th scope="row" className={`${CELL} font-normal ${column.className ?? ''}`}>
        {column.cell(row)}
      </th>
    );
  }
  return <td className={`${CELL} ${alignment(column)}`}>{column.cell(row)}</td>;
}

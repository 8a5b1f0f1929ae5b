import type { ReactNode } from "react";

export interface Column {
  readonly key: string;
  readonly label: ReactNode;
  /** Figures: set to the end, in equal digits. */
  readonly isNumeric?: boolean;
}

export interface TableRow {
  readonly key: string;
  /** One cell a column; the first names the row. */
  readonly cells: readonly ReactNode[];
}

interface DataTableProps {
  readonly caption: ReactNode;
  readonly isCaptionHidden?: boolean;
  readonly columns: readonly Column[];
  readonly rows: readonly TableRow[];
  /** On a phone each row stands by itself, its cells beside the names of their columns. */
  readonly isStacked?: boolean;
  /** For a table wider than a phone: the name of the region that scrolls, reached by keyboard. */
  readonly scrollLabel?: string;
}

const numeric = "numeric";

interface RowProps extends Pick<DataTableProps, "columns" | "isStacked"> {
  readonly row: TableRow;
}

function Row({ row, columns, isStacked = false }: RowProps) {
  return (
    <tr>
      {columns.map((column, index) => {
        const className = column.isNumeric ? numeric : undefined;
        const cell = row.cells[index];
        if (index === 0) return <th key={column.key} className={className} scope="row" children={cell} />;
        if (isStacked) return <StackedCell key={column.key} column={column} children={cell} />;
        return <td key={column.key} className={className} children={cell} />;
      })}
    </tr>
  );
}

function StackedCell({ column, children }: { readonly column: Column; readonly children: ReactNode }) {
  return (
    <td className={column.isNumeric ? numeric : undefined}>
      <span className="cell-label" aria-hidden="true">
        {column.label}
      </span>
      <div>{children}</div>
    </td>
  );
}

/** A table with a caption; on a phone its rows stand apart, or it scrolls inside itself. */
export function DataTable(props: DataTableProps) {
  const { caption, isCaptionHidden = false, columns, rows, isStacked = false, scrollLabel } = props;
  const region = scrollLabel ? { role: "region", tabIndex: 0, "aria-label": scrollLabel } : {};
  return (
    <div className="table-scroll" {...region}>
      <table className={isStacked ? "table table-stacked" : "table"}>
        <caption className={isCaptionHidden ? "visually-hidden" : undefined}>{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.key} scope="col" className={column.isNumeric ? numeric : undefined}>
                {column.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.key} row={row} columns={columns} isStacked={isStacked} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

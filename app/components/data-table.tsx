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
  /** For a table wider than a phone: the name of the region that scrolls, reached by keyboard. */
  readonly scrollLabel?: string;
}

const numeric = "numeric";

function Row({ row, columns }: { readonly row: TableRow; readonly columns: readonly Column[] }) {
  return (
    <tr>
      {columns.map((column, index) => {
        const className = column.isNumeric ? numeric : undefined;
        const cell = row.cells[index];
        if (index > 0) return <td key={column.key} className={className} children={cell} />;
        return <th key={column.key} className={className} scope="row" children={cell} />;
      })}
    </tr>
  );
}

/** A table with a caption; on a phone it scrolls inside itself. */
export function DataTable({ caption, isCaptionHidden = false, columns, rows, scrollLabel }: DataTableProps) {
  const region = scrollLabel ? { role: "region", tabIndex: 0, "aria-label": scrollLabel } : {};
  return (
    <div className="table-scroll" {...region}>
      <table className="table">
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
            <Row key={row.key} row={row} columns={columns} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

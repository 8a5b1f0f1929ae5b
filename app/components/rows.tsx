import type { ReactNode } from "react";

export interface LinkedRow {
  readonly key: string;
  readonly title: ReactNode;
  readonly titleLang?: string | undefined;
  /** Without it the title is plain text. */
  readonly href?: string;
  readonly meta?: ReactNode;
  readonly tags?: ReactNode;
  /** A sentence with the time left and the date. */
  readonly deadline?: ReactNode;
}

/** A list of things with a page of their own, parted by rules. */
export function Rows({ rows }: { readonly rows: readonly LinkedRow[] }) {
  return (
    <ul className="rows">
      {rows.map((row) => (
        <li key={row.key}>
          {row.href ? (
            <a className="rows-title" href={row.href} lang={row.titleLang}>
              {row.title}
            </a>
          ) : (
            <span className="rows-title" lang={row.titleLang}>
              {row.title}
            </span>
          )}
          {row.tags && <div className="tag-row">{row.tags}</div>}
          {row.meta && <p className="small soft">{row.meta}</p>}
          {row.deadline && <p className="deadline">{row.deadline}</p>}
        </li>
      ))}
    </ul>
  );
}

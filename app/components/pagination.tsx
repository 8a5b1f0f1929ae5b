import type { ReactNode } from "react";

export interface PageLink {
  readonly key: string;
  readonly label: ReactNode;
  /** Without it a gap between numbers. */
  readonly href?: string;
  readonly isCurrent?: boolean;
}

interface Step {
  readonly href: string;
  readonly label: ReactNode;
}

interface PaginationProps {
  readonly label: string;
  readonly pages?: readonly PageLink[];
  readonly previous?: Step | undefined;
  readonly next?: Step | undefined;
}

/** The pages of a long list, by number or only forward and back. */
export function Pagination({ label, pages = [], previous, next }: PaginationProps) {
  return (
    <nav className="pagination" aria-label={label}>
      <ul>
        {previous && (
          <li>
            <a href={previous.href} rel="prev">
              {previous.label}
            </a>
          </li>
        )}
        {pages.map((page) => (
          <li key={page.key}>
            {page.href ? (
              <a href={page.href} aria-current={page.isCurrent ? "page" : undefined}>
                {page.label}
              </a>
            ) : (
              <span>{page.label}</span>
            )}
          </li>
        ))}
        {next && (
          <li>
            <a href={next.href} rel="next">
              {next.label}
            </a>
          </li>
        )}
      </ul>
    </nav>
  );
}

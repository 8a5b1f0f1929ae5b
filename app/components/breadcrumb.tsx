import type { ReactNode } from "react";

/** One step of the way: the page itself has no href. */
export interface Crumb {
  readonly key: string;
  readonly label: ReactNode;
  readonly href?: string;
}

interface BreadcrumbProps {
  readonly label: string;
  readonly crumbs: readonly Crumb[];
}

/** The way from the top to this page; `label` names it for those who hear it. */
export function Breadcrumb({ label, crumbs }: BreadcrumbProps) {
  return (
    <nav className="breadcrumb" aria-label={label}>
      <ol>
        {crumbs.map((crumb) => (
          <li key={crumb.key}>
            {crumb.href ? <a href={crumb.href}>{crumb.label}</a> : <span>{crumb.label}</span>}
          </li>
        ))}
      </ol>
    </nav>
  );
}

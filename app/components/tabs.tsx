import type { ReactNode } from "react";

export interface Tab {
  readonly key: string;
  readonly href: string;
  readonly label: ReactNode;
  readonly isCurrent?: boolean;
  /** How many new things are there; shown beside the label. */
  readonly count?: ReactNode;
}

interface TabsProps {
  readonly label: string;
  readonly tabs: readonly Tab[];
}

/** Views of one thing, each a page of its own, so that they need no script. */
export function Tabs({ label, tabs }: TabsProps) {
  return (
    <nav className="tabs" aria-label={label}>
      <ul>
        {tabs.map((tab) => (
          <li key={tab.key}>
            <a href={tab.href} aria-current={tab.isCurrent ? "page" : undefined}>
              {tab.label}
              {tab.count && <span className="count">{tab.count}</span>}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

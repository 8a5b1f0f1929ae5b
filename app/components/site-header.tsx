import type { ReactNode } from "react";
import { LanguageMenu, type LanguageMenuProps } from "./language-menu.tsx";
import { Mark } from "./mark.tsx";

export interface NavLink {
  readonly key: string;
  readonly href: string;
  readonly label: ReactNode;
  readonly isCurrent?: boolean;
  /** What is new there, said shortly; takes no room of its own. */
  readonly count?: string | undefined;
  /** The link's whole name where it has a count. */
  readonly name?: string | undefined;
}

interface SiteHeaderProps {
  readonly home: string;
  /** The short name, as the mark says it. */
  readonly name: string;
  readonly fullName: ReactNode;
  readonly navLabel: string;
  readonly nav: readonly NavLink[];
  readonly languages: LanguageMenuProps;
  /** An Account, or a plain link to sign in. */
  readonly account: ReactNode;
}

/** The head of every page: the mark, the parts of the portal on their line, the languages, who is signed in. */
export function SiteHeader({ home, name, fullName, navLabel, nav, languages, account }: SiteHeaderProps) {
  return (
    <header className="site-header">
      <div className="wrap">
        <a className="mark" href={home}>
          <Mark />
          <span>
            <span className="mark-name">{name}</span> <span className="mark-full">{fullName}</span>
          </span>
        </a>
        <nav className="site-nav" aria-label={navLabel}>
          <ul>
            {nav.map((link) => (
              <li key={link.key}>
                <a href={link.href} aria-current={link.isCurrent ? "page" : undefined} aria-label={link.name}>
                  {link.label}
                  {link.count && <span className="count nav-count">{link.count}</span>}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <div className="site-tools">
          <LanguageMenu {...languages} />
          {account}
        </div>
      </div>
    </header>
  );
}

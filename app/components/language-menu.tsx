import { VisuallyHidden } from "./visually-hidden.tsx";

export interface LanguageLink {
  /** The tag, as in the address. */
  readonly tag: string;
  /** The language's own name for itself. */
  readonly name: string;
  readonly href: string;
}

export interface LanguageMenuProps {
  /** The word for "Language" in the language of the page. */
  readonly label: string;
  readonly current: string;
  readonly links: readonly LanguageLink[];
}

/** The languages of the portal, each by its own name; folds without script. */
export function LanguageMenu({ label, current, links }: LanguageMenuProps) {
  const chosen = links.find((link) => link.tag === current);
  return (
    <details className="language-menu">
      <summary>
        <VisuallyHidden>{label}</VisuallyHidden>
        {chosen?.name}
      </summary>
      <ul>
        {links.map((link) => (
          <li key={link.tag}>
            <a
              href={link.href}
              lang={link.tag}
              hrefLang={link.tag}
              aria-current={link.tag === current ? "true" : undefined}
            >
              {link.name}
            </a>
          </li>
        ))}
      </ul>
    </details>
  );
}

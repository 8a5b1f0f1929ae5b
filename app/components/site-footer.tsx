import type { ReactNode } from "react";
import { VisuallyHidden } from "./visually-hidden.tsx";

interface FooterLink {
  readonly key: string;
  readonly href: string;
  readonly label: ReactNode;
}

export interface TextSizeForm {
  readonly action: string;
  readonly label: ReactNode;
  /** The name of the field that the buttons send. */
  readonly name: string;
  readonly sizes: readonly {
    readonly value: string;
    /** The sign seen, such as "A+". */
    readonly sign: string;
    /** What the sign means, heard after it. */
    readonly meaning: ReactNode;
    readonly isCurrent?: boolean;
  }[];
  /** Where to come back to, as a hidden field. */
  readonly back?: { readonly name: string; readonly value: string };
}

interface SiteFooterProps {
  readonly name: ReactNode;
  readonly linksLabel: string;
  readonly links: readonly FooterLink[];
  readonly textSize: TextSizeForm;
  /** What is to be known on every page, before everything else. */
  readonly note?: ReactNode;
}

function TextSize({ action, label, name, sizes, back }: TextSizeForm) {
  return (
    <form className="text-size" method="post" action={action}>
      {back && <input type="hidden" name={back.name} value={back.value} />}
      <span>{label}</span>
      {sizes.map((size) => (
        <button key={size.sign} type="submit" name={name} value={size.value} aria-pressed={size.isCurrent}>
          {size.sign} <VisuallyHidden>{size.meaning}</VisuallyHidden>
        </button>
      ))}
    </form>
  );
}

/** The foot of every page: who speaks, further links, the size of the text. */
export function SiteFooter({ name, linksLabel, links, textSize, note }: SiteFooterProps) {
  return (
    <footer className="site-footer">
      <div className="wrap">
        {note && <p className="site-footer-note">{note}</p>}
        <span>{name}</span>
        <nav aria-label={linksLabel}>
          <ul>
            {links.map((link) => (
              <li key={link.key}>
                <a href={link.href}>{link.label}</a>
              </li>
            ))}
          </ul>
        </nav>
        <TextSize {...textSize} />
      </div>
    </footer>
  );
}

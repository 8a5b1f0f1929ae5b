import type { ReactNode } from "react";
import { Avatar } from "./avatar.tsx";

interface AccountProps {
  readonly href: string;
  readonly initials: string;
  /** The kind of office, in short. */
  readonly office: ReactNode;
  /** The city, country or organisation. */
  readonly body: ReactNode;
}

/** Under which office one is signed in: a link to the account, for the header. */
export function Account({ href, initials, office, body }: AccountProps) {
  return (
    <a className="account" href={href}>
      <Avatar initials={initials} />
      <span className="account-words small">
        <span>{office} </span>
        <span className="account-body">{body}</span>
      </span>
    </a>
  );
}

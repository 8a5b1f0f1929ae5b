import type { ReactNode } from "react";

interface SkipLinkProps {
  readonly children: ReactNode;
  /** The id of the main part, without "#". */
  readonly to?: string;
}

/** The first link of every page: past the header to the main part. Seen when it has the focus. */
export function SkipLink({ children, to = "main" }: SkipLinkProps) {
  return (
    <a className="skip-link" href={`#${to}`}>
      {children}
    </a>
  );
}

import type { ReactNode } from "react";

interface NoteProps {
  readonly children: ReactNode;
  /** A notice is for what is to be done or kept now. */
  readonly isNotice?: boolean;
  /** A warning is for what cannot be taken back or is refused. */
  readonly isWarning?: boolean;
}

/** Something to know while reading on: a plain fact, unless it is said to be more. */
export function Note({ children, isNotice = false, isWarning = false }: NoteProps) {
  const kind = isWarning ? " note-warning" : isNotice ? " note-notice" : "";
  return <div className={`note${kind}`}>{children}</div>;
}

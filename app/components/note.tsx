import type { ReactNode } from "react";

interface NoteProps {
  readonly children: ReactNode;
  /** A warning is for what cannot be taken back or is refused. */
  readonly isWarning?: boolean;
}

/** Something to know while reading on. */
export function Note({ children, isWarning = false }: NoteProps) {
  return <div className={isWarning ? "note note-warning" : "note"}>{children}</div>;
}

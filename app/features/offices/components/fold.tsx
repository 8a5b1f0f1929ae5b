import type { ReactNode } from "react";

interface FoldProps {
  readonly summary: ReactNode;
  readonly isOpen?: boolean;
  readonly children: ReactNode;
}

/** Something one may do, folded until asked for. */
export function Fold({ summary, isOpen = false, children }: FoldProps) {
  return (
    <details open={isOpen}>
      <summary>{summary}</summary>
      {children}
    </details>
  );
}

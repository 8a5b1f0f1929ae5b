import type { ReactNode } from "react";

interface FlashProps {
  readonly children: ReactNode;
  readonly isRefused?: boolean;
}

/** What the last deed led to, said once at the top of the next page. */
export function Flash({ children, isRefused = false }: FlashProps) {
  return (
    <div className={isRefused ? "flash flash-refused" : "flash"} role="status">
      {children}
    </div>
  );
}

import type { ReactNode } from "react";

interface EmptyStateProps {
  readonly title: ReactNode;
  readonly children?: ReactNode;
  /** A way on: a ButtonLink. */
  readonly action?: ReactNode;
}

/** Says that there is nothing yet, and what can be done about it. */
export function EmptyState({ title, children, action }: EmptyStateProps) {
  return (
    <div className="empty">
      <p className="empty-title">{title}</p>
      {children && <p className="soft">{children}</p>}
      {action && <div className="actions">{action}</div>}
    </div>
  );
}

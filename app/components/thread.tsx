import type { ReactNode } from "react";

interface ThreadProps {
  readonly label: string;
  /** ThreadItem and ThreadDivider. */
  readonly children: ReactNode;
}

/** Comments, messages or a history as points on one line, oldest first; `label` names it for those who hear it. */
export function Thread({ label, children }: ThreadProps) {
  return (
    <ol className="thread" aria-label={label}>
      {children}
    </ol>
  );
}

interface ThreadItemProps {
  readonly who: ReactNode;
  readonly where?: ReactNode;
  /** A time element. */
  readonly when?: ReactNode;
  /** Filled: settled or read; yellow: what is looked at; empty: open. */
  readonly point?: "done" | "now" | "open";
  readonly tags?: ReactNode;
  readonly quote?: ReactNode;
  readonly quoteLang?: string | undefined;
  readonly children: ReactNode;
  /** The language of the body, where it is not that of the page. */
  readonly lang?: string | undefined;
  /** Links and buttons below the body. */
  readonly actions?: ReactNode;
  /** What hangs on it, below everything else. */
  readonly after?: ReactNode;
  readonly id?: string;
}

/** One point of a Thread: who said what, where and when, in which language. */
export function ThreadItem({ point = "done", ...item }: ThreadItemProps) {
  return (
    <li className={`thread-item point point-${point}`} id={item.id}>
      <p>
        <span className="thread-who">{item.who}</span>{" "}
        <span className="thread-when">
          {item.where}
          {item.where && item.when && "\u00a0· "}
          {item.when}
        </span>
      </p>
      {item.quote && (
        <blockquote className="thread-quote" lang={item.quoteLang}>
          {item.quote}
        </blockquote>
      )}
      {item.tags && <div className="tag-row">{item.tags}</div>}
      <div className="prose" lang={item.lang} dir={item.lang ? "auto" : undefined}>
        {item.children}
      </div>
      {item.actions && <div className="thread-actions">{item.actions}</div>}
      {item.after}
    </li>
  );
}

interface ThreadDividerProps {
  readonly children: ReactNode;
  /** True for the place from which on things are new. */
  readonly isNow?: boolean;
  readonly id?: string;
}

/** A day, or the first unread message, between the points of a Thread. */
export function ThreadDivider({ children, isNow = false, id }: ThreadDividerProps) {
  return (
    <li className={isNow ? "thread-divider thread-divider-now" : "thread-divider"} id={id}>
      {children}
    </li>
  );
}

import type { ReactNode } from "react";

export interface FieldError {
  /** The id of the field. */
  readonly field: string;
  readonly message: ReactNode;
}

interface ErrorSummaryProps {
  readonly heading: ReactNode;
  readonly errors: readonly FieldError[];
  /** False where it is only shown, not met. */
  readonly takesFocus?: boolean;
}

/** The browser moves to it on loading, with or without script, so that what is wrong is the first thing met. */
const focusOnLoad = { autoFocus: true, tabIndex: -1, role: "alert" };

/** What is wrong in a form, each sentence a link to its field; nothing where nothing is wrong. */
export function ErrorSummary({ heading, errors, takesFocus = true }: ErrorSummaryProps) {
  if (errors.length === 0) return null;
  return (
    <div className="error-summary" {...(takesFocus ? focusOnLoad : {})}>
      <h2>{heading}</h2>
      <ul>
        {errors.map((error) => (
          <li key={error.field}>
            <a href={`#${error.field}`}>{error.message}</a>
          </li>
        ))}
      </ul>
    </div>
  );
}

import type { ReactNode } from "react";
import { ActingUnder } from "./acting-under.tsx";

interface DeedFormProps {
  /** What is done by sending it, as its schema names it. */
  readonly deed: string;
  /** The mandate that the page is shown under. */
  readonly mandate: string | null;
  readonly children: ReactNode;
}

/** The form of one deed on a page that has several. */
export function DeedForm({ deed, mandate, children }: DeedFormProps) {
  return (
    <form method="post" className="form">
      <ActingUnder mandate={mandate} />
      <input type="hidden" name="deed" value={deed} />
      {children}
    </form>
  );
}

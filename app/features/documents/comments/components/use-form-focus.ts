import { useEffect, useRef } from "react";
import type { OpenForm } from "../open-form.ts";

/** The id of the link that opens a form. */
export const openerId = ({ deed, id }: OpenForm) => `open-${deed}-${id}`;

/** Once a form at a comment is opened on the page, the focus goes into it; when it is closed, back to what opened it. */
export function useFormFocus(open: OpenForm | null): void {
  const before = useRef(open);
  useEffect(() => {
    const left = before.current;
    if (left === open) return;
    before.current = open;
    if (open) fieldOf(open)?.focus();
    // Sent while the reader was already elsewhere, it takes nothing away.
    else if (left && document.activeElement === document.body)
      document.getElementById(openerId(left))?.focus();
  }, [open]);
}

/** Where writing begins: at the proposed text of an amendment, else at the words. */
function fieldOf({ id }: OpenForm): HTMLElement | null {
  return document.getElementById(`proposed-${id}`) ?? document.getElementById(`body-${id}`);
}

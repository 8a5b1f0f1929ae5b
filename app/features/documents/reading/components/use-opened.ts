import { useEffect, useRef } from "react";

/** Once the comments of another place are opened on the page, the focus goes to them; when they are closed, back to their place. */
export function useOpened(chosen: string | null): void {
  const before = useRef(chosen);
  useEffect(() => {
    if (before.current === chosen) return;
    const left = before.current;
    before.current = chosen;
    const place = document.getElementById(chosen === null ? (left ?? "") : "comments");
    if (!place || document.activeElement?.closest("#comment-form")) return;
    place.tabIndex = -1;
    place.focus();
  }, [chosen]);
}

import { useEffect, useRef, useState } from "react";

/** What is open at which message: the menu of what one may do, the form with its words, what it said before, or its report. */
interface Open {
  /** Id of the message. */
  readonly id: string;
  readonly part: "menu" | "edit" | "history" | "report";
}

/** The one menu that is open, once the script runs; closing it leads back to where it was opened from. */
export function useMessageMenu() {
  const [open, setOpen] = useState<Open | null>(null);
  const [isReady, setIsReady] = useState(false);
  const from = useRef<HTMLElement | null>(null);
  useEffect(() => {
    setIsReady(true);
  }, []);
  const show = (next: Open, opener?: HTMLElement | null) => {
    if (opener) from.current = opener;
    // From the menu to what it leads to: a dialog gives the focus back, as it closes, to what had it as it was opened.
    else from.current?.focus({ preventScroll: true });
    setOpen(next);
  };
  const close = () => {
    setOpen(null);
    from.current?.focus();
  };
  const isOpen = (id: string, part: Open["part"]) => open?.id === id && open.part === part;
  return { isReady, isOpen, show, close };
}

import type { MouseEvent } from "react";

/** What a link does in its place, with script; not where it is to open elsewhere (Control, Command, Shift), nor without anything to do. */
export function inPlace(act: ((link: HTMLAnchorElement) => void) | undefined) {
  return (event: MouseEvent<HTMLAnchorElement>): void => {
    if (!act || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    act(event.currentTarget);
  };
}

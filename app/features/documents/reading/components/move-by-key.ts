const places = ".document-section, .document-paragraph";

type Step = "next" | "previous";

const keys: Readonly<Record<string, Step | "comments" | "help">> = {
  j: "next",
  k: "previous",
  c: "comments",
  "?": "help",
};

/** What a key pressed in the text asks for; null where it belongs to a field, to the comments, or to the browser. */
export function keyIn(event: KeyboardEvent): Step | "comments" | "help" | null {
  const { target } = event;
  const isTaken = event.ctrlKey || event.metaKey || event.altKey || event.isComposing;
  const isElsewhere =
    target instanceof Element && target.closest("input, textarea, select, .document-comments") !== null;
  return isTaken || isElsewhere ? null : (keys[event.key] ?? null);
}

/** The section or paragraph that has the focus, else the first one on the screen; or the next or the one before. */
export function placeFrom(text: HTMLElement, step?: Step): HTMLElement | null {
  const all = [...text.querySelectorAll<HTMLElement>(places)];
  const focused = document.activeElement?.closest(places);
  const at = all.findIndex((place) => place === focused);
  if (at < 0) return all.find((place) => place.getBoundingClientRect().bottom > 0) ?? null;
  return all[step === "next" ? at + 1 : step === "previous" ? at - 1 : at] ?? null;
}

/** Moves the focus there; a place can have it only once it was asked for, so that Tab goes on to what can be done. */
export function goTo(place: HTMLElement | null): void {
  if (!place) return;
  place.tabIndex = -1;
  place.focus();
}
